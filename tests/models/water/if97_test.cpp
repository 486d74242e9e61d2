#include "models/water/if97.h"

#include <boost/test/unit_test.hpp>
#include <cmath>

// Figures: IAPWS R7-97(2012), verification tables 5, 15, 35 and 36.

namespace if97 = heliorig::models::if97;
namespace tt = boost::test_tools;

BOOST_AUTO_TEST_SUITE(if97_formulation)

BOOST_AUTO_TEST_CASE(liquid_of_table_5, *boost::unit_test::tolerance(1e-8)) {
  BOOST_TEST(if97::region1(3e6, 300).volume_m3pkg == 0.100215168e-2);
  BOOST_TEST(if97::region1(3e6, 300).enthalpy_Jpkg == 115.331273e3);
  BOOST_TEST(if97::region1(3e6, 300).entropy_JpkgK == 0.392294792e3);
  BOOST_TEST(if97::region1(80e6, 300).volume_m3pkg == 0.971180894e-3);
  BOOST_TEST(if97::region1(80e6, 300).enthalpy_Jpkg == 184.142828e3);
  BOOST_TEST(if97::region1(3e6, 500).volume_m3pkg == 0.120241800e-2);
  BOOST_TEST(if97::region1(3e6, 500).enthalpy_Jpkg == 975.542239e3);
}

BOOST_AUTO_TEST_CASE(steam_of_table_15, *boost::unit_test::tolerance(1e-8)) {
  BOOST_TEST(if97::region2(3500, 300).volume_m3pkg == 39.4913866);
  BOOST_TEST(if97::region2(3500, 300).enthalpy_Jpkg == 2549.91145e3);
  BOOST_TEST(if97::region2(3500, 300).entropy_JpkgK == 8.52238967e3);
  BOOST_TEST(if97::region2(3500, 700).volume_m3pkg == 92.3015898);
  BOOST_TEST(if97::region2(3500, 700).enthalpy_Jpkg == 3335.68375e3);
  BOOST_TEST(if97::region2(30e6, 700).volume_m3pkg == 0.542946619e-2);
  BOOST_TEST(if97::region2(30e6, 700).enthalpy_Jpkg == 2631.49474e3);
}

BOOST_AUTO_TEST_CASE(saturation_of_tables_35_and_36, *boost::unit_test::tolerance(1e-8)) {
  BOOST_TEST(if97::saturation_pressure_Pa(300) == 3.53658941e3);
  BOOST_TEST(if97::saturation_pressure_Pa(500) == 2.63889776e6);
  BOOST_TEST(if97::saturation_pressure_Pa(600) == 12.3443146e6);
  BOOST_TEST(if97::saturation_temperature_K(0.1e6) == 372.755919);
  BOOST_TEST(if97::saturation_temperature_K(1e6) == 453.035632);
  BOOST_TEST(if97::saturation_temperature_K(10e6) == 584.149488);
}

// Two phases in equilibrium have the same Gibbs energy h − Ts. The formulation holds that along its
// saturation line to 4 J/kg below 623.15 K (section 10 of the release: consistency at region boundaries).
BOOST_AUTO_TEST_CASE(phases_in_equilibrium_have_the_same_gibbs_energy) {
  for (double t = 280; t < 520; t += 10) {
    const double p = if97::saturation_pressure_Pa(t);
    const auto water = if97::region1(p, t), steam = if97::region2(p, t);
    const double water_gibbs = water.enthalpy_Jpkg - t * water.entropy_JpkgK;
    const double steam_gibbs = steam.enthalpy_Jpkg - t * steam.entropy_JpkgK;
    BOOST_TEST(std::abs(water_gibbs - steam_gibbs) < 20.0, "at " << t << " K");
  }
}

// 1.315 kg/h of steam per kW at 11 bar(a) and 200 °C from feed of 20 °C (HARDWARE figure of the reference
// plant): the definition of enthalpy alone.
BOOST_AUTO_TEST_CASE(steam_per_kilowatt) {
  const double rise = if97::region2(11e5, 473.15).enthalpy_Jpkg - if97::region1(11e5, 293.15).enthalpy_Jpkg;
  BOOST_TEST(3.6e6 / rise == 1.315, tt::tolerance(0.001));
}

BOOST_AUTO_TEST_SUITE_END()
