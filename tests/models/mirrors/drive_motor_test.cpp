// Both motors: what they turn freely, against loads and stops.
#include "models/mirrors/drive_motor.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>

#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using tests::degree;
namespace tt = boost::test_tools;

MirrorsParameters stepper() {
  return tests::reference_mirrors();
}

MirrorsParameters screw() {
  MirrorsParameters parameters = tests::reference_mirrors();
  parameters.drive_kind = MirrorsParameters::dc_screw_drive;
  parameters.motor_time_constant_s = 0.2;
  return parameters;
}

/// A motor and what it has turned; `room_rad` is left before a stop.
struct Rig {
  explicit Rig(const MirrorsParameters& parameters) : motor(make_drive_motor(parameters)) {
    inputs.mains = true;
    motor->apply(inputs);
  }
  void advance(SimDuration duration) {
    for (const SimTime end = now + duration; now < end;) {
      now = std::min(end, motor->next_change().value_or(end));
      const auto reachable = [this](double angle) { return std::min(angle, room_rad - turned_rad); };
      const auto push = [&](double angle) {
        const double reached = reachable(angle);
        turned_rad += reached;
        return reached;
      };
      motor->advance_to(now, {push, reachable});
    }
  }
  void command(double value, SimDuration duration) {
    inputs.command = value;
    motor->apply(inputs);
    advance(duration);
  }

  std::unique_ptr<DriveMotor> motor;
  DriveMotor::Inputs inputs;
  SimTime now{};
  double turned_rad = 0.0;
  double room_rad = 100.0;
};

BOOST_AUTO_TEST_SUITE(drive_motors)

// Torque greater than the motor's: steps against it are missed, steps with it are made; the count falls
// behind.
BOOST_AUTO_TEST_CASE(a_stepper_misses_steps_at_overload) {
  Rig rig{stepper()};
  rig.inputs.load_Nm = 39.0;
  rig.command(-2.0, 500ms);
  BOOST_TEST(rig.motor->position_steps() == -2.0);
  rig.inputs.load_Nm = 41.0;
  rig.command(-4.0, 100ms);
  BOOST_TEST(rig.motor->position_steps() == -2.0);
  BOOST_TEST(rig.motor->stalled());
  BOOST_TEST(rig.motor->current_A() == 1.4);
  rig.command(-2.0, 500ms);
  BOOST_TEST(rig.motor->position_steps() == 0.0);
  BOOST_TEST(!rig.motor->stalled());
}

// Sixteenths of a step are made, less is not; without mains the rotor snaps to a full step: of the direct
// drive of the demonstrator, 1.8° a step, by up to 0.9°.
BOOST_AUTO_TEST_CASE(microsteps) {
  MirrorsParameters direct = stepper();
  direct.drive_step_rad = 1.8 * degree;
  direct.drive_speed_max_radps = 36.0 * degree;
  direct.drive_microsteps = 16;
  Rig rig{direct};
  rig.command(7.0 / 16.0 + 0.02, 500ms);
  BOOST_TEST(rig.turned_rad == 7.0 / 16.0 * 1.8 * degree, tt::tolerance(1e-12));
  rig.inputs.mains = false;
  rig.command(7.0 / 16.0, 500ms);
  BOOST_TEST(std::abs(rig.turned_rad) < 1e-12);
  BOOST_TEST(rig.motor->current_A() == 0.0);
}

// A two-phase stepper's torque is a sine of four steps' period: its greatest at one step.
BOOST_AUTO_TEST_CASE(a_stepper_gives_way) {
  Rig rig{stepper()};
  const double step_rad = 0.018 * degree;
  BOOST_TEST(rig.motor->yields_rad(0.0) == 0.0);
  BOOST_TEST(rig.motor->yields_rad(40.0) == step_rad, tt::tolerance(1e-12));
  BOOST_TEST(rig.motor->yields_rad(-20.0) == -step_rad / 3.0, tt::tolerance(1e-12));
}

