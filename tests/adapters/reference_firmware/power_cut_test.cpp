// The whole controller through power cuts: wherever it was, it comes back off the focus, with settings that
// are whole.
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "adapters/reference_firmware/firmware.h"
#include "tests/adapters/reference_firmware/fragile_memory.h"
#include "tests/adapters/reference_firmware/sensors.h"
#include "tests/adapters/reference_firmware/turning_rows.h"

using namespace heliorig::tests;
using namespace heliorig_firmware;

namespace {

const std::string sites[] = {"site 48.85 2.35\n", "site 14.72 -17.44\n"};

/// A machine at noon that outlives its controller's power.
class Machine {
 public:
  Machine() { type(sites[0]); }

  void type(const std::string& line) {
    for (const char character : line) firmware_.console().receive(character);
    run(0.1);
  }
  void run(double duration_s) {
    for (int tick = 0; tick < static_cast<int>(duration_s * 10.0 + 0.5); ++tick) {
      in_.clock_s = noon_s_ + ticks_++ / 10;
      rows_.show(in_);
      out_ = firmware_.tick(in_, memory_);
      rows_.turn(out_);
      in_.uptime_ms += tick_ms;
      for (char character = 0; firmware_.console().send(character);) {
      }
    }
  }
  /// The power goes and returns; the rows stay where they are.
  void power_up() {
    memory_.power_up();
    firmware_ = Firmware();
    firmware_.begin(memory_);
    in_.uptime_ms = 0;
  }

  FragileMemory& memory() { return memory_; }
  const Firmware& firmware() const { return firmware_; }
  const Outputs& out() const { return out_; }
  const TurningRows& rows() const { return rows_; }

 private:
  FragileMemory memory_;
  Firmware firmware_ = begun(memory_);
  TurningRows rows_{60.0};
  Inputs in_ = good_order();
  Outputs out_{};
  const std::uint32_t noon_s_ = in_.clock_s;
  std::uint32_t ticks_ = 0;

  static Firmware begun(const Memory& memory) {
    Firmware firmware;
    firmware.begin(memory);
    return firmware;
  }
};

/// After a start: idle, every row turned east by as much as leaves the focus, and nothing driven that heats.
void check_defocused(Machine& machine) {
  const auto before = machine.rows().angles_deg();
  machine.run(0.1);
  BOOST_REQUIRE(machine.firmware().controller().mode() == Mode::idle);
  machine.run(9.0);
  BOOST_REQUIRE(machine.firmware().controller().mode() == Mode::idle);
  for (std::size_t row = 0; row < row_count; ++row) {
    const bool at_the_end = machine.rows().angles_deg()[row] >= 70.0;
    BOOST_REQUIRE_MESSAGE(at_the_end || machine.rows().angles_deg()[row] - before[row] > 3.5,
                          "row " << row << " from " << before[row]);
  }
  BOOST_REQUIRE_EQUAL(machine.out().feed_pump, 0);
}

/// The board asks for a site where it has none: those that are kept are whole.
void check_settings(Machine& machine) {
  machine.type("start\n");
  BOOST_REQUIRE(machine.firmware().controller().mode() == Mode::homing);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(power_cut)

// A thousand instants from the workshop's settings to the focus and back, some in the middle of a write.
BOOST_AUTO_TEST_CASE(at_any_instant_it_comes_back_off_the_focus_with_whole_settings) {
  std::mt19937 random(20261124);
  Machine machine;
  machine.run(15.0);
  machine.power_up();
  int in_service = 0;
  int cut_writes = 0;
  for (int i = 0; i < 1000; ++i) {
    machine.run(10.0);
    if (random() % 2 == 0) {
      machine.memory().cut_after(static_cast<int>(random() % 15));
      machine.type(sites[random() % 2]);
      machine.run(0.1 * static_cast<double>(random() % 20));
      if (machine.memory().cut()) ++cut_writes;
    } else {
      machine.type("start\n");
      machine.run(0.1 * static_cast<double>(random() % 3000));
      if (machine.firmware().controller().in_service()) ++in_service;
    }
    machine.power_up();
    check_defocused(machine);
    check_settings(machine);
    machine.power_up();
  }
  BOOST_TEST(in_service > 400);
  BOOST_TEST(cut_writes > 200);
}

BOOST_AUTO_TEST_SUITE_END()
