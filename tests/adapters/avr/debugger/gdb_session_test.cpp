#include "adapters/avr/debugger/gdb_session.h"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>
#include <simavr/sim_avr.h>

#include <random>

#include "adapters/avr/debugger/rsp_packet.h"
#include "tests/adapters/avr/debugger/debugged_mcu.h"

namespace heliorig::adapters {
namespace {

using Then = GdbAnswer::Then;

/// A session with a program that has run for 10 ms.
struct Session : tests::DebuggedMcu {
  Session() { mcu.run_to(160'000); }

  std::string ask(const std::string& packet) { return session.answer(packet).reply; }
  Then upon(const std::string& packet) { return session.answer(packet).then; }
  std::string of_data(const std::string& symbol, const std::string& length) const {
    return fmt::format("{:x},{}", 0x800000 + address_of(symbol), length);
  }

  HaltedProcessor processor{mcu};
  StopPoints points{chip.flash_bytes};
  GdbSession session{processor, points};
};

const std::string refused = "E01";

}  // namespace

BOOST_FIXTURE_TEST_SUITE(gdb_session, Session)

BOOST_AUTO_TEST_CASE(a_debugger_is_greeted) {
  BOOST_TEST(ask("qSupported:multiprocess+;swbreak+") == "PacketSize=1000");
  BOOST_TEST(ask("qAttached") == "1");
  BOOST_TEST(ask("qAttached:1") == "1");
  BOOST_TEST(ask("vCont?") == "vCont;c;C;s;S");
  BOOST_TEST(ask("qfThreadInfo") == "m1");
  BOOST_TEST(ask("qsThreadInfo") == "l");
  BOOST_TEST(ask("qC") == "QC1");
  for (const char* of_threads : {"Hg0", "Hc-1", "T1"}) BOOST_TEST(ask(of_threads) == "OK");
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_answered_with_nothing) {
  for (const char* unknown : {"", "!", "vMustReplyEmpty", "vKill;1", "X800200,1:a", "qTStatus", "q", "Z5,0,2",
                              "Zz", "qXfer:features:read:target.xml:0,ffb", "QStartNoAckMode", "R00", "v"}) {
    BOOST_TEST(ask(unknown) == "", unknown);
    BOOST_TEST((upon(unknown) == Then::stay), unknown);
  }
}

BOOST_AUTO_TEST_CASE(a_stop_names_signal_and_place) {
  mcu.core().pc = 0x1234;
  const std::string stop = session.halted(2);
  BOOST_TEST(stop.starts_with("T02"));
  BOOST_TEST(stop.find(";22:34120000;") != std::string::npos);
  BOOST_TEST(ask("?") == stop);
  const WatchPoint watch{WatchKind::write, 0x200, 1};
  BOOST_TEST(session.halted(5, &watch).starts_with("T05watch:800200;"));
}

// ATmega2560: SP is 16 bits wide, PC in bytes; r0 … r31, SREG, SP, PC are 39 bytes.
BOOST_AUTO_TEST_CASE(registers_are_read) {
  mcu.core().data[7] = 0xa5;
  mcu.core().pc = 0x2a6;
  mcu.core().data[R_SPL] = 0xfd;
  mcu.core().data[R_SPH] = 0x21;
  for (auto& flag : mcu.core().sreg) flag = 0;
  mcu.core().sreg[S_I] = mcu.core().sreg[S_Z] = 1;
  const std::string all = ask("g");
  BOOST_TEST(all.size() == 2u * 39u);
  BOOST_TEST(all.substr(14, 2) == "a5");
  BOOST_TEST(all.substr(64) == "82fd21a6020000");
  BOOST_TEST(ask("p7") == "a5");
  BOOST_TEST(ask("p20") == "82");
  BOOST_TEST(ask("p21") == "fd21");
  BOOST_TEST(ask("p22") == "a6020000");
  for (const char* wrong : {"p", "p23", "pffffffff", "p-1", "p7=00"})
    BOOST_TEST(ask(wrong) == refused, wrong);
}

BOOST_AUTO_TEST_CASE(registers_are_written) {
  BOOST_TEST(!processor.altered());
  BOOST_TEST(ask("G" + ask("g")) == "OK");
  BOOST_TEST(!processor.altered());
  BOOST_TEST(ask("P7=a5") == "OK");
  BOOST_TEST(processor.altered());
  BOOST_TEST(ask("P20=82") == "OK");
  BOOST_TEST(ask("P21=fd21") == "OK");
  BOOST_TEST(ask("P22=a6020000") == "OK");
  BOOST_TEST(ask("g").substr(14, 2) == "a5");
  BOOST_TEST(ask("g").substr(64) == "82fd21a6020000");
  for (const char* wrong : {"P7", "P7=", "P7=a5a5", "P22=a602", "P23=00", "P=00", "P7=g0", "G", "G00"})
    BOOST_TEST(ask(wrong) == refused, wrong);
}

BOOST_AUTO_TEST_CASE(a_program_counter_stays_within_the_program) {
  BOOST_TEST(ask("P22=ffffffff") == "OK");
  BOOST_TEST(ask("p22") == "feff0300");
  mcu.run_to(mcu.cycle() + 1000);
}

BOOST_AUTO_TEST_CASE(memories_are_read) {
  BOOST_TEST(ask(fmt::format("m{:x},4", address_of("greeting"))) == "73756e00");
  mcu.core().data[address_of("counted")] = 0x34;
  mcu.core().data[address_of("counted") + 1] = 0x12;
  BOOST_TEST(ask("m" + of_data("counted", "2")) == "3412");
  BOOST_TEST(ask("m810000,2") == "5aff");
  BOOST_TEST(ask("m80005f,1") == ask("p20"));
  for (auto& flag : mcu.core().sreg) flag = 1;
  BOOST_TEST(ask("m80005e,2").substr(2) == "ff");
}

// ATmega2560: 256 KiB of program, data to 0x21ff, 4 KiB of EEPROM.
BOOST_AUTO_TEST_CASE(memories_end) {
  BOOST_TEST(ask("m3ffff,1").size() == 2u);
  BOOST_TEST(ask("m8021ff,1").size() == 2u);
  BOOST_TEST(ask("m8021ff,8").size() == 2u);
  BOOST_TEST(ask("m810fff,8").size() == 2u);
  BOOST_TEST(ask("m0,ffffffff").size() == 4096u);
  for (const char* outside : {"m40000,1", "m802200,1", "m811000,1", "mffffffff,ffffffff", "m800200,0"})
    BOOST_TEST(ask(outside) == refused, outside);
  for (const char* wrong : {"m", "m0", "m0,", "m,1", "m0,1,2", "m0x0,1", "m0,-1"})
    BOOST_TEST(ask(wrong) == refused, wrong);
}

BOOST_AUTO_TEST_CASE(memories_are_written) {
  BOOST_TEST(ask("M" + of_data("counted", "2") + ":" + ask("m" + of_data("counted", "2"))) == "OK");
  BOOST_TEST(!processor.altered());
  BOOST_TEST(ask("M" + of_data("counted", "2") + ":3412") == "OK");
  BOOST_TEST(processor.altered());
  BOOST_TEST(ask("m" + of_data("counted", "2")) == "3412");
  BOOST_TEST(ask("M810001,2:0102") == "OK");
  BOOST_TEST(ask("m810000,3") == "5a0102");
  BOOST_TEST(ask("M3fffe,2:0102") == "OK");
  BOOST_TEST(ask("m3fffe,2") == "0102");
  BOOST_TEST(ask("M800010,2:0304") == "OK");
  BOOST_TEST(ask("p11") == "04");
}

BOOST_AUTO_TEST_CASE(what_would_not_be_noticed_or_is_not_there_is_not_written) {
  for (const char* outside : {"M800025,1:aa", "M80001f,2:0000", "M8001ff,2:0102", "M3ffff,2:0102",
                              "M8021ff,2:0102", "M810fff,2:0102", "M40000,1:01"})
    BOOST_TEST(ask(outside) == refused, outside);
  for (const char* wrong : {"M", "M800200", "M800200,1", "M800200,1:", "M800200,2:01", "M800200,1:0g"})
    BOOST_TEST(ask(wrong) == refused, wrong);
}

BOOST_AUTO_TEST_CASE(points_are_set_and_cleared) {
  BOOST_TEST(ask("Z0,104,2") == "OK");
  BOOST_TEST(ask("Z0,104,2") == "OK");
  BOOST_TEST(points.breaks_at(0x104));
  BOOST_TEST(ask("z0,104,2") == "OK");
  BOOST_TEST(ask("z0,104,2") == "OK");
  BOOST_TEST(!points.any());
  BOOST_TEST(ask("Z1,3fffe,2") == "OK");
  BOOST_TEST(points.any());
  BOOST_TEST(ask("Z2,800200,2") == "OK");
  BOOST_TEST((points.seen({.address = 0x201, .writes = true}) != nullptr));
  BOOST_TEST((points.seen({.address = 0x1ff, .size = 2, .writes = true}) != nullptr));
  BOOST_TEST((points.seen({.address = 0x201, .reads = true}) == nullptr));
  BOOST_TEST((points.seen({.address = 0x202, .writes = true}) == nullptr));
  BOOST_TEST(ask("Z3,800300,1") == "OK");
  BOOST_TEST((points.seen({.address = 0x300, .reads = true}) != nullptr));
  BOOST_TEST((points.seen({.address = 0x300, .writes = true}) == nullptr));
  for (const char* wrong : {"Z0,105,2", "Z0,40000,2", "Z0,", "Z0", "Z2,200,1", "Z2,810000,1", "Z2,800200,0",
                            "Z2,800200,101", "z4,,"})
    BOOST_TEST(ask(wrong) == refused, wrong);
}

BOOST_AUTO_TEST_CASE(the_program_goes_on_as_it_is_told) {
  for (const char* on : {"c", "C05", "vCont;c", "vCont;c:1", "vCont;C05:1"})
    BOOST_TEST((upon(on) == Then::go_on), on);
  for (const char* step : {"s", "S05", "vCont;s", "vCont;s:1;c", "vCont;S05:1"})
    BOOST_TEST((upon(step) == Then::step), step);
  BOOST_TEST((upon("D") == Then::detach));
  BOOST_TEST((upon("k") == Then::kill));
  for (const char* wrong : {"c104", "s104", "C05;104", "vCont;", "vCont;t", "vCont;r0,2:1"}) {
    BOOST_TEST(ask(wrong) == refused, wrong);
    BOOST_TEST((upon(wrong) == Then::stay), wrong);
  }
}

BOOST_AUTO_TEST_CASE(noise_is_answered_and_the_program_lives_on) {
  std::mt19937 random(11);
  const std::string letters = "?gGpPmMcCsSzZvqHTDk0123456789abcdef,;:=8XCont";
  for (int round = 0; round < 20'000; ++round) {
    std::string packet;
    for (unsigned left = random() % 24; left > 0; --left) {
      const unsigned draw = random();
      packet += draw % 16 == 0 ? static_cast<char>(draw >> 8) : letters[(draw >> 8) % letters.size()];
    }
    BOOST_TEST_REQUIRE(ask(packet).size() <= 2 * longest_rsp_payload);
    if (round % 100 == 0) mcu.run_to(mcu.cycle() + 100);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
