#include "models/sun/clear_sky.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double pvlib_extraterrestrial_Wpm2 = 1364.0;

BOOST_AUTO_TEST_SUITE(clear_sky)

// pvlib's test values at sea level: zenith, absolute air mass → GHI, DNI, DHI. The air mass is printed with
// eight decimals.
BOOST_AUTO_TEST_CASE(ineichen_at_sea_level) {
  const struct {
    double zenith_deg, air_mass, global, direct, diffuse;
  } rows[] = {{10.56413562, 0.93527685, 1044.1230677, 953.24925854, 107.03109696},
              {72.41687122, 3.01614096, 251.99427693, 655.44925241, 53.9901349},
              {82.85457044, 6.97935524, 65.49426624, 321.16092181, 25.54562017},
              {46.0467599, 1.32355476, 704.6968125, 888.90147035, 87.73601277}};
  for (const auto& row : rows) {
    const ClearSky sky = ineichen_clear_sky((90.0 - row.zenith_deg) * degree, row.air_mass, 3.0, 0.0,
                                            pvlib_extraterrestrial_Wpm2);
    BOOST_TEST(sky.global_horizontal_Wpm2 == row.global, boost::test_tools::tolerance(1e-7));
    BOOST_TEST(sky.direct_normal_Wpm2 == row.direct, boost::test_tools::tolerance(1e-7));
    BOOST_TEST(sky.diffuse_horizontal_Wpm2 == row.diffuse, boost::test_tools::tolerance(1e-7));
  }
}

// pvlib's test values for zenith 10°, air mass 1: at 2000 m, and for another extraterrestrial irradiance.
BOOST_AUTO_TEST_CASE(ineichen_higher_up) {
  const ClearSky high = ineichen_clear_sky(80.0 * degree, 1.0, 3.0, 2000.0, pvlib_extraterrestrial_Wpm2);
  BOOST_TEST(high.global_horizontal_Wpm2 == 1134.24312405, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(high.direct_normal_Wpm2 == 994.95377835, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(high.diffuse_horizontal_Wpm2 == 154.40492924, boost::test_tools::tolerance(1e-9));
  const ClearSky bright = ineichen_clear_sky(80.0 * degree, 1.0, 3.0, 0.0, 1370.0);
  BOOST_TEST(bright.direct_normal_Wpm2 == 946.35279683, boost::test_tools::tolerance(1e-9));
}

// Kasten & Young (1989), table II, for the given elevations of the sun.
BOOST_AUTO_TEST_CASE(air_mass) {
  BOOST_TEST(relative_air_mass(90.0 * degree) == 1.0, boost::test_tools::tolerance(4e-4));
  BOOST_TEST(relative_air_mass(30.0 * degree) == 1.9939, boost::test_tools::tolerance(4e-4));
  BOOST_TEST(relative_air_mass(10.0 * degree) == 5.5841, boost::test_tools::tolerance(4e-3));
  BOOST_TEST(relative_air_mass(0.0) == 38.0868, boost::test_tools::tolerance(5e-3));
  BOOST_TEST(absolute_air_mass(30.0 * degree, 101325.0 / 2.0) == relative_air_mass(30.0 * degree) / 2.0);
}

BOOST_AUTO_TEST_CASE(more_haze_and_a_lower_sun_mean_less_direct_light) {
  double above = 2000.0;
  for (double turbidity = 1.5; turbidity < 8.0; turbidity += 0.5) {
    const double direct = ineichen_clear_sky(40.0 * degree, 1.55, turbidity, 60.0, 1361.0).direct_normal_Wpm2;
    BOOST_TEST(direct < above);
    above = direct;
  }
  above = 2000.0;
  for (double elevation_deg = 90.0; elevation_deg > 0.0; elevation_deg -= 1.0) {
    const double elevation_rad = elevation_deg * degree;
    const ClearSky sky =
        ineichen_clear_sky(elevation_rad, relative_air_mass(elevation_rad), 3.0, 60.0, 1361.0);
    BOOST_TEST(sky.direct_normal_Wpm2 < above);
    BOOST_TEST(sky.diffuse_horizontal_Wpm2 >= 0.0);
    above = sky.direct_normal_Wpm2;
  }
}

BOOST_AUTO_TEST_CASE(the_sun_is_brighter_in_january) {
  BOOST_TEST(extraterrestrial_Wpm2(1.0) == 1360.8);
  BOOST_TEST(extraterrestrial_Wpm2(0.9833) / extraterrestrial_Wpm2(1.0167) == 1.0691,
             boost::test_tools::tolerance(1e-4));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
