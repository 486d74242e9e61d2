#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <string>

#include "models/instruments/clock_chip.h"
#include "models/instruments/electrode.h"
#include "models/instruments/pulse_meter.h"
#include "models/instruments/row_encoder.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
constexpr double degree = std::numbers::pi / 180.0;

BOOST_AUTO_TEST_SUITE(electrode)

BOOST_AUTO_TEST_CASE(a_ripple_smaller_than_the_hysteresis_does_not_switch) {
  Electrode electrode{0.10, 0.01};
  BOOST_TEST(!electrode.wet(0.099));
  BOOST_TEST(electrode.wet(0.100));
  BOOST_TEST(electrode.wet(0.091));
  BOOST_TEST(!electrode.wet(0.089));
  BOOST_TEST(!electrode.wet(0.099));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pulse_meter)

BOOST_AUTO_TEST_CASE(fractions_of_a_pulse_are_carried_on) {
  PulseMeter meter{0.5, 0.0};
  meter.pass(0.25, 1.0);
  BOOST_TEST(meter.count() == 0.0);
  meter.pass(0.25, 1.0);
  BOOST_TEST(meter.count() == 1.0);
  for (int i = 0; i < 1000; ++i) meter.pass(0.003, 1.0);
  BOOST_TEST(meter.count() == 7.0);  // 0.5 + 3.0 kg
}

BOOST_AUTO_TEST_CASE(an_error_of_the_specimen_scales_the_count) {
  PulseMeter meter{0.001, 0.02};
  meter.pass(0.01, 1000.0);  // 10 kg
  BOOST_TEST(std::abs(meter.count() - 10'200.0) <= 1.0);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(row_encoder)

InstrumentsParameters encoder(double resolution_rad, double residual_rad) {
  InstrumentsParameters parameters;
  parameters.encoder_gear = 5.0;
  parameters.encoder_resolution_rad = resolution_rad;
  parameters.encoder_residual_rad = residual_rad;
  return parameters;
}

BOOST_AUTO_TEST_CASE(the_reading_is_a_whole_count_within_half_a_count) {
  const double count_rad = 72.0 * degree / 4096.0;
  RowEncoder part{encoder(count_rad, 0.0), Seed{1}, "x"};
  for (double angle = -1.0; angle < 1.0; angle += 0.00137) {
    const double reading = part.sample(angle, 0.0).angle_rad;
    BOOST_TEST(std::abs(reading - angle) <= count_rad / 2 + 1e-12);
    BOOST_TEST(std::abs(reading / count_rad - std::round(reading / count_rad)) < 1e-6);
  }
}

// The residual comes back after a turn of the magnet, a fifth of a turn of the row, and is never more than
// stated.
BOOST_AUTO_TEST_CASE(the_residual_of_calibration_has_its_amplitude_and_period) {
  const double residual_rad = 0.04 * degree;
  RowEncoder part{encoder(0.0, residual_rad), Seed{1}, "x"};
  double largest = 0.0;
  for (double angle = 0.0; angle < 72.0 * degree; angle += 0.1 * degree) {
    const double error = part.sample(angle, 0.0).angle_rad - angle;
    const double next_turn = angle + 72.0 * degree;
    BOOST_TEST(part.sample(next_turn, 0.0).angle_rad - next_turn - error < 1e-12);
    largest = std::max(largest, std::abs(error));
  }
  BOOST_TEST(largest == residual_rad, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(a_slipped_magnet_shifts_the_reading_and_says_when_that_is_seen) {
  const double count_rad = 0.001;
  RowEncoder part{encoder(count_rad, 0.0), Seed{1}, "x"};
  const auto slipped = part.sample(0.5, 0.02);
  BOOST_TEST(slipped.angle_rad == 0.52, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(slipped.slip_is_seen);
  BOOST_TEST(!part.sample(0.5, 0.0).slip_is_seen);
  BOOST_TEST(!part.sample(0.5, 0.0001).slip_is_seen);  // less than the reading resolves
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(clock_chip)

InstrumentsParameters clock(double offset_s, double drift) {
  InstrumentsParameters parameters;
  parameters.clock_resolution_s = 1.0;
  parameters.clock_offset_s = offset_s;
  parameters.clock_drift = drift;
  return parameters;
}

const UtcTime start = std::chrono::sys_days{std::chrono::year{2026} / 6 / 21} + 9h + 30min;
constexpr double start_s = 1782034200.0;  // date -u -d '2026-06-21 09:30' +%s

BOOST_AUTO_TEST_CASE(a_perfect_clock_changes_with_the_second) {
  const ClockChip chip{clock(0.0, 0.0), start, Seed{1}};
  BOOST_TEST(chip.reading_s(0ns) == start_s);
  BOOST_TEST(chip.reading_s(999'999'999ns) == start_s);
  BOOST_TEST(chip.reading_s(1s) == start_s + 1);
  BOOST_TEST(chip.reading_s(10h) == start_s + 36'000);
}

BOOST_AUTO_TEST_CASE(offset_and_drift_stay_within_their_tolerance) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const ClockChip chip{clock(2.0, 1e-5), start, Seed{seed}};
    BOOST_TEST(std::abs(chip.reading_s(0ns) - start_s) <= 3.0);  // the tolerance and a step
    const double gained_s = chip.reading_s(1'000'000s) - chip.reading_s(0ns) - 1e6;
    BOOST_TEST(std::abs(gained_s) <= 11.0);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
