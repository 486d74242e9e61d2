#include "models/plant_kernel.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <vector>

#include "models/ports/block.h"
#include "models/ports/signal_board.h"
#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

SignalSpec signal(const char* name) {
  return {name, "1", -1e9, 1e9, "of a test"};
}

/// Writes the time in milliseconds at each period.
class Metronome : public Block {
 public:
  Metronome(const sc_core::sc_module_name& name, int period_ms)
      : Block(name, {}, {signal("metronome")}), period_ms_(period_ms) {
    SC_HAS_PROCESS(Metronome);
    SC_METHOD(beat);
  }

 private:
  void beat() {
    out[0].write(seconds(now()) * 1e3);
    next_trigger(period_ms_, sc_core::SC_MS);
  }

  int period_ms_;
};

/// Passes a signal on, a delta later.
class Relay : public Block {
 public:
  Relay(const sc_core::sc_module_name& name, const char* from, const char* to)
      : Block(name, {signal(from)}, {signal(to)}) {
    SC_HAS_PROCESS(Relay);
    SC_METHOD(pass_on);
    sensitive << in[0];
  }

 private:
  void pass_on() { out[0].write(in[0].read()); }
};

/// Locates an event at given nanoseconds, and counts them.
class Locator : public Block {
 public:
  Locator(const sc_core::sc_module_name& name, std::vector<double> at_ns)
      : Block(name, {}, {signal("located")}), at_ns_(std::move(at_ns)) {
    SC_HAS_PROCESS(Locator);
    SC_METHOD(next);
    dont_initialize();
    sensitive << due_;
    due_.notify(at_ns_.front(), sc_core::SC_NS);
  }

 private:
  void next() {
    locate("number " + std::to_string(found_));
    out[0].write(static_cast<double>(++found_));
    if (found_ < at_ns_.size()) due_.notify(at_ns_[found_] - at_ns_[found_ - 1], sc_core::SC_NS);
  }

  std::vector<double> at_ns_;
  std::size_t found_ = 0;
  sc_core::sc_event due_;
};

BOOST_AUTO_TEST_SUITE(plant_kernel)

BOOST_AUTO_TEST_CASE(what_is_due_at_the_end_has_run_and_settled) {
  tests::in_child([] {
    PlantKernel kernel;
    SignalBoard board;
    Metronome metronome{"metronome", 100};
    Relay first{"first", "metronome", "relay"};
    Relay second{"second", "relay", "end"};
    for (Block* block : std::initializer_list<Block*>{&metronome, &first, &second})
      board.connect_outputs(*block);
    for (Block* block : std::initializer_list<Block*>{&metronome, &first, &second})
      board.connect_inputs(*block);
    BOOST_TEST((kernel.advance_to(SimTime{}) == SimTime{}));
    BOOST_TEST(board["end"].read() == 0.0);
    for (int i = 1; i <= 50; ++i) {
      BOOST_TEST((kernel.advance_to(SimTime{i * 50ms}) == SimTime{i * 50ms}));
      BOOST_TEST(board["end"].read() == (i / 2) * 100.0);
    }
  });
}

BOOST_AUTO_TEST_CASE(what_is_written_from_outside_holds_at_once) {
  tests::in_child([] {
    PlantKernel kernel;
    SignalBoard board;
    board.add("input", 3.0);
    Relay relay{"relay", "input", "end"};
    board.connect_outputs(relay);
    board.connect_inputs(relay);
    kernel.advance_to(SimTime{});
    BOOST_TEST(board["end"].read() == 3.0);
    kernel.advance_to(SimTime{7ns});
    board["input"].write(4.0);
    BOOST_TEST((kernel.advance_to(SimTime{7ns}) == SimTime{7ns}));
    BOOST_TEST(board["end"].read() == 4.0);
    board["input"].write(5.0);
    kernel.advance_to(SimTime{1s});
    BOOST_TEST(board["end"].read() == 5.0);
  });
}

BOOST_AUTO_TEST_CASE(a_located_event_stops_it_at_the_exact_instant) {
  tests::in_child([] {
    PlantKernel kernel;
    SignalBoard board;
    Metronome metronome{"metronome", 100};
    Locator locator{"locator", {123'456'789.0, 123'456'790.0, 200'000'000.0}};
    Relay relay{"relay", "located", "end"};
    for (Block* block : std::initializer_list<Block*>{&metronome, &locator, &relay})
      board.connect_outputs(*block);
    for (Block* block : std::initializer_list<Block*>{&metronome, &locator, &relay})
      board.connect_inputs(*block);
    kernel.advance_to(SimTime{});
    for (const SimTime instant : {SimTime{123'456'789ns}, SimTime{123'456'790ns}, SimTime{200ms}}) {
      BOOST_TEST((kernel.advance_to(SimTime{200ms}) == instant));
      const auto events = locator.take_located_events();
      BOOST_REQUIRE(events.size() == 1u);
      BOOST_TEST((events[0].time == instant));
      BOOST_TEST(board["end"].read() == board["located"].read());
    }
    BOOST_TEST(board["end"].read() == 3.0);
    BOOST_TEST(board["metronome"].read() == 200.0);
    BOOST_TEST((kernel.advance_to(SimTime{300ms}) == SimTime{300ms}));
    BOOST_TEST(locator.take_located_events().empty());
    BOOST_TEST(board["metronome"].read() == 300.0);
  });
}

BOOST_AUTO_TEST_CASE(a_process_has_one) {
  BOOST_TEST(tests::aborts_in_child([] {
    PlantKernel{}.advance_to(SimTime{1s});
    PlantKernel second;
  }));
}

BOOST_AUTO_TEST_CASE(time_does_not_go_back) {
  BOOST_TEST(tests::aborts_in_child([] {
    PlantKernel kernel;
    kernel.advance_to(SimTime{1s});
    kernel.advance_to(SimTime{999ms});
  }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
