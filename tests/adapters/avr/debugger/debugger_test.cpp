#include "adapters/avr/debugger/debugger.h"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>
#include <simavr/sim_avr.h>

#include <algorithm>

#include "adapters/avr/mcu/pin_edges.h"
#include "tests/adapters/avr/debugger/debugged_mcu.h"

namespace heliorig::adapters {
namespace {

/// A debugger whose every word is written down beforehand: one is read each time that the program stands,
/// Ctrl-C while it runs. Behind the last one the connection breaks.
class Script final : public ByteStream {
 public:
  Script(std::deque<std::string> words, std::string& heard) : words_(std::move(words)), heard_(heard) {}

  StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    const bool stands = patience.count() > 0;
    if (!stands && (words_.empty() || words_.front() != ctrl_c)) return std::size_t{0};
    if (words_.empty()) return StreamEnd{};
    const std::string word = words_.front();
    words_.pop_front();
    std::ranges::copy(word, into.begin());
    return word.size();
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds) override {
    heard_.append(bytes.begin(), bytes.end());
    return bytes.size();
  }
  void discard_input() override {}

  static inline const std::string ctrl_c = "\x03";

 private:
  std::deque<std::string> words_;
  std::string& heard_;
};

constexpr Cycle quantum = 160'000;

/// A program under a debugger that follows a script of packets.
struct Debugged : tests::DebuggedMcu {
  explicit Debugged(const std::string& firmware = "debugged") : DebuggedMcu(firmware) {}

  void follow(const std::vector<std::string>& packets, int quanta = 10) {
    std::deque<std::string> words;
    for (const std::string& packet : packets)
      words.push_back(
          packet == Script::ctrl_c || packet.starts_with('$') || packet == "-" ? packet : rsp_packet(packet));
    debugger.emplace(mcu, [this, words] { return std::make_unique<Script>(words, heard); });
    for (int i = 1; i <= quanta && !debugger->why_over(); ++i) {
      debugger->before_quantum();
      mcu.run_to(static_cast<Cycle>(i) * quantum);
    }
  }

  std::string break_at(const std::string& function) const {
    return fmt::format("Z0,{:x},2", address_of(function));
  }
  std::string read(const std::string& variable) const {
    return fmt::format("m{:x},2", 0x800000 + address_of(variable));
  }

  /// The payloads that the debugger was sent.
  std::vector<std::string> replies() const {
    RspReader reader;
    std::vector<std::string> all;
    for (const char byte : heard) {
      if (auto event = reader.take(byte); event && event->kind == RspEvent::Kind::packet)
        all.push_back(event->payload);
    }
    return all;
  }

