// A run under avr-gdb: it halts, and is the same run for it.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "adapters/tcp/tcp_listener.h"
#include "tests/tools/heliorig/bench_for_tests.h"

using namespace heliorig::tests;

namespace {

namespace fs = std::filesystem;

/// A run that waits for its debugger, as it is started in one terminal.
class WaitingRun {
 public:
  WaitingRun(const fs::path& folder, const std::string& arguments)
      : said_(popen(("cd '" + folder.string() + "' && echo $$ && exec '" + command +
                     "' run --gdb --controller 'avr:" + reference_elf + "' " + arguments + " 2>&1 >out.txt")
                        .c_str(),
                    "re")),
        pid_(std::atoi(read_line().c_str())) {
    const std::string before = "127.0.0.1:";
    for (std::string line = read_line(); !line.empty() && port_.empty(); line = read_line()) {
      const std::size_t at = line.find(before);
      if (at != std::string::npos)
        port_ = line.substr(at + before.size(), line.rfind('\'') - at - before.size());
      if (!port_.empty()) break;
    }
  }
  ~WaitingRun() {
    if (said_ != nullptr) pclose(said_);
  }
  WaitingRun(const WaitingRun&) = delete;
  WaitingRun& operator=(const WaitingRun&) = delete;

  const std::string& port() const { return port_; }
  void ask_to_end() const {
    BOOST_REQUIRE(pid_ > 1);
    kill(pid_, SIGTERM);
  }
  /// Its code as in Ended, once it has ended.
  int await() {
    while (!read_line().empty()) {
    }
    const int status = pclose(std::exchange(said_, nullptr));
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }

 private:
  std::string read_line() {
    std::string line(512, '\0');
    return std::fgets(line.data(), static_cast<int>(line.size()), said_) == nullptr ? "" : line.c_str();
  }

  std::FILE* said_;
  pid_t pid_;
  std::string port_;
};

/// What avr-gdb says as it is typed at in the other terminal.
std::string avr_gdb(const WaitingRun& run, const std::vector<std::string>& commands) {
  BOOST_REQUIRE(!run.port().empty());
  std::vector<std::string> words = {AVR_GDB,       "-nx", "-batch",
                                    reference_elf, "-ex", "target remote 127.0.0.1:" + run.port()};
  for (const std::string& typed : commands) words.insert(words.end(), {"-ex", typed});
  const Ended ended = run_program(words);
  return ended.out + ended.err;
}

const std::string folder_of_run = "/short/avr-reference_firmware";

nlohmann::json result_in(const ScenarioTree& tree, const std::string& results) {
  return nlohmann::json::parse(read_file(tree.folder() / (results + folder_of_run) / "result.json"));
}

ScenarioTree& with_short_scenario(ScenarioTree& tree) {
  tree.add("short.yaml", short_scenario(press_start));
  return tree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(debugged_runs)

BOOST_AUTO_TEST_CASE(a_run_that_was_halted_stepped_and_continued_is_the_same_run) {
  ScenarioTree tree;
  with_short_scenario(tree);
  const Ended alone =
      tree.run({"run", "--controller", "avr:" + reference_elf, "scenarios/short.yaml", "--results", "alone"});
  WaitingRun run(tree.folder(), "scenarios/short.yaml --results halted");
  const std::string said = avr_gdb(
      run, {"break heliorig_firmware::Controller::choose_mode", "continue", "continue 20", "backtrace",
            "info locals", "stepi 50", "next", "next", "x/64xb $sp", "delete", "detach"});
  BOOST_TEST_CONTEXT(said) {
    BOOST_TEST(said.find("Breakpoint 1, heliorig_firmware::Controller::choose_mode") != std::string::npos);
    BOOST_TEST(said.find("detached") != std::string::npos);
  }
  BOOST_TEST(run.await() == alone.code);
  for (const char* name : {"/trace.mcap", "/result.json", "/coverage.info"}) {
    const std::string undisturbed = read_file(tree.folder() / ("alone" + folder_of_run + name));
    BOOST_TEST(undisturbed.size() > 100u, name);
    BOOST_TEST((read_file(tree.folder() / ("halted" + folder_of_run + name)) == undisturbed), name);
  }
}

BOOST_AUTO_TEST_CASE(a_run_that_its_debugger_kills_is_lost) {
  ScenarioTree tree;
  with_short_scenario(tree);
  WaitingRun run(tree.folder(), "scenarios/short.yaml --results killed");
  avr_gdb(run, {"break main", "continue", "kill"});
  BOOST_TEST(run.await() == 3);
  BOOST_TEST(result_in(tree, "killed").at("reasons").at(0) == "link lost: the debugger killed the run");
}

BOOST_AUTO_TEST_CASE(a_run_whose_debugger_never_comes_ends_when_it_is_asked) {
  ScenarioTree tree;
  with_short_scenario(tree);
  WaitingRun run(tree.folder(), "scenarios/short.yaml");
  BOOST_TEST(!run.port().empty());
  run.ask_to_end();
  BOOST_TEST(run.await() == 128 + SIGTERM);
}

BOOST_AUTO_TEST_CASE(a_run_that_was_changed_by_hand_shows_nothing) {
  ScenarioTree tree;
  with_short_scenario(tree);
  WaitingRun run(tree.folder(), "scenarios/short.yaml --results changed");
  avr_gdb(run, {"break main", "continue", "set var $r20 = $r20 + 1", "detach"});
  BOOST_TEST(run.await() == 5);
  const auto result = result_in(tree, "changed");
  BOOST_TEST(result.at("verdict") == "invalid");
  BOOST_TEST(result.at("reasons").at(0) == "the program or its data were changed by hand in the debugger");
}

const std::string check_that_is_lost =
    "checks:\n"
    "  - name: pressure stays high\n"
    "    formula: always steam.pressure > 9.6 barg\n";

BOOST_AUTO_TEST_CASE(a_run_stops_where_a_check_is_lost) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start + check_that_is_lost));
  const std::vector<std::string> words = {"run", "--controller", "avr:" + reference_elf,
                                          "scenarios/short.yaml", "--results"};
  const auto run_with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), words.begin(), words.end());
    return tree.run(more).code;
  };
  BOOST_TEST(run_with({"whole"}) == 1);
  BOOST_TEST(run_with({"stopped", "--break-on-violation"}) == 1);
  const auto whole = result_in(tree, "whole");
  const auto stopped = result_in(tree, "stopped");
  BOOST_TEST(stopped.at("verdict") == "fail");
  BOOST_TEST(stopped.at("duration_ns").get<std::int64_t>() < whole.at("duration_ns").get<std::int64_t>());
}

