#include "adapters/reference_firmware/encoder_correction.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

#include "adapters/boards/codes.h"
#include "adapters/reference_firmware/row_angle.h"
#include "adapters/reference_firmware/settings.h"

using namespace heliorig_firmware;

namespace {

constexpr double degree = std::numbers::pi / 180.0;

double degrees(std::int32_t parts) {
  return parts / 256000.0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(encoder_correction)

BOOST_AUTO_TEST_CASE(its_places_and_straight_lines_between_the_last_to_the_first) {
  const EncoderCorrection correction{{10, 20, -100, 100, 0, 0, 0, 30}};
  BOOST_TEST(degrees(correction.parts_at(0)) == 0.10);
  BOOST_TEST(degrees(correction.parts_at(512)) == 0.20);
  BOOST_TEST(degrees(correction.parts_at(1024)) == -1.0);
  BOOST_TEST(degrees(correction.parts_at(1280)) == 0.0);
  BOOST_TEST(degrees(correction.parts_at(256)) == 0.15);
  BOOST_TEST(degrees(correction.parts_at(3584 + 256)) == 0.20);
  BOOST_CHECK_SMALL(degrees(correction.parts_at(4095)) - 0.10, 0.001);
}

BOOST_AUTO_TEST_CASE(a_degree_of_row_is_the_most) {
  BOOST_TEST(valid(EncoderCorrection{{100, -100, 0, 0, 0, 0, 0, 0}}));
  BOOST_TEST(!valid(EncoderCorrection{{0, 0, 0, 101, 0, 0, 0, 0}}));
  BOOST_TEST(!valid(EncoderCorrection{{0, 0, 0, 0, 0, 0, 0, -101}}));
}

// A sine of 0.2° once a turn of the magnet, over the whole travel: a chord of an eighth of a turn leaves 8 %
// of it, rounding half a hundredth, and the encoder half a count.
BOOST_AUTO_TEST_CASE(a_row_s_angle_is_right_within_what_the_places_leave) {
  const auto excess_deg = [](double shown_deg) {
    return 0.2 * std::sin(2.0 * std::numbers::pi * shown_deg / 72.0 + 1.0);
  };
  EncoderCorrection correction{};
  for (int i = 0; i < EncoderCorrection::points; ++i)
    correction.excess[i] = static_cast<std::int8_t>(std::lround(100.0 * excess_deg(9.0 * i)));
  RowAngle row;
  row.correct(correction);
  for (double shown_deg = 70.0; shown_deg > -70.0; shown_deg -= 0.31) {
    row.follow(heliorig::adapters::magnet_code(shown_deg * degree, 5.0));
    if (shown_deg == 70.0) row.refer(settings::end_switch_parts);
    BOOST_REQUIRE_SMALL(degrees(row.parts()) - (shown_deg - excess_deg(shown_deg)), 0.015 + 0.005 + 0.009);
  }
}

BOOST_AUTO_TEST_SUITE_END()