// ω = ω₀ (1 − e^(−t/τ)), and the way is its integral.
BOOST_AUTO_TEST_CASE(a_screw_comes_to_speed) {
  Rig rig{screw()};
  const double full = 0.6 * degree;
  rig.command(0.5, 300ms);
  BOOST_TEST(rig.motor->speed_radps() == 0.5 * full * (1.0 - std::exp(-1.5)), tt::tolerance(1e-9));
  BOOST_TEST(rig.turned_rad == 0.5 * full * (0.3 - 0.2 * (1.0 - std::exp(-1.5))), tt::tolerance(1e-9));
  rig.advance(10s);
  BOOST_TEST(rig.motor->speed_radps() == 0.5 * full, tt::tolerance(1e-9));
  BOOST_TEST(rig.motor->current_A() == 1.0, tt::tolerance(1e-6));
  BOOST_TEST(rig.motor->position_steps() * 0.018 * degree == rig.turned_rad, tt::tolerance(1e-9));
  const double before = rig.turned_rad;
  rig.command(0.0, 5s);
  BOOST_TEST(rig.turned_rad - before == 0.5 * full * 0.2, tt::tolerance(0.01));
  BOOST_TEST(!rig.motor->next_change().has_value());
}

BOOST_AUTO_TEST_CASE(a_screw_under_load) {
  Rig rig{screw()};
  rig.inputs.load_Nm = -20.0;  // half of what it can
  rig.command(1.0, 10s);
  BOOST_TEST(rig.motor->speed_radps() == 0.3 * degree, tt::tolerance(1e-9));
  // One beyond it stands, and is not turned back; one from behind does not hasten it.
  rig.inputs.load_Nm = -50.0;
  rig.command(1.0, 10s);
  BOOST_TEST(rig.motor->speed_radps() == 0.0);
  BOOST_TEST(rig.motor->stalled());
  BOOST_TEST(rig.motor->current_A() == 1.4);
  const double stood = rig.turned_rad;
  rig.command(0.0, 10s);
  BOOST_TEST(rig.turned_rad == stood);
  rig.command(-1.0, 10s);
  BOOST_TEST(rig.motor->speed_radps() == -0.6 * degree, tt::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_screw_at_its_stop) {
  Rig rig{screw()};
  rig.room_rad = 1.0 * degree;
  rig.command(1.0, 10s);
  BOOST_TEST(rig.turned_rad == rig.room_rad, tt::tolerance(1e-12));
  BOOST_TEST(rig.motor->stalled());
  BOOST_TEST(rig.motor->current_A() == 1.4);
  rig.command(-1.0, 3s);
  BOOST_TEST(rig.turned_rad < 0.0);
  BOOST_TEST(!rig.motor->stalled());
}

BOOST_AUTO_TEST_CASE(a_screw_without_mains_or_with_a_fault) {
  for (const bool fault : {false, true}) {
    Rig rig{screw()};
    (fault ? rig.inputs.stalled : rig.inputs.mains) = fault;
    rig.command(1.0, 5s);
    BOOST_TEST(rig.turned_rad == 0.0);
    BOOST_TEST(rig.motor->fault_has_effect() == fault);
    BOOST_TEST(rig.motor->current_A() == (fault ? 1.4 : 0.0));
  }
}

// A load beyond its torque, a stop, or no mains keep a motor from turning as the fault does.
BOOST_AUTO_TEST_CASE(a_fault_of_a_motor_that_would_not_turn_anyway_has_no_effect) {
  for (const auto& parameters : {stepper(), screw()}) {
    const double full = parameters.drive_kind == MirrorsParameters::dc_screw_drive ? 1.0 : 10.0;
    const auto lost = [&](auto upset) {
      Rig rig{parameters};
      rig.inputs.stalled = true;
      upset(rig);
      rig.command(full, 1s);
      BOOST_TEST(rig.turned_rad == 0.0);
      return rig.motor->fault_has_effect();
    };
    BOOST_TEST(lost([](Rig&) {}));
    BOOST_TEST(!lost([](Rig& rig) { rig.inputs.load_Nm = -1e6; }));
    BOOST_TEST(!lost([](Rig& rig) { rig.room_rad = 0.0; }));
    BOOST_TEST(!lost([](Rig& rig) { rig.inputs.mains = false; }));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
