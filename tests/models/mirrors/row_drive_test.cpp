#include "models/mirrors/row_drive.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cmath>

#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using tests::degree;

constexpr double step_deg = 0.018;
constexpr double backlash_deg = 0.1;

/// A drive with mains and a closed chain; time goes on from call to call, by the drive's own events.
class Rig {
 public:
  explicit Rig(double angle_deg = 0.0, const MirrorsParameters& parameters = tests::reference_mirrors())
      : drive(parameters, std::array{angle_deg * degree}) {
    inputs.chain_closed = inputs.mains = true;
    drive.apply(inputs);
  }
  void advance(SimDuration duration) {
    const SimTime until = now + duration;
    for (auto next = drive.next_change(); next && *next <= until; next = drive.next_change()) {
      BOOST_REQUIRE((*next > now));
      now = *next;
      drive.advance_to(now);
    }
    drive.advance_to(now = until);
  }
  void apply() { drive.apply(inputs); }
  /// Commands `steps` a tenth of a second, `ticks` times.
  void slew(double steps, int ticks) {
    for (int i = 0; i < ticks; ++i) {
      inputs.command += steps;
      apply();
      advance(100ms);
    }
  }
  double angle_deg() const { return drive.angle_rad() / degree; }

  RowDrive drive;
  RowDrive::Inputs inputs;
  SimTime now{};
};

bool near(double a, double b) {
  return std::abs(a - b) < 1e-9;
}

BOOST_AUTO_TEST_SUITE(row_drive)

BOOST_AUTO_TEST_CASE(nothing_happens_while_nothing_moves) {
  Rig rig;
  BOOST_TEST(!rig.drive.next_change().has_value());
  rig.advance(1h);
  BOOST_TEST(rig.angle_deg() == 0.0);
  BOOST_TEST(rig.drive.current_A() == 0.5);
}

BOOST_AUTO_TEST_CASE(steps_turn_the_row_steadily_and_then_it_rests) {
  Rig rig;
  rig.slew(-2.0, 1);
  BOOST_TEST(near(rig.angle_deg(), -2 * step_deg));
  BOOST_TEST(rig.drive.position_steps() == -2.0);
  BOOST_TEST(near(rig.drive.speed_radps() / degree, -0.36));
  BOOST_TEST(rig.drive.current_A() == 1.0);
  rig.slew(-2.0, 9);
  BOOST_TEST(near(rig.angle_deg(), -20 * step_deg));
  rig.inputs.command -= 2.0;
  rig.apply();
  rig.advance(50ms);
  BOOST_TEST(near(rig.angle_deg(), -21 * step_deg));
  rig.advance(250ms);
  BOOST_TEST(rig.drive.speed_radps() == 0.0);
  BOOST_TEST(rig.drive.current_A() == 0.5);
  BOOST_TEST(!rig.drive.next_change().has_value());
}

