#include "models/ports/fault_point.h"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace heliorig::models {
namespace {

const std::vector<FaultPoint> points{
    {"mirrors.drive[3]", "stalled", "", 0.0, 0.0, 1.0, false, "the motor does not turn"},
    {"sun.wind_speed", "gust", "m/s", 0.0, 0.0, 60.0, true, "a gust on top of the wind"}};

BOOST_AUTO_TEST_SUITE(fault_point)

BOOST_AUTO_TEST_CASE(inputs_and_effects_are_named_after_target_and_kind) {
  const auto inputs = fault_inputs(points);
  const auto effects = fault_effects(points);
  BOOST_REQUIRE(inputs.size() == 2u);
  BOOST_REQUIRE(effects.size() == 2u);
  BOOST_TEST(inputs[0].name == "fault.mirrors.drive[3].stalled");
  BOOST_TEST(effects[0].name == "effect.mirrors.drive[3].stalled");
  BOOST_TEST(inputs[1].name == "fault.sun.wind_speed.gust");
  BOOST_TEST(inputs[1].unit == "m/s");
  BOOST_TEST(inputs[1].max == 60.0);
  BOOST_TEST(effects[1].max == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