BOOST_AUTO_TEST_CASE(the_program_halts_where_a_check_is_lost) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start + check_that_is_lost));
  tree.run({"run", "--controller", "avr:" + reference_elf, "scenarios/short.yaml", "--results", "alone"});
  WaitingRun run(tree.folder(), "scenarios/short.yaml --break-on-violation --results halted");
  const std::string said = avr_gdb(run, {"continue", "continue"});
  BOOST_TEST_CONTEXT(said) {
    BOOST_TEST(said.find("pressure stays high is lost") != std::string::npos);
    BOOST_TEST(said.find("into the run: violated by") != std::string::npos);
    BOOST_TEST(said.find("Program received signal SIGTRAP") != std::string::npos);
    BOOST_TEST(said.find("exited normally") != std::string::npos);
  }
  BOOST_TEST(run.await() == 1);
  BOOST_TEST((read_file(tree.folder() / ("halted" + folder_of_run + "/trace.mcap")) ==
              read_file(tree.folder() / ("alone" + folder_of_run + "/trace.mcap"))));
}

BOOST_AUTO_TEST_CASE(a_run_that_is_killed_where_a_check_is_lost_is_lost) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start + check_that_is_lost));
  WaitingRun run(tree.folder(), "scenarios/short.yaml --break-on-violation --results killed");
  avr_gdb(run, {"continue", "kill"});
  BOOST_TEST(run.await() == 3);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_debugged_is_refused) {
  ScenarioTree tree;
  with_short_scenario(tree);
  const std::string avr = "avr:" + reference_elf;
  const auto refused = [&](std::vector<std::string> words, const std::string& why) {
    words.insert(words.begin(), {"run", "--results", "none"});
    const Ended ended = tree.run(words);
    BOOST_TEST_CONTEXT(ended.err) {
      BOOST_TEST(ended.code == 2);
      BOOST_TEST(ended.err.find(why) != std::string::npos, why);
    }
    BOOST_TEST(!fs::exists(tree.folder() / "none"));
  };
  const std::string scenario = "scenarios/short.yaml";
  refused({"--gdb", scenario}, "--gdb: error: simulated runs no program that could be halted");
  refused({"--gdb", "-c", avr, "-c", avr, scenario}, "follows one controller, here are 2");
  refused({"--gdb", "-c", avr, "--speed", "1", scenario}, "comes late by the clock on the wall");
  refused({"--gdb", "-c", avr, "--corners", scenario}, "follows one run, here are");
  tree.add("other.yaml", short_scenario("controllers: [simulated]\n"));
  refused({"--gdb", "-c", avr, "scenarios/other.yaml"}, "other.yaml is not for avr:reference_firmware.elf");
  for (const char* wrong : {"x", "65536", "-1", "12 ", "0x10"})
    refused({std::string("--gdb=") + wrong, "-c", avr, scenario}, std::string("'") + wrong + "' is no port");
  const auto taken = heliorig::adapters::TcpListener::open(0, heliorig::bench::whole_file("test"));
  const std::string port = std::to_string(std::get<0>(taken).port());
  refused({"--gdb=" + port, "-c", avr, scenario},
          "port " + port + " of this machine: Address already in use");
}

BOOST_AUTO_TEST_SUITE_END()