  std::string heard;
  std::optional<Debugger> debugger;
};

std::uint32_t place_in(const std::string& stop) {
  const auto bytes = bytes_of_hex(stop.substr(stop.find(";22:") + 4, 8)).value();
  return static_cast<std::uint32_t>(bytes[0] | bytes[1] << 8 | bytes[2] << 16);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(debugger_suite)

BOOST_AUTO_TEST_CASE(the_program_stands_at_its_first_instruction) {
  Debugged run;
  run.follow({"?", "D"});
  BOOST_TEST(run.heard.starts_with("+$T05"));
  BOOST_TEST(place_in(run.replies().at(0)) == 0u);
}

BOOST_AUTO_TEST_CASE(it_halts_at_a_function_each_time) {
  Debugged run;
  run.follow({run.break_at("count"), "c", run.read("counted"), "c", run.read("counted"), "c",
              run.read("counted"), "D"});
  const auto replies = run.replies();
  BOOST_TEST_REQUIRE(replies.size() == 8u);
  for (const int stop : {1, 3, 5})
    BOOST_TEST(place_in(replies[static_cast<std::size_t>(stop)]) == run.address_of("count"));
  BOOST_TEST(replies[2] == "6400");  // 100, then by 0 and 1 more
  BOOST_TEST(replies[4] == "6400");
  BOOST_TEST(replies[6] == "6500");
}

BOOST_AUTO_TEST_CASE(a_step_is_an_instruction) {
  Debugged run;
  run.follow({"s", "s", "D"});
  const auto replies = run.replies();
  BOOST_TEST_REQUIRE(replies.size() == 3u);
  // From the reset vector by a jump to where avr-libc clears r1.
  BOOST_TEST(place_in(replies[0]) >= 57u * 4u);
  BOOST_TEST(place_in(replies[1]) == place_in(replies[0]) + 2);
}

// Each 100 µs an interrupt comes, some 40 instructions long.
BOOST_AUTO_TEST_CASE(a_step_does_not_end_within_an_interrupt) {
  Debugged run;
  std::vector<std::string> packets = {run.break_at("count"), "c"};
  packets.insert(packets.end(), 3000, "vCont;s:1");
  packets.insert(packets.end(), {run.read("ticks"), "D"});
  run.follow(packets);
  const auto replies = run.replies();
  BOOST_TEST_REQUIRE(replies.size() == packets.size());
  const std::uint32_t interrupt = run.address_of("__vector_21");
  const std::uint32_t behind = run.address_of("count");
  BOOST_TEST_REQUIRE(interrupt < behind);
  for (std::size_t i = 1; i <= 3000; ++i) {
    const std::uint32_t place = place_in(replies[i]);
    BOOST_TEST_REQUIRE((place >= behind || place < interrupt));
    BOOST_TEST_REQUIRE((place == 0 || place > 57 * 4));  // not among the vectors
  }
  BOOST_TEST(replies[replies.size() - 2] != "0000");
}

BOOST_AUTO_TEST_CASE(an_interrupt_is_halted_in_where_that_is_asked_for) {
  Debugged run;
  run.follow({run.break_at("__vector_21"), "c", "s", "D"});
  BOOST_TEST(place_in(run.replies().at(1)) == run.address_of("__vector_21"));
  BOOST_TEST(place_in(run.replies().at(2)) == run.address_of("__vector_21") + 2);
}

BOOST_AUTO_TEST_CASE(it_halts_behind_what_writes_a_watched_variable) {
  Debugged run;
  const std::string place = fmt::format("{:x}", 0x800000 + run.address_of("ticks"));
  run.follow({"Z2," + place + ",2", "c", "c", "c", run.read("ticks"), "D"});
  const auto replies = run.replies();
  BOOST_TEST_REQUIRE(replies.size() == 6u);
  BOOST_TEST(replies[1].starts_with("T05watch:8002"));
  // The start-up code clears it, byte by byte; then comes an interrupt, which writes the high byte first.
  BOOST_TEST(place_in(replies[1]) == place_in(replies[2]));
  BOOST_TEST((place_in(replies[3]) > run.address_of("__vector_21")));
}

BOOST_AUTO_TEST_CASE(ctrl_c_halts_it_at_the_end_of_the_quantum) {
  Debugged run;
  run.follow({"c", Script::ctrl_c, "?", "D"});
  BOOST_TEST(run.replies().at(0).starts_with("T02"));
  BOOST_TEST(run.replies().at(1) == run.replies().at(0));
}

BOOST_AUTO_TEST_CASE(a_processor_that_is_lost_halts_where_it_was_lost) {
  Debugged run("lost_2");
  run.follow({"c", "?", "s", "D"});
  const auto replies = run.replies();
  BOOST_TEST(replies.at(0).starts_with("T04"));
  const std::uint32_t place = place_in(replies.at(0));
  BOOST_TEST(run.image.flash.at(place) == 0x04);  // .word 0x9404
  BOOST_TEST(run.image.flash.at(place + 1) == 0x94);
  BOOST_TEST(replies.at(2).starts_with("T04"));
  BOOST_TEST(!run.debugger->why_over());
}

BOOST_AUTO_TEST_CASE(damage_is_asked_for_again_and_said_again) {
  Debugged run;
  run.follow({"$?#00", "?", "-", "D"});
  BOOST_TEST(run.heard.starts_with("-+$T05"));
  BOOST_TEST(run.replies().at(0) == run.replies().at(1));
}

BOOST_AUTO_TEST_CASE(a_run_that_is_left_goes_on) {
  Debugged run;
  run.follow({run.break_at("count"), "c", "D"});
  BOOST_TEST(!run.debugger->why_over());
  BOOST_TEST(run.mcu.cycle() >= 10 * quantum);
  BOOST_TEST(run.replies().back() == "OK");
}

BOOST_AUTO_TEST_CASE(a_run_that_is_killed_is_over) {
  Debugged run;
  run.follow({"c", Script::ctrl_c, "k"});
  BOOST_TEST(run.debugger->why_over().value() == "the debugger killed the run");
  BOOST_TEST(run.mcu.cycle() < 3 * quantum);
}

BOOST_AUTO_TEST_CASE(a_run_whose_debugger_is_gone_is_over) {
  Debugged run;
  run.follow({run.break_at("count"), "c", "s"});
  BOOST_TEST(run.debugger->why_over().value() == "the connection to the debugger broke");
  BOOST_TEST(run.mcu.cycle() < 2 * quantum);
}

BOOST_AUTO_TEST_CASE(no_debugger_came) {
  Debugged run;
  run.debugger.emplace(run.mcu, [] { return std::unique_ptr<ByteStream>{}; });
  run.debugger->before_quantum();
  BOOST_TEST(run.debugger->why_over().has_value());
}

BOOST_AUTO_TEST_CASE(it_halts_where_the_bench_says_and_hears_why) {
  Debugged run;
  run.follow({"c", "?", "c"}, 1);
  run.debugger->halt("lost");
  BOOST_TEST(run.heard.starts_with("+" + rsp_packet("O6c6f73740a") + "$T05"));
  run.debugger->run_ended();
  BOOST_TEST(run.heard.ends_with(rsp_packet("W00")));
  BOOST_TEST(!run.debugger->why_over());
}

BOOST_AUTO_TEST_CASE(it_halts_where_the_bench_says_before_the_first_quantum) {
  Debugged run;
  run.follow({"c", "D"}, 0);
  run.debugger->halt("lost");
  BOOST_TEST(run.heard.starts_with("+" + rsp_packet("O6c6f73740a") + "$T05"));
  run.debugger->before_quantum();
  BOOST_TEST(!run.debugger->why_over());
  BOOST_TEST(run.replies().back() == "OK");
}

BOOST_AUTO_TEST_CASE(being_looked_at_changes_no_edge) {
  const auto edges_of = [](std::vector<std::string> packets) {
    Debugged run;
    PinEdges edges(run.mcu);
    for (std::string& packet : packets) {
      if (packet == "break") packet = run.break_at("count");
      if (packet == "no break") packet = "z" + run.break_at("count").substr(1);
      if (packet == "watch") packet = fmt::format("Z4,{:x},2", 0x800000 + run.address_of("ticks"));
    }
    run.follow(packets);
    BOOST_TEST(!run.debugger->altered());
    return std::tuple{edges.count(), edges.hash(), run.mcu.cycle(), run.mcu.core().pc};
  };
  const auto alone = edges_of({"D"});
  BOOST_TEST(std::get<0>(alone) > 1000u);
  BOOST_TEST((edges_of({"c", Script::ctrl_c, "D"}) == alone));
  BOOST_TEST((edges_of({"break", "c", "g", "s", "s", "m0,100", "m800000,800", "c", "no break", "s", "c",
                        Script::ctrl_c, "s", "s", "watch", "c", "c", "D"}) == alone));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
