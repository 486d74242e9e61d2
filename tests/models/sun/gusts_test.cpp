#include "models/sun/gusts.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "models/sun/sun_model.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr GustSpec farmland{0.05};
constexpr double mean_mps = 6.0;

/// The factor less 1, twice a second.
std::vector<double> record(std::uint64_t seed, std::chrono::seconds length) {
  const Gusts gusts{farmland, mean_mps, Seed{seed}};
  std::vector<double> all;
  for (SimTime time{}; time < SimTime{length}; time += 500ms) all.push_back(gusts.factor(time) - 1.0);
  return all;
}

double variance(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value * value;
  return sum / static_cast<double>(values.size());
}

/// Of the variance above a frequency, what the spectrum of EN 1991-1-4 leaves.
double share_above(double frequency_Hz) {
  return std::pow(1.0 + 10.2 * frequency_Hz * Gusts::length_scale_m(farmland) / mean_mps, -2.0 / 3.0);
}

BOOST_AUTO_TEST_SUITE(gusts)

// EN 1991-1-4, 4.4 and B.1, by hand: z0 = 50 mm at 10 m: 1/ln(200) = 0.1887; L = 300 · 0.05^0.5202 = 63.1 m.
BOOST_AUTO_TEST_CASE(intensity_and_length_of_eddies_are_those_of_the_ground) {
  BOOST_TEST(Gusts::intensity(farmland) == 0.1887, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(Gusts::length_scale_m(farmland) == 63.1, boost::test_tools::tolerance(2e-3));
}

// Over many hours: mean 1, and the variance between an hour and 2 s.
BOOST_AUTO_TEST_CASE(the_mean_stays_and_the_variance_is_that_of_its_band) {
  const double expected =
      std::pow(Gusts::intensity(farmland), 2) * (share_above(1.0 / 3600.0) - share_above(0.5));
  double sum = 0.0;
  double of_mean = 0.0;
  constexpr int seeds = 20;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const auto values = record(seed, 2h);
    sum += variance(values);
    for (const double value : values) of_mean += value / static_cast<double>(values.size());
  }
  BOOST_TEST(sum / seeds == expected, boost::test_tools::tolerance(0.05));
  BOOST_TEST(std::abs(of_mean / seeds) < 0.01);
}

// Kaimal's form falls with f^(-5/3) in the inertial subrange: over a factor of four in frequency the density
// falls by 4^(5/3), about ten.
BOOST_AUTO_TEST_CASE(the_spectrum_falls_as_the_inertial_subrange_does) {
  const auto density = [](double from_Hz, double to_Hz) {
    double power = 0.0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const auto values = record(seed, 1024s);
      const double length_s = 1024.0;
      for (int bin = static_cast<int>(from_Hz * length_s); bin < static_cast<int>(to_Hz * length_s); ++bin) {
        std::complex<double> sum{};
        for (std::size_t i = 0; i < values.size(); ++i)
          sum += values[i] * std::polar(1.0, -2.0 * std::numbers::pi * bin * static_cast<double>(i) /
                                                 static_cast<double>(values.size()));
        power += std::norm(sum);
      }
    }
    return power / (to_Hz - from_Hz);
  };
  const double fall = density(0.05, 0.07) / density(0.2, 0.28);
  const auto form = [](double f) {
    return std::pow(1.0 + 10.2 * f * Gusts::length_scale_m(farmland) / mean_mps, -5.0 / 3.0);
  };
  BOOST_TEST(fall == form(0.06) / form(0.24), boost::test_tools::tolerance(0.4));
  BOOST_TEST(form(0.06) / form(0.24) > 7.0);
}

BOOST_AUTO_TEST_CASE(seeds_reproduce_and_calm_air_has_none) {
  BOOST_TEST((record(1, 10s) == record(1, 10s)));
  BOOST_TEST((record(1, 10s) != record(2, 10s)));
  BOOST_TEST(Gusts(farmland, 0.0, Seed{1}).factor(SimTime{1min}) == 1.0);
}

// Streams by name: the wind of a seed is the same whether or not clouds are drawn as well.
BOOST_AUTO_TEST_CASE(clouds_do_not_shift_the_wind) {
  const auto wind = [](bool cloudy) {
    SunConditions conditions{.wind_speed_mps = mean_mps, .gusts = farmland};
    if (cloudy) conditions.cloud_field = CloudFieldSpec{0.5, 9.0, 10.0};
    SunModel sun{conditions, Seed{9}};
    std::vector<double> all;
    for (SimTime time{}; time < SimTime{1min}; time += 1s) {
      sun.at(time);
      all.push_back(sun.wind_speed_mps(time));
    }
    return all;
  };
  BOOST_TEST((wind(false) == wind(true)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
