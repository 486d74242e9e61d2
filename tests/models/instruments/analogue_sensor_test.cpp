#include "models/instruments/analogue_sensor.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "models/instruments/instruments_sensors.h"
#include "tests/models/reference_instruments.h"

namespace heliorig::models {
namespace {

constexpr double step_s = 0.1;
const auto closely = boost::test_tools::tolerance(1e-9);
constexpr double wide = 1e9;

BOOST_AUTO_TEST_SUITE(analogue_sensor)

BOOST_AUTO_TEST_CASE(a_perfect_sensor_tells_the_truth) {
  AnalogueSensor sensor{{.lowest = -wide, .highest = wide}, step_s, Seed{1}, "x"};
  for (const double value : {0.0, -12.5, 9.8e5}) BOOST_TEST(sensor.sample(value) == value);
}

BOOST_AUTO_TEST_CASE(every_specimen_is_within_its_tolerance_and_no_two_are_alike) {
  const AnalogueSensorSpec spec{
      .tolerance = 0.15, .tolerance_slope = 0.002, .origin = 273.15, .lowest = -wide, .highest = wide};
  constexpr double at_K = 473.15;
  constexpr double bound_K = 0.15 + 0.002 * 200.0;  // IEC 60751 class A at 200 °C: 0.55 K
  double largest_K = 0.0;
  std::set<double> errors_K;
  for (int i = 0; i < 1000; ++i) {
    AnalogueSensor sensor{spec, step_s, Seed{5}, "specimen " + std::to_string(i)};
    const double error_K = sensor.sample(at_K) - at_K;
    BOOST_TEST(sensor.sample(at_K) - at_K == error_K);  // it keeps it
    largest_K = std::max(largest_K, std::abs(error_K));
    errors_K.insert(error_K);
  }
  BOOST_TEST(largest_K <= bound_K);
  BOOST_TEST(largest_K > 0.99 * bound_K);
  BOOST_TEST(errors_K.size() > 990u);
}

BOOST_AUTO_TEST_CASE(noise_has_the_given_standard_deviation) {
  AnalogueSensor sensor{{.noise = 500.0, .lowest = -wide, .highest = wide}, step_s, Seed{5}, "x"};
  constexpr int count = 20'000;
  double squares = 0.0;
  for (int i = 0; i < count; ++i) squares += std::pow(sensor.sample(9.8e5) - 9.8e5, 2);
  BOOST_TEST(std::sqrt(squares / count) == 500.0, boost::test_tools::tolerance(0.02));
}

BOOST_AUTO_TEST_CASE(a_reading_comes_in_steps_of_the_resolution) {
  BOOST_TEST(quantise(0.26, 0.1) == 0.3, closely);
  BOOST_TEST(quantise(-0.26, 0.1) == -0.3, closely);
  BOOST_TEST(quantise(0.26, 0.0) == 0.26);
}

// Two lags in series, by their closed forms: a step is followed by 1 − (τ₁e^(−t/τ₁) − τ₂e^(−t/τ₂))/(τ₁ − τ₂),
// which starts flat, and a ramp in the end τ₁ + τ₂ late. The element sees the well's curve as pieces of a
// line.
BOOST_AUTO_TEST_CASE(a_thermowell_is_a_second_lag) {
  const AnalogueSensorSpec spec{.lag_s = 2.0, .thermowell_lag_s = 10.0, .lowest = -wide, .highest = wide};
  AnalogueSensor stepped{spec, step_s, Seed{1}, "x"}, ramped{spec, step_s, Seed{1}, "x"};
  stepped.sample(0.0);
  ramped.sample(0.0);
  stepped.sample(1.0);  // within one sample, as a ramp: half a sample later than a step
  for (int i = 2; i <= 3000; ++i) {
    const double t = step_s * (i - 0.5);
    const double expected = 1.0 - (10.0 * std::exp(-t / 10.0) - 2.0 * std::exp(-t / 2.0)) / 8.0;
    BOOST_TEST(std::abs(stepped.sample(1.0) - expected) < 2e-4);
  }
  double last = 0.0;
  for (int i = 1; i <= 3000; ++i) last = ramped.sample(0.5 * step_s * i);
  BOOST_TEST(last == 0.5 * (300.0 - 12.0), boost::test_tools::tolerance(1e-6));
}

// Fixed errors and noise come from a stream for each name: the readings of the plant's instruments are the
// same to the bit when others are built before, between and behind them, and read in between.
BOOST_AUTO_TEST_CASE(another_instrument_shifts_no_stream) {
  const auto instruments = analogue_instruments(tests::reference_instruments());
  const auto readings = [&](bool with_others) {
    std::vector<AnalogueSensor> sensors, others;
    for (const AnalogueInstrument& instrument : instruments) {
      if (with_others)
        others.emplace_back(instrument.spec, step_s, Seed{5}, std::string{instrument.reading} + " spare");
      sensors.emplace_back(instrument.spec, step_s, Seed{5}, instrument.reading);
    }
    std::vector<double> read;
    for (int i = 0; i < 50; ++i) {
      for (AnalogueSensor& other : others) other.sample(0.5);
      for (AnalogueSensor& sensor : sensors) read.push_back(sensor.sample(300.0 + i));
    }
    return read;
  };
  BOOST_TEST(readings(false) == readings(true), boost::test_tools::per_element());
  BOOST_TEST(readings(false)[0] != readings(false)[1]);  // two of a kind have streams of their own
}

// NAMUR NE 43: a healthy transmitter stays between 3.8 and 20.5 mA. On 0–16 bar: −0.2 and 16.5 bar.
BOOST_AUTO_TEST_CASE(a_current_loop_saturates_a_little_outside_its_range) {
  AnalogueSensorSpec spec;
  saturate_as_current_loop(spec, 0.0, 16e5);
  BOOST_TEST(spec.lowest == -0.2e5, closely);
  BOOST_TEST(spec.highest == 16.5e5, closely);
  AnalogueSensor sensor{spec, step_s, Seed{1}, "x"};
  BOOST_TEST(sensor.sample(15.9e5) == 15.9e5);
  BOOST_TEST(sensor.sample(17e5) == 16.5e5, closely);
  BOOST_TEST(sensor.sample(-1e5) == -0.2e5, closely);
}

// LIMITS, facts: lag 0.1–0.25 s, error at most 0.5 % of the range.
BOOST_AUTO_TEST_CASE(the_reference_plants_pressure_transmitter_is_as_good_as_its_data_sheet) {
  const auto instruments = analogue_instruments(tests::reference_instruments());
  BOOST_TEST(instruments[0].reading == "instruments.pressure_1");
  BOOST_TEST(instruments[0].spec.tolerance <= 0.005 * 16e5);
  BOOST_TEST(instruments[0].spec.lag_s >= 0.1);
  BOOST_TEST(instruments[0].spec.lag_s <= 0.25);
}

// What a plant file may change without a board's knowledge is what a board is to be held against.
BOOST_AUTO_TEST_CASE(the_plants_scales_are_told) {
  InstrumentsParameters parameters = tests::reference_instruments();
  parameters.pressure_range_high_Pag = 25e5;
  parameters.wind_range_high_mps = 100.0;
  parameters.encoder_gear = 10.0;
  const auto scales = instrument_scales(parameters, 2);
  const auto told = [&](const ScaleFigure& figure) { return std::ranges::count(scales, figure) == 1; };
  BOOST_TEST(told({"instruments.pressure_1", "low", 0.0}));
  BOOST_TEST(told({"instruments.pressure_2", "high", 25e5}));
  BOOST_TEST(told({"instruments.drum_temperature", "low", 273.15}));
  BOOST_TEST(told({"instruments.wind_speed", "high", 100.0}));
  BOOST_TEST(told({"instruments.vent_position", "high", 1.0}));
  BOOST_TEST(told({"instruments.encoder[1]", "gear", 10.0}));
  BOOST_TEST(scales.size() == 2 * analogue_instruments(parameters).size() + 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
