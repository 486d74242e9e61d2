#include "models/noise/noise_stream.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

namespace heliorig::models {
namespace {

constexpr int count = 200'000;

std::vector<double> normals(Seed seed, std::string_view name) {
  NoiseStream stream{seed, name};
  std::vector<double> samples(count);
  for (double& sample : samples) sample = stream.normal();
  return samples;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum / static_cast<double>(a.size());
}

BOOST_AUTO_TEST_SUITE(noise_stream)

BOOST_AUTO_TEST_CASE(the_same_seed_and_name_give_the_same_samples) {
  BOOST_TEST(normals(Seed{7}, "instruments.pressure_1") == normals(Seed{7}, "instruments.pressure_1"),
             boost::test_tools::per_element());
}

// The correlation of n independent pairs has a standard deviation of 1/√n: 0.0022 here.
BOOST_AUTO_TEST_CASE(another_seed_or_name_gives_an_independent_stream) {
  const auto here = normals(Seed{7}, "instruments.pressure_1");
  BOOST_TEST(std::abs(correlation(here, normals(Seed{7}, "instruments.pressure_2"))) < 0.01);
  BOOST_TEST(std::abs(correlation(here, normals(Seed{8}, "instruments.pressure_1"))) < 0.01);
  BOOST_TEST(std::abs(correlation(here, normals(Seed{0}, ""))) < 0.01);
}

BOOST_AUTO_TEST_CASE(a_stream_is_not_shifted_by_another_being_drawn_from) {
  NoiseStream alone{Seed{1}, "a"};
  NoiseStream beside{Seed{1}, "a"};
  NoiseStream other{Seed{1}, "b"};
  for (int i = 0; i < 100; ++i) {
    other.normal();
    BOOST_TEST(alone.normal() == beside.normal());
  }
}

// Moments of the standard normal distribution, and its mass within 1, 2 and 3 standard deviations (Abramowitz
// and Stegun, table 26.1: 0.682689, 0.954500, 0.997300).
BOOST_AUTO_TEST_CASE(normal_samples_are_normal) {
  double moments[5] = {};
  int within[4] = {};
  for (const double sample : normals(Seed{42}, "instruments.dni")) {
    for (int k = 1; k < 5; ++k) moments[k] += std::pow(sample, k) / count;
    for (int k = 1; k < 4; ++k) within[k] += std::abs(sample) < k;
  }
  BOOST_TEST(std::abs(moments[1]) < 0.01);
  BOOST_TEST(std::abs(moments[2] - 1.0) < 0.015);
  BOOST_TEST(std::abs(moments[3]) < 0.03);
  BOOST_TEST(std::abs(moments[4] - 3.0) < 0.1);
  BOOST_TEST(std::abs(within[1] / double{count} - 0.682689) < 0.005);
  BOOST_TEST(std::abs(within[2] / double{count} - 0.954500) < 0.003);
  BOOST_TEST(std::abs(within[3] / double{count} - 0.997300) < 0.001);
}

BOOST_AUTO_TEST_CASE(uniform_samples_fill_the_unit_interval) {
  NoiseStream stream{Seed{3}, "u"};
  int tenth[10] = {};
  for (int i = 0; i < count; ++i) {
    const double sample = stream.uniform();
    BOOST_REQUIRE(sample >= 0.0);
    BOOST_REQUIRE(sample < 1.0);
    ++tenth[static_cast<int>(sample * 10.0)];
  }
  for (const int n : tenth) BOOST_TEST(std::abs(n - count / 10) < 5 * std::sqrt(count * 0.09));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
