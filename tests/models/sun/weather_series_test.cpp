#include "models/sun/weather_series.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <numbers>
#include <vector>

#include "models/noise/noise_stream.h"
#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

/// Simpson's rule, exact for parabolas and for cubics; pieces of ramps are met by the number of them.
double mean_of(const WeatherSeries& series, SimTime from, SimDuration length) {
  constexpr int pieces = 2000;
  double sum = 0.0;
  for (int i = 0; i <= pieces; ++i) {
    const double weight = i == 0 || i == pieces ? 1.0 : i % 2 == 0 ? 2.0 : 4.0;
    sum += weight * series.at(from + length * i / pieces);
  }
  return sum / (3.0 * pieces);
}

/// Broken cloud: about half of the means near 0, the rest near 900.
std::vector<double> broken_cloud(std::uint64_t seed) {
  NoiseStream noise{Seed{seed}, "test"};
  std::vector<double> means(200);
  for (double& mean : means)
    mean = noise.uniform() < 0.5 ? 30.0 * noise.uniform() : 900.0 + 50.0 * noise.uniform();
  means[17] = means[18] = 0.0;
  return means;
}

BOOST_AUTO_TEST_SUITE(weather_series)

BOOST_AUTO_TEST_CASE(means_are_kept_and_nothing_leaves_the_bounds) {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const std::vector<double> means = broken_cloud(seed);
    const double highest = 1.1 * *std::ranges::max_element(means);
    const WeatherSeries series = WeatherSeries::of_means(SimTime{-90s}, 60s, means);
    for (std::size_t i = 0; i < means.size(); ++i) {
      const SimTime from{-90s + 60s * static_cast<int>(i)};
      BOOST_REQUIRE_SMALL(mean_of(series, from, 60s) - means[i], 1e-3);
      for (SimTime t = from; t < from + 60s; t += 500ms) {
        BOOST_REQUIRE_GE(series.at(t), 0.0);
        BOOST_REQUIRE_LE(series.at(t), highest + 1e-9);
      }
    }
  }
}

// The steepest that the rules allow are ramps of a twelfth of the interval, 5 s here: 950 W/m² and 1.5 / 5 s.
BOOST_AUTO_TEST_CASE(there_are_no_steps) {
  const std::vector<double> means = broken_cloud(4);
  const WeatherSeries series = WeatherSeries::of_means(SimTime{}, 60s, means);
  for (SimTime t{}; t < SimTime{200 * 60s}; t += 10ms)
    BOOST_REQUIRE_SMALL(series.at(t + 10ms) - series.at(t), 0.01 * 1.1 * 950.0 * 1.5 / (60.0 / 11.0));
}

// A smooth quantity known by its hourly means: a clear day's light as a half sine over ten hours.
BOOST_AUTO_TEST_CASE(hourly_means_of_a_smooth_day_give_the_day) {
  constexpr double w = std::numbers::pi / 10.0;
  std::vector<double> means;
  for (int hour = 0; hour < 10; ++hour)
    means.push_back(900.0 * (std::cos(w * hour) - std::cos(w * (hour + 1))) / w);
  const WeatherSeries series = WeatherSeries::of_means(SimTime{}, 1h, means);
  for (SimTime t{1h}; t <= SimTime{9h}; t += 1min)
    BOOST_REQUIRE_SMALL(series.at(t) - 900.0 * std::sin(w * seconds(t) / 3600.0), 27.0);  // 3 % of the noon
}

BOOST_AUTO_TEST_CASE(points_are_met_and_nothing_leaves_the_range_between_them) {
  const std::vector<double> values{280.0, 285.0, 285.0, 270.0, 290.0, 289.0};
  const WeatherSeries series = WeatherSeries::of_points(SimTime{10s}, 20s, values);
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    const SimTime at{10s + 20s * static_cast<int>(i)};
    BOOST_TEST(series.at(at) == values[i], boost::test_tools::tolerance(1e-12));
    const auto [low, high] = std::minmax(values[i], values[i + 1]);
    for (SimTime t = at; t < at + 20s; t += 100ms) {
      BOOST_REQUIRE_GE(series.at(t), low - 1e-9);
      BOOST_REQUIRE_LE(series.at(t), high + 1e-9);
    }
  }
  BOOST_TEST(series.at(SimTime{0s}) == 280.0);
  BOOST_TEST(series.at(SimTime{1h}) == 289.0);
}

BOOST_AUTO_TEST_CASE(one_sample_is_a_constant_and_none_is_a_bug) {
  BOOST_TEST(WeatherSeries::of_means(SimTime{}, 1h, {7.0}).at(SimTime{30min}) == 7.0);
  BOOST_TEST(WeatherSeries::of_points(SimTime{}, 1h, {7.0}).at(SimTime{30min}) == 7.0);
  BOOST_TEST(tests::aborts_in_child([] { WeatherSeries::of_means(SimTime{}, 1h, {}); }));
  BOOST_TEST(tests::aborts_in_child([] { WeatherSeries::of_means(SimTime{}, 1h, {1.0, -1.0}); }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
