#include "adapters/reference_firmware/row_angle.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

#include "adapters/boards/codes.h"
#include "adapters/reference_firmware/settings.h"

using heliorig::adapters::magnet_code;
using heliorig_firmware::RowAngle;

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double half_count_rad = 0.5 * 72.0 / 4096.0 * degree;

double rad(const RowAngle& row) {
  return row.parts() / 256000.0 * degree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(row_angle)

BOOST_AUTO_TEST_CASE(followed_over_the_whole_travel_and_back) {
  RowAngle row;
  row.follow(magnet_code(-68.0 * degree, 5.0));
  row.refer(heliorig_firmware::settings::parts(-66.0f));
  for (double angle_deg = -68.0; angle_deg < 70.0; angle_deg += 0.7) {
    row.follow(magnet_code(angle_deg * degree, 5.0));
    BOOST_REQUIRE_SMALL(rad(row) - angle_deg * degree, 1.001 * half_count_rad);
  }
  for (double angle_deg = 69.0; angle_deg > -70.0; angle_deg -= 0.7)
    row.follow(magnet_code(angle_deg * degree, 5.0));
  row.follow(magnet_code(-70.0 * degree, 5.0));
  BOOST_CHECK_SMALL(rad(row) + 70.0 * degree, 1.001 * half_count_rad);
}

// 72° of row are one turn of the magnet.
BOOST_AUTO_TEST_CASE(referred_it_is_right_within_half_a_turn) {
  for (const double off_deg : {-35.0, 0.0, 35.0}) {
    RowAngle row;
    row.follow(magnet_code(20.0 * degree, 5.0));
    row.refer(heliorig_firmware::settings::parts(static_cast<float>(20.0 + off_deg)));
    BOOST_CHECK_SMALL(rad(row) - 20.0 * degree, 1.001 * half_count_rad);
  }
}

BOOST_AUTO_TEST_CASE(an_encoder_that_does_not_answer_leaves_the_angle) {
  RowAngle row;
  row.follow(heliorig_firmware::no_code);
  BOOST_CHECK(!row.known() && !row.fresh());
  row.follow(magnet_code(0.1, 5.0));
  row.refer(0);
  row.follow(heliorig_firmware::no_code);
  BOOST_CHECK(row.known() && !row.fresh());
  BOOST_CHECK_SMALL(rad(row) - 0.1, 1.001 * half_count_rad);
}

BOOST_AUTO_TEST_CASE(a_code_that_runs_away_stays_within_the_numbers) {
  RowAngle row;
  std::uint16_t code = 0;
  for (int i = 0; i < 10000; ++i) {
    code = static_cast<std::uint16_t>((code + 1638) % 4096);
    row.follow(code);
    BOOST_REQUIRE(std::abs(rad(row)) <= 17 * 72.0 * degree);
  }
}

BOOST_AUTO_TEST_SUITE_END()
