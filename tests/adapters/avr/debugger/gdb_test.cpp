// avr-gdb itself, at the other end of a socket.
#include <boost/test/unit_test.hpp>

#include <future>
#include <sstream>

#include "adapters/tcp/tcp_listener.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig::adapters {
namespace {

struct Session {
  std::string said;  ///< by avr-gdb
  std::optional<bench::LinkLost> lost;
};

/// Half a second of a firmware under avr-gdb with these commands.
Session session(const std::vector<std::string>& commands) {
  const TcpListener port = std::get<TcpListener>(TcpListener::open(0, bench::whole_file("test")));
  std::vector<std::string> gdb = {AVR_GDB,
                                  "-nx",
                                  "-batch",
                                  "-ex",
                                  "set confirm off",
                                  "-ex",
                                  "target remote 127.0.0.1:" + std::to_string(port.port())};
  for (const std::string& command : commands) gdb.insert(gdb.end(), {"-ex", command});
  gdb.push_back(tests::firmware_path("debugged"));
  auto debugger = std::async(std::launch::async, [&] { return tests::run_program(gdb); });
  Session session;
  {
    tests::Rig rig("debugged", "  - {part: console, name: console, pins: {transmit: D1}}\n", "atmega2560",
                   {.debugger = [&] { return port.accept(); }});
    std::vector<double> outputs(rig.link().describe().outputs.size());
    models::SimTime time{};
    for (int i = 0; i < 50 && !session.lost; ++i, time += rig.link().describe().quantum)
      session.lost = rig.link().exchange(time, {}, outputs);
    rig.link().run_ended({time});
  }
  const tests::Ended ended = debugger.get();
  session.said = ended.out + ended.err;
  return session;
}

bool has(const Session& session, const std::string& text) {
  return session.said.find(text) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(avr_gdb)

BOOST_AUTO_TEST_CASE(breaks_steps_and_reads) {
  const Session gdb = session({"break count", "continue", "print counted", "continue 3", "print counted",
                               "print by", "next", "next", "print counted", "backtrace", "x/i $pc",
                               "x/xb 0x810000", "info registers SREG SP", "detach"});
  BOOST_TEST_CONTEXT(gdb.said) {
    BOOST_TEST(has(gdb, "Breakpoint 1, count"));
    BOOST_TEST(has(gdb, "$1 = 100"));
    BOOST_TEST(has(gdb, "$2 = 103"));  // 100 + 0 + 1 + 2
    BOOST_TEST(has(gdb, "$3 = 3"));
    BOOST_TEST(has(gdb, "$4 = 106"));
    BOOST_TEST(has(gdb, "in main ()"));
    BOOST_TEST(has(gdb, "lds"));
    BOOST_TEST(has(gdb, ":\t0x5a"));
    BOOST_TEST(has(gdb, "Inferior 1 (Remote target) detached"));
    BOOST_TEST(!gdb.lost);
  }
}

/// From main on, where it has been cleared.
BOOST_AUTO_TEST_CASE(watches_a_variable) {
  const Session gdb = session({"break main", "continue", "watch ticks", "continue", "continue", "detach"});
  BOOST_TEST_CONTEXT(gdb.said) {
    BOOST_TEST(has(gdb, "Hardware watchpoint 2: ticks"));
    BOOST_TEST(has(gdb, "Old value = 0"));
    BOOST_TEST(has(gdb, "New value = 1"));
    BOOST_TEST(has(gdb, "__vector_21"));
  }
}

BOOST_AUTO_TEST_CASE(sees_the_run_end) {
  const Session gdb = session({"continue"});
  BOOST_TEST_CONTEXT(gdb.said) {
    BOOST_TEST(has(gdb, "exited normally"));
    BOOST_TEST(!gdb.lost);
  }
}

BOOST_AUTO_TEST_CASE(kills) {
  const Session gdb = session({"break count", "continue", "kill"});
  BOOST_TEST_CONTEXT(gdb.said) BOOST_TEST(gdb.lost.value().reason == "the debugger killed the run");
}

BOOST_AUTO_TEST_CASE(changes_the_program_and_that_is_known) {
  const Session gdb = session({"break count", "continue", "set var counted = 7", "print counted", "detach"});
  BOOST_TEST_CONTEXT(gdb.said) BOOST_TEST(has(gdb, "$1 = 7"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
