// Limit 21: the sun as the controller takes it, second for second, within 0.01° of the solar position
// algorithm.
#include "adapters/reference_firmware/sun_chord.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/adapters/reference_firmware/true_sun.h"

namespace heliorig {
namespace {

using heliorig_firmware::SunChord;

constexpr double degree = std::numbers::pi / 180.0;
constexpr std::uint32_t day_s = 86400;
constexpr std::uint32_t to_2100_s = 36525 * day_s;

struct Place {
  double latitude_deg;
  double longitude_deg;
};
constexpr Place paris{48.85, 2.35};
constexpr Place thies{14.72, -17.47};
constexpr Place far_east{49.0, 180.0};  // where it is day at midnight UTC
constexpr Place far_south{-41.3, 174.8};
constexpr Place far_north{66.0, 25.0};  // the firmware's northernmost

/// The most by which the chords were away from the algorithm, and from the firmware's own sun; degrees.
struct Worst {
  double total = 0.0;
  double chord = 0.0;
  double chord_elevation = 0.0;

  void take(const Worst& other) {
    total = std::max(total, other.total);
    chord = std::max(chord, other.chord);
    chord_elevation = std::max(chord_elevation, other.chord_elevation);
  }
};

SunChord over(const Place& place) {
  SunChord chord;
  chord.place(static_cast<float>(place.latitude_deg * degree),
              static_cast<float>(place.longitude_deg * degree));
  return chord;
}

/// By several chords, as far as the sun stands above 5°. `in_the_sky`: as angles between directions, not
/// across the rows, where those near the rows' axis count for more.
Worst worst_from(std::uint32_t begin_s, std::uint32_t seconds, const Place& place, std::uint32_t step_s = 1,
                 bool in_the_sky = false) {
  SunChord chord = over(place);
  Worst worst;
  for (std::uint32_t s = begin_s; s < begin_s + seconds; s += step_s) {
    const auto sun = chord.at(s);
    const auto is = tests::true_sun(s, place.latitude_deg, place.longitude_deg);
    if (is.elevation_rad < 5.0 * degree) continue;
    const auto whole = heliorig_firmware::sun_at(s, static_cast<float>(place.latitude_deg * degree),
                                                 static_cast<float>(place.longitude_deg * degree));
    const auto off = [](double a, double b) { return std::abs(a - b) / degree; };
    const double share = in_the_sky ? std::sin(is.elevation_rad) / std::cos(is.transversal_rad) : 1.0;
    worst.take({share * off(sun.transversal_rad, is.transversal_rad),
                share * off(sun.transversal_rad, whole.transversal_rad),
                is.elevation_rad > 80.0 * degree ? 0.0 : off(sun.elevation_rad, whole.elevation_rad)});
  }
  return worst;
}

void check(const Worst& worst) {
  BOOST_TEST_MESSAGE(worst.total << "°, by the chord " << worst.chord << "° " << worst.chord_elevation
                                 << "°");
  BOOST_TEST(worst.total < 0.01);
  BOOST_TEST(worst.chord < 0.0015);
  BOOST_TEST(worst.chord_elevation < 0.0015);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_sun_chord)

BOOST_AUTO_TEST_CASE(within_the_limit_over_a_century) {
  for (const Place& place : {paris, thies, far_south, far_north}) {
    Worst worst;
    constexpr std::uint32_t stride_s = 2345677;  // a prime of four weeks: all hours of all seasons
    for (std::uint32_t begin_s = 7; begin_s < to_2100_s - 60; begin_s += stride_s)
      worst.take(worst_from(begin_s, 40, place, 1, place.latitude_deg == far_north.latitude_deg));
    BOOST_TEST_CONTEXT(place.latitude_deg << "° N") {
      check(worst);
    }
  }
}

BOOST_AUTO_TEST_CASE(within_the_limit_all_day) {
  for (const Place& place : {paris, thies, far_east, far_south}) {
    for (const std::uint32_t day : {9667u, 9847u}) {  // 2026-06-20, 2026-12-17
      check(worst_from(day * day_s, day_s, place, 7));
    }
  }
}

// Midnight UTC where it is day: of a year, of a leap day and of the century's last.
BOOST_AUTO_TEST_CASE(within_the_limit_over_the_edge_of_a_day) {
  for (const std::uint32_t day : {366u, 9497u, 10286u, 10287u, 36524u}) {
    for (const Place& place : {far_east, far_south}) check(worst_from(day * day_s - 100, 200, place));
  }
}

BOOST_AUTO_TEST_CASE(seconds_that_are_left_out_or_jumped_do_not_matter) {
  SunChord chord = over(paris);
  constexpr std::uint32_t noon_s = 835356600;
  for (const int s : {0, 1, 2, 5, 9, 14, 19, 20, 17, 60, 59, 3600, 3601, 10, 11, 26, 42, 58, 74}) {
    const auto second = static_cast<std::uint32_t>(static_cast<std::int64_t>(noon_s) + s);
    const auto is = tests::true_sun(second, paris.latitude_deg, paris.longitude_deg);
    BOOST_TEST(std::abs(chord.at(second).transversal_rad - is.transversal_rad) < 0.01 * degree, s);
  }
}

BOOST_AUTO_TEST_CASE(another_place_is_another_sun) {
  SunChord chord = over(paris);
  constexpr std::uint32_t noon_s = 835356600;
  chord.at(noon_s);
  chord.place(static_cast<float>(thies.latitude_deg * degree),
              static_cast<float>(thies.longitude_deg * degree));
  const auto is = tests::true_sun(noon_s, thies.latitude_deg, thies.longitude_deg);
  BOOST_TEST(std::abs(chord.at(noon_s).transversal_rad - is.transversal_rad) < 0.01 * degree);
}

// The sun stands far below the horizon where its angle passes from −180° to 180°.
BOOST_AUTO_TEST_CASE(at_midnight_it_is_below_wherever_the_chord_ends) {
  SunChord chord = over(paris);
  for (std::uint32_t s = 835400000; s < 835400000 + 3600; ++s) {
    BOOST_REQUIRE(std::abs(chord.at(s).transversal_rad) > 2.5f);
    BOOST_REQUIRE(chord.at(s).elevation_rad < 0.0f);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
