#include "models/sun/cloud_passage.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <vector>

#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

const CloudPassage cloud{SimTime{60s}, 30s, 0.8, 4s};

BOOST_AUTO_TEST_SUITE(cloud_passage)

BOOST_AUTO_TEST_CASE(clear_before_and_after_and_dim_between) {
  BOOST_TEST(cloud_transmission(cloud, SimTime{0s}) == 1.0);
  BOOST_TEST(cloud_transmission(cloud, SimTime{60s}) == 1.0);
  BOOST_TEST(cloud_transmission(cloud, SimTime{62s}) == 0.6, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cloud_transmission(cloud, SimTime{64s}) == 0.2, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cloud_transmission(cloud, SimTime{86s}) == 0.2, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cloud_transmission(cloud, SimTime{88s}) == 0.6, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cloud_transmission(cloud, SimTime{90s}) == 1.0);
}

BOOST_AUTO_TEST_CASE(value_and_slope_are_continuous) {
  double before = 1.0;
  double slope_before = 0.0;
  for (SimTime t{59s}; t < SimTime{91s}; t += 1ms) {
    const double here = cloud_transmission(cloud, t);
    const double slope = (here - before) / 1e-3;
    BOOST_REQUIRE(std::abs(slope) < 0.8 * 1.5 / 4.0 + 1e-6);
    BOOST_REQUIRE(std::abs(slope - slope_before) < 0.8 * 6.0 / 16.0 * 1e-3 + 1e-6);
    before = here;
    slope_before = slope;
  }
}

BOOST_AUTO_TEST_CASE(clouds_multiply) {
  const std::vector<CloudPassage> two{cloud, {SimTime{70s}, 10s, 0.5, 1s}};
  BOOST_TEST(cloud_transmission(two, SimTime{75s}) == 0.1, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(cloud_transmission(two, SimTime{84s}) == 0.2, boost::test_tools::tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(edges_that_overlap_stay_within_bounds) {
  const CloudPassage brief{SimTime{10s}, 5s, 1.0, 4s};
  for (SimTime t{9s}; t < SimTime{16s}; t += 10ms) {
    const double here = cloud_transmission(brief, t);
    BOOST_REQUIRE(here >= 0.0);
    BOOST_REQUIRE(here <= 1.0);
  }
  BOOST_TEST(tests::aborts_in_child([] {
    cloud_transmission(CloudPassage{SimTime{10s}, 5s, 1.0, 6s}, SimTime{12s});
  }));
}

// Between two samples light moves by at most a tenth of an edge's steepest slope, and both ends are met.
BOOST_AUTO_TEST_CASE(samples_follow_the_edges) {
  const std::vector<CloudPassage> clouds{cloud, {SimTime{70s}, 300ms, 0.5, 100ms}};
  int samples = 0;
  bool met_end = false;
  std::optional<SimTime> next = next_cloud_sample(clouds, SimTime{0s});
  BOOST_TEST((next == SimTime{60s}));
  while (next) {
    const SimTime here = *next;
    ++samples;
    met_end = met_end || here == SimTime{90s};
    next = next_cloud_sample(clouds, here);
    if (!next) break;
    BOOST_REQUIRE((*next > here));
    BOOST_REQUIRE(std::abs(cloud_transmission(clouds, *next) - cloud_transmission(clouds, here)) <
                  0.15 * 0.8);
  }
  BOOST_TEST(met_end);
  BOOST_TEST(samples < 120);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
