#include "models/mirrors/wind_load.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cmath>

#include "models/mirrors/row_drive.h"
#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using tests::degree;
using tests::reference_mirrors;
namespace tt = boost::test_tools;

BOOST_AUTO_TEST_SUITE(wind_load)

// By hand: 0.2 · ½ · 1.2 · 15² · 0.35² · 4 = 13.23 N m at 45°.
BOOST_AUTO_TEST_CASE(torque) {
  BOOST_TEST(wind_torque_Nm(reference_mirrors(), 15.0, 45.0 * degree) == 13.23, tt::tolerance(1e-12));
  BOOST_TEST(wind_torque_Nm(reference_mirrors(), 15.0, 0.0) == 0.0);
  BOOST_TEST(wind_torque_Nm(reference_mirrors(), 15.0, -30.0 * degree) ==
                 -wind_torque_Nm(reference_mirrors(), 15.0, 30.0 * degree),
             tt::tolerance(1e-12));
  BOOST_TEST(
      wind_torque_Nm(reference_mirrors(), 30.0, 0.3) == 4.0 * wind_torque_Nm(reference_mirrors(), 15.0, 0.3),
      tt::tolerance(1e-12));
}

// The twist of the stiffness, and the stepper's own; gone with the wind.
BOOST_AUTO_TEST_CASE(a_row_twists_and_comes_back) {
  RowDrive drive{reference_mirrors(), std::array{45.0 * degree}};
  RowDrive::Inputs inputs;
  inputs.chain_closed = inputs.mains = true;
  drive.apply(inputs);
  BOOST_TEST(drive.angle_rad() == 45.0 * degree);
  inputs.wind_mps = 15.0;
  drive.apply(inputs);
  const double own_rad = 0.018 * degree * std::asin(13.23 / 40.0) / std::asin(1.0);
  BOOST_TEST(drive.angle_rad() - 45.0 * degree == 13.23 / 50e3 + own_rad, tt::tolerance(1e-9));
  inputs.wind_mps = 0.0;
  drive.apply(inputs);
  BOOST_TEST(drive.angle_rad() == 45.0 * degree);
}

// Linked rows add up their loads, turn alike, and what stops one stops all.
BOOST_AUTO_TEST_CASE(linked_rows) {
  MirrorsParameters parameters = reference_mirrors();
  parameters.linkage = MirrorsParameters::all_rows;
  parameters.drive_kind = MirrorsParameters::dc_screw_drive;
  parameters.motor_time_constant_s = 0.1;
  BOOST_TEST(parameters.drives() == 1u);
  RowDrive drive{parameters, std::array{68.0 * degree, 60.0 * degree, 10.0 * degree}};
  RowDrive::Inputs inputs;
  inputs.chain_closed = inputs.mains = true;
  inputs.command = 1.0;
  drive.apply(inputs);
  SimTime now{};
  const auto run = [&](SimDuration duration) {
    for (const SimTime end = now + duration; now < end;) {
      now = std::min(end, drive.next_change().value_or(end));
      drive.advance_to(now);
    }
  };
  run(2s);
  BOOST_TEST(drive.angle_rad(0) - drive.angle_rad(2) == 58.0 * degree, tt::tolerance(1e-12));
  BOOST_TEST(!drive.limit_high());
  run(60s);
  BOOST_TEST(drive.angle_rad(0) == 73.0 * degree, tt::tolerance(1e-12));
  BOOST_TEST(drive.angle_rad(2) == 15.0 * degree, tt::tolerance(1e-12));
  BOOST_TEST(drive.limit_high());
  BOOST_TEST(drive.stalled());
  // The wind turns them further up: at 30 m/s more than the motor can hold against, at 10 not.
  inputs.command = -1.0;
  inputs.wind_mps = 30.0;
  drive.apply(inputs);
  run(5s);
  BOOST_TEST(drive.stalled());
  inputs.wind_mps = 10.0;
  drive.apply(inputs);
  run(5s);
  BOOST_TEST(!drive.stalled());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