BOOST_AUTO_TEST_CASE(the_other_way_the_play_comes_first) {
  Rig rig;
  rig.slew(2.0, 20);
  BOOST_TEST(rig.drive.position_steps() == 40.0, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(near(rig.angle_deg(), 40 * step_deg - backlash_deg));
  rig.slew(-2.0, 20);
  BOOST_TEST(near(rig.angle_deg(), 0.0));
}

BOOST_AUTO_TEST_CASE(steps_that_come_too_fast_are_lost) {
  Rig rig;
  rig.slew(-100.0, 50);  // for five seconds
  rig.advance(1s);
  // 0.6°/s for five seconds, and for the tenth that the last steps take.
  BOOST_TEST(rig.angle_deg() > -3.07);
  BOOST_TEST(rig.angle_deg() < -2.9);
  BOOST_TEST(near(rig.drive.position_steps() * step_deg, rig.angle_deg()));
  // At 0.45°/s none is.
  Rig slower;
  slower.slew(-2.5, 50);
  BOOST_TEST(near(slower.angle_deg(), -125 * step_deg));
}

// A link of 10 ms quanta hands over single steps.
BOOST_AUTO_TEST_CASE(single_steps_of_short_quanta_all_count) {
  Rig rig;
  for (int quantum = 0; quantum < 1000; ++quantum) {
    if (quantum % 4 == 0) rig.inputs.command -= 1.0;
    rig.apply();
    rig.advance(10ms);
  }
  rig.advance(1s);
  BOOST_TEST(rig.drive.position_steps() == -250.0, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(a_stalled_motor_loses_its_steps_and_draws_current) {
  Rig rig;
  rig.inputs.stalled = true;
  rig.apply();
  BOOST_TEST(!rig.drive.fault_has_effect());
  rig.slew(-2.0, 5);
  BOOST_TEST(rig.angle_deg() == 0.0);
  BOOST_TEST(rig.drive.stalled());
  BOOST_TEST(rig.drive.speed_radps() == 0.0);
  BOOST_TEST(rig.drive.current_A() == 1.4);
  BOOST_TEST(rig.drive.fault_has_effect());
  rig.advance(1s);
  BOOST_TEST(!rig.drive.stalled());
  BOOST_TEST(rig.drive.current_A() == 0.5);
  BOOST_TEST(rig.drive.fault_has_effect());
  rig.inputs.stalled = false;
  rig.apply();
  BOOST_TEST(!rig.drive.fault_has_effect());
  rig.slew(-2.0, 5);
  BOOST_TEST(near(rig.angle_deg(), -10 * step_deg));
}

// It stands at its stop, which it would not pass without the fault either; away from it there is a way.
BOOST_AUTO_TEST_CASE(a_stalled_motor_loses_nothing_against_its_stop) {
  Rig rig{-69.0};
  rig.slew(-2.0, 200);
  BOOST_TEST(near(rig.angle_deg(), -73.0));
  rig.inputs.stalled = true;
  rig.slew(-2.0, 5);
  BOOST_TEST(rig.drive.stalled());
  BOOST_TEST(!rig.drive.fault_has_effect());
  rig.slew(2.0, 5);
  BOOST_TEST(rig.drive.fault_has_effect());
}

BOOST_AUTO_TEST_CASE(a_motor_without_mains_does_not_turn) {
  Rig rig;
  rig.inputs.mains = false;
  rig.slew(-2.0, 5);
  BOOST_TEST(rig.angle_deg() == 0.0);
  BOOST_TEST(rig.drive.current_A() == 0.0);
  rig.inputs.mains = true;
  rig.slew(-2.0, 5);
  BOOST_TEST(near(rig.angle_deg(), -10 * step_deg));
}

BOOST_AUTO_TEST_CASE(end_switches_act_on_time_and_the_stop_stalls) {
  Rig rig{-69.0};
  const double speed_deg_s = 2.0 * step_deg / 0.1;
  while (!rig.drive.limit_low()) {
    rig.inputs.command -= 2.0;
    rig.apply();
    const SimTime tick = rig.now + 100ms;
    while (rig.now < tick && !rig.drive.limit_low())
      rig.drive.advance_to(rig.now = std::min(tick, rig.drive.next_change().value_or(tick)));
  }
  BOOST_TEST(std::abs(seconds(rig.now) - 1.0 / speed_deg_s) < 1e-6);
  BOOST_TEST(std::abs(rig.angle_deg() + 70.0) < 1e-6);
  rig.advance(1s);
  rig.slew(-2.0, 100);
  BOOST_TEST(near(rig.angle_deg(), -73.0));
  BOOST_TEST(rig.drive.stalled());
  BOOST_TEST(!rig.drive.fault_has_effect());
  BOOST_TEST(!rig.drive.limit_high());
  rig.slew(2.0, 100);
  BOOST_TEST(!rig.drive.limit_low());
  BOOST_TEST(near(rig.angle_deg(), -73.0 + 200 * step_deg - backlash_deg));
}

BOOST_AUTO_TEST_CASE(a_dropped_chain_turns_the_row_east_whatever_the_motor_does) {
  for (const double steps : {0.0, -2.0, 2.0}) {
    Rig rig;
    rig.inputs.chain_closed = false;
    rig.slew(steps, 30);
    BOOST_TEST(near(rig.angle_deg(), 2.0));
    rig.slew(steps, 70);
    BOOST_TEST(near(rig.angle_deg(), 4.0));
  }
  Rig dark;
  dark.inputs.chain_closed = dark.inputs.mains = false;
  dark.apply();
  dark.advance(10s);
  BOOST_TEST(near(dark.angle_deg(), 4.0));
  BOOST_TEST(!dark.drive.next_change().has_value());
}

BOOST_AUTO_TEST_CASE(the_clutch_grips_where_the_row_stands) {
  Rig rig;
  rig.inputs.chain_closed = false;
  rig.apply();
  rig.advance(10s);
  rig.inputs.chain_closed = true;
  rig.apply();
  rig.advance(10s);
  BOOST_TEST(near(rig.angle_deg(), 4.0));
  rig.slew(-2.0, 5);
  BOOST_TEST(near(rig.angle_deg(), 4.0 - 10 * step_deg));
  // And so again, up to the stop.
  Rig far{69.5};
  far.inputs.chain_closed = false;
  far.apply();
  far.advance(10s);
  BOOST_TEST(near(far.angle_deg(), 73.0));
  BOOST_TEST(far.drive.limit_high());
}

BOOST_AUTO_TEST_CASE(without_spring_and_clutch_a_dropped_chain_does_nothing) {
  MirrorsParameters bare = tests::reference_mirrors();
  bare.release_angle_rad = 0.0;
  Rig rig{1.0, bare};
  rig.inputs.chain_closed = false;
  rig.apply();
  rig.advance(20s);
  BOOST_TEST(near(rig.angle_deg(), 1.0));
  BOOST_TEST(!rig.drive.next_change().has_value());
  rig.slew(-2.0, 10);  // the motor turns it as before
  BOOST_TEST(near(rig.angle_deg(), 1.0 - 20 * step_deg));
}

BOOST_AUTO_TEST_CASE(a_start_with_an_open_chain_releases_nothing) {
  RowDrive drive{tests::reference_mirrors(), std::array{0.0}};
  drive.apply({.command = 0.0, .chain_closed = false, .mains = true, .stalled = false, .wind_mps = 0.0});
  drive.advance_to(SimTime{10s});
  BOOST_TEST(drive.angle_rad() == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
