#include "models/sun/cloud_field.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cmath>
#include <vector>

#include "models/sun/cloud_passage.h"
#include "models/sun/sun_model.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr CloudFieldSpec half{.cover = 0.5, .speed_mps = 9.0, .optical_depth = 10.0};

/// All passages that begin within so many days.
std::vector<CloudPassage> passages(const CloudFieldSpec& spec, std::uint64_t seed, int days) {
  CloudField field{spec, Seed{seed}};
  std::vector<CloudPassage> all;
  for (SimTime time{}; time < SimTime{days * 24h};) {
    for (const CloudPassage& cloud : field.around(time)) {
      if (all.empty() || cloud.start > all.back().start) all.push_back(cloud);
    }
    time = all.back().start;
  }
  return all;
}

double shadowed_share(const CloudFieldSpec& spec, int days) {
  double length_s = 0.0;
  const std::vector<CloudPassage> all = passages(spec, 3, days);
  for (const CloudPassage& cloud : all) length_s += seconds(cloud.length);
  return length_s / seconds(all.back().start + all.back().length);
}

BOOST_AUTO_TEST_SUITE(cloud_field)

BOOST_AUTO_TEST_CASE(the_sun_is_behind_clouds_for_the_share_asked_for) {
  for (const double cover : {0.1, 0.5, 0.9}) {
    CloudFieldSpec spec = half;
    spec.cover = cover;
    BOOST_TEST(shadowed_share(spec, 2000) == cover, boost::test_tools::tolerance(0.05));
  }
}

// A truncated power law with exponent 1.66: of the lengths above 100 m, (L^-0.66 - b) / (a - b) are longer
// than L.
BOOST_AUTO_TEST_CASE(lengths_follow_the_power_law_between_its_ends) {
  const auto all = passages(half, 5, 400);
  const double a = std::pow(100.0, -0.66);
  const double b = std::pow(30e3, -0.66);
  for (const double length_m : {200.0, 1000.0, 5000.0, 20e3}) {
    const auto longer = std::ranges::count_if(
        all, [&](const CloudPassage& cloud) { return seconds(cloud.length) * half.speed_mps > length_m; });
    const double expected = (std::pow(length_m, -0.66) - b) / (a - b);
    const double share = static_cast<double>(longer) / static_cast<double>(all.size());
    BOOST_TEST(std::abs(share - expected) <
               4.0 * std::sqrt(expected * (1.0 - expected) / static_cast<double>(all.size())));
  }
  for (const CloudPassage& cloud : all) {
    BOOST_REQUIRE_GE(seconds(cloud.length) * half.speed_mps, 99.99);
    BOOST_REQUIRE_LE(seconds(cloud.length) * half.speed_mps, 30.001e3);
    BOOST_REQUIRE(2 * cloud.edge <= cloud.length + 1us);
    BOOST_REQUIRE_GE(seconds(cloud.edge) * half.speed_mps, 9.99);
  }
}

// Exponential optical depth with mean τ: the mean transmission of a cloud is its Laplace transform, 1 / (1 +
// τ).
BOOST_AUTO_TEST_CASE(clouds_let_through_what_their_depth_says) {
  for (const double optical_depth : {1.0, 10.0}) {
    CloudFieldSpec spec = half;
    spec.optical_depth = optical_depth;
    const auto all = passages(spec, 7, 400);
    double sum = 0.0;
    for (const CloudPassage& cloud : all) sum += 1.0 - cloud.depth;
    BOOST_TEST(sum / static_cast<double>(all.size()) == 1.0 / (1.0 + optical_depth),
               boost::test_tools::tolerance(0.05));
  }
}

// An edge of 100 m at 9 m/s takes 11 s: half of the light goes in about 5 s. The steepest, of 10 m, takes
// 1.1 s, and 3u² - 2u³ is at most 1.5 times as steep as its chord.
BOOST_AUTO_TEST_CASE(ramps_are_those_of_edges_that_pass_by) {
  CloudField field{half, Seed{11}};
  const auto all = passages(half, 11, 2);
  std::vector<double> edges_s;
  for (const CloudPassage& cloud : all) edges_s.push_back(seconds(cloud.edge));
  std::ranges::sort(edges_s);
  BOOST_TEST(edges_s[edges_s.size() / 2] > 5.0);
  BOOST_TEST(edges_s[edges_s.size() / 2] < 12.0);
  double last = cloud_transmission(field.around(SimTime{}), SimTime{});
  for (SimTime time{1s}; time < SimTime{24h}; time += 1s) {
    const double now = cloud_transmission(field.around(time), time);
    BOOST_REQUIRE_LE(std::abs(now - last), 1.0);
    BOOST_REQUIRE_GE(now, 0.0);
    last = now;
  }
}

BOOST_AUTO_TEST_CASE(an_answer_depends_on_seed_and_instant_alone) {
  CloudField stepped{half, Seed{1}};
  CloudField at_once{half, Seed{1}};
  for (SimTime time{}; time < SimTime{5h}; time += 1s) stepped.around(time);
  const auto here = [](CloudField& field, SimTime time) {
    return cloud_transmission(field.around(time), time);
  };
  for (SimTime time{1h}; time < SimTime{9h}; time += 97s)
    BOOST_REQUIRE_EQUAL(here(stepped, time), here(at_once, time));
  for (SimTime time{1h}; time < SimTime{9h}; time += 97s)  // and back again
    BOOST_REQUIRE_EQUAL(here(stepped, SimTime{10h} - time.time_since_epoch()),
                        here(at_once, SimTime{10h} - time.time_since_epoch()));
  BOOST_TEST((passages(half, 1, 1).front().start != passages(half, 2, 1).front().start));
}

// The block looks again often enough to see each edge: between two looks at the light it changes by little.
BOOST_AUTO_TEST_CASE(the_sun_is_looked_at_often_enough_to_follow_the_edges) {
  SunModel sun{{.site = {0.85, 0.04, 60.0},
                .start_utc = std::chrono::sys_days{std::chrono::year{2026} / 6 / 21} + 9h,
                .cloud_field = half},
               Seed{4}};
  double last = sun.at(SimTime{}).cloud_transmission;
  for (SimTime time{}; time < SimTime{2h};) {
    time = sun.next_light(time);
    const double now = sun.at(time).cloud_transmission;
    BOOST_REQUIRE_LE(std::abs(now - last), 0.16);
    last = now;
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
