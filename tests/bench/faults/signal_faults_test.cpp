#include "bench/faults/signal_faults.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "bench/units/units.h"
#include "models/noise/noise_stream.h"

using namespace heliorig::bench;
using heliorig::models::NoiseStream;
using heliorig::models::Seed;
using heliorig::models::SignalSpec;
using heliorig::models::sim_duration;

namespace {

const SignalSpec pressure{"instruments.pressure_1", "Pa(g)", -4e5, 18e5, ""};

const SignalFaultKind& kind(std::string_view name) {
  const auto kinds = signal_fault_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.name == name; });
  BOOST_REQUIRE(found != kinds.end());
  return *found;
}

double falsified(std::string_view name, double true_value, double value, double since_s = 0.0,
                 double onset = 0.0) {
  const SignalFaultState state{value, onset, sim_duration(since_s), pressure};
  return kind(name).falsify(true_value, state);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(signal_faults)

// A scenario gives these values: each must have a unit that can be read.
BOOST_AUTO_TEST_CASE(the_value_of_every_kind_has_a_unit_for_every_signal) {
  for (const char* unit : {"Pa(g)", "K", "1", "rad", "V", "m/s", "W/m2", "s", "kg/s", "m"}) {
    const SignalSpec signal{"instruments.x", unit, -1, 1, ""};
    for (const SignalFaultKind& fault : signal_fault_kinds()) {
      const std::string symbol = value_unit(fault, signal);
      if (symbol.empty()) continue;
      BOOST_TEST_CONTEXT(fault.name << " of a signal in " << unit) {
        const std::string one = "1 " + std::string(display_unit(symbol).name);
        BOOST_CHECK(std::holds_alternative<double>(parse_quantity_as(one, symbol)));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(each_kind_does_what_its_name_says) {
  BOOST_CHECK_EQUAL(falsified("stuck", 10e5, 3e5), 3e5);
  BOOST_CHECK_EQUAL(falsified("frozen", 10e5, 0, 5, 9e5), 9e5);
  BOOST_CHECK_EQUAL(falsified("bias", 10e5, -0.8e5), 9.2e5);
  BOOST_CHECK_EQUAL(falsified("drift", 10e5, 100, 60), 10e5 + 6000);
  BOOST_CHECK_EQUAL(falsified("gain", 10e5, 0.5), 5e5);
  BOOST_CHECK_EQUAL(falsified("open", 10e5, 0), pressure.min);
  BOOST_CHECK_EQUAL(falsified("shorted", 10e5, 0), pressure.max);
  BOOST_CHECK_EQUAL(falsified("inverted", 1, 0), 0);
  BOOST_CHECK_EQUAL(falsified("inverted", 0, 0), 1);
}

BOOST_AUTO_TEST_CASE(noise_has_the_deviation_asked_for) {
  NoiseStream stream{Seed{1}, "test"};
  double sum = 0.0;
  double squares = 0.0;
  constexpr int samples = 20'000;
  for (int i = 0; i < samples; ++i) {
    const SignalFaultState state{2.0, 0.0, {}, pressure, stream.normal()};
    const double error = kind("noise").falsify(10.0, state) - 10.0;
    sum += error;
    squares += error * error;
  }
  BOOST_CHECK_SMALL(sum / samples, 0.06);  // 4 standard errors of the mean
  BOOST_CHECK_CLOSE(std::sqrt(squares / samples), 2.0, 3.0);
}

BOOST_AUTO_TEST_CASE(values_are_asked_in_the_unit_that_fits) {
  BOOST_CHECK_EQUAL(value_unit(kind("stuck"), pressure), "Pa(g)");
  BOOST_CHECK_EQUAL(value_unit(kind("bias"), pressure), "Pa");
  BOOST_CHECK_EQUAL(value_unit(kind("drift"), pressure), "Pa/s");
  BOOST_CHECK_EQUAL(value_unit(kind("gain"), pressure), "1");
  BOOST_CHECK_EQUAL(value_unit(kind("open"), pressure), "");
}

BOOST_AUTO_TEST_SUITE_END()
