#include "models/sun/clear_sky_model.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

constexpr double degree = std::numbers::pi / 180.0;
constexpr double pvlib_extraterrestrial_Wpm2 = 1364.0;

BOOST_AUTO_TEST_SUITE(clear_sky_models)

// pvlib's test values at an elevation of 80°: aod700 0.1 and 1 cm of water but for what a row says.
BOOST_AUTO_TEST_CASE(simplified_solis) {
  const auto sky = [](double aod700, double pressure_Pa) {
    return solis_clear_sky({.aod700 = aod700, .precipitable_water_m = 0.01}, 80.0 * degree, pressure_Pa,
                           pvlib_extraterrestrial_Wpm2);
  };
  const ClearSky usual = sky(0.1, 101325.0);
  BOOST_TEST(usual.global_horizontal_Wpm2 == 1064.653145, boost::test_tools::tolerance(1e-8));
  BOOST_TEST(usual.direct_normal_Wpm2 == 959.335463, boost::test_tools::tolerance(1e-8));
  BOOST_TEST(usual.diffuse_horizontal_Wpm2 == 129.125602, boost::test_tools::tolerance(1e-8));
  BOOST_TEST(sky(0.1, 95000.0).direct_normal_Wpm2 == 964.26930718, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(sky(0.0, 101325.0).direct_normal_Wpm2 == 1056.61710493, boost::test_tools::tolerance(1e-9));
}

// Rows of NREL's own sheet (reference data of pvlib, bird_clear_sky.csv): 840 mbar, ozone 0.3 cm, water 1.5
// cm, optical depths 0.15 and 0.1, asymmetry 0.85, albedo 0.2. Its air mass is Kasten's of 1966.
BOOST_AUTO_TEST_CASE(bird) {
  const struct {
    double extraterrestrial_Wpm2, zenith_deg, air_mass, direct, global, diffuse;
  } rows[] = {{1414.91335, 80.20294173, 5.686327629, 492.1883322, 135.7051581, 51.95435684},
              {1414.91335, 63.52421726, 2.232516123, 805.171223, 450.215507, 91.25379149},
              {1414.91335, 88.49628624, 22.46540139, 109.4491968, 6.315904731, 3.443624258},
              {1414.939579, 88.36759199, 21.63234817, 114.9216784, 7.320643832, 4.046715715}};
  for (const auto& row : rows) {
    const ClearSky sky =
        bird_clear_sky({.aod380 = 0.15, .aod500 = 0.1, .precipitable_water_m = 0.015},
                       (90.0 - row.zenith_deg) * degree, row.air_mass, 84000.0, row.extraterrestrial_Wpm2);
    BOOST_TEST(sky.direct_normal_Wpm2 == row.direct, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(sky.global_horizontal_Wpm2 == row.global, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(sky.diffuse_horizontal_Wpm2 == row.diffuse, boost::test_tools::tolerance(1e-3));
  }
}

// Three models of the same middling air agree as far as their papers do: direct light within a tenth.
BOOST_AUTO_TEST_CASE(the_models_agree_where_the_air_is_the_same) {
  const UtcTime june = std::chrono::sys_days{year{2026} / 6 / 21};
  for (double elevation_deg = 15.0; elevation_deg <= 90.0; elevation_deg += 5.0) {
    const LightPath path{elevation_deg * degree, 101325.0, 0.0, 1360.8};
    const double solis =
        clear_sky(SolisSky{.aod700 = 0.1, .precipitable_water_m = 0.015}, path, june).direct_normal_Wpm2;
    const double bird = clear_sky(BirdSky{.aod380 = 0.23, .aod500 = 0.155}, path, june).direct_normal_Wpm2;
    const double ineichen = clear_sky(IneichenSky::constant(3.0), path, june).direct_normal_Wpm2;
    BOOST_TEST(bird == solis, boost::test_tools::tolerance(0.12));
    BOOST_TEST(ineichen == solis, boost::test_tools::tolerance(0.12));
  }
}

// Down to the horizon all light is finite, not negative, and direct light falls with the sun.
BOOST_AUTO_TEST_CASE(every_model_down_to_the_horizon) {
  const UtcTime june = std::chrono::sys_days{year{2026} / 6 / 21};
  for (const ClearSkyModel& model :
       {ClearSkyModel{IneichenSky::constant(3.0)}, ClearSkyModel{SolisSky{}}, ClearSkyModel{BirdSky{}}}) {
    double above = 2000.0;
    for (double elevation_deg = 90.0; elevation_deg > 0.0; elevation_deg -= 0.25) {
      const ClearSky sky = clear_sky(model, {elevation_deg * degree, 101325.0, 0.0, 1360.8}, june);
      BOOST_TEST(sky.direct_normal_Wpm2 < above + 1e-9);
      BOOST_TEST(sky.direct_normal_Wpm2 >= 0.0);
      BOOST_TEST(sky.diffuse_horizontal_Wpm2 >= 0.0);
      above = sky.direct_normal_Wpm2;
    }
  }
}

BOOST_AUTO_TEST_CASE(turbidity_between_the_middles_of_two_months) {
  const IneichenSky sky{{2, 2, 3, 3, 4, 5, 5, 5, 4, 3, 2, 6}};
  const auto at = [&](UtcTime time) { return sky.turbidity_at(time); };
  BOOST_TEST(at(std::chrono::sys_days{year{2026} / 6 / 16}) == 5.0);
  BOOST_TEST(at(std::chrono::sys_days{year{2026} / 5 / 16} + 12h) == 4.0);
  // January and December have 31 days: New Year lies in the middle between theirs.
  BOOST_TEST(at(std::chrono::sys_days{year{2027} / 1 / 1}) == 4.0, boost::test_tools::tolerance(1e-12));
  for (UtcTime t = std::chrono::sys_days{year{2028} / 1 / 1}; t < std::chrono::sys_days{year{2029} / 2 / 1};
       t += 6h)
    BOOST_REQUIRE(std::abs(at(t + 6h) - at(t)) < 4.0 / 30.0 / 4.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
