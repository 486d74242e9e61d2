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
  BOOST_TEST(if97::region1(3e6, 300).heat_capacity_JpkgK == 4.17301218e3);
  BOOST_TEST(if97::region1(3e6, 300).sound_speed_mps == 1507.73921);
  BOOST_TEST(if97::region1(80e6, 300).entropy_JpkgK == 0.368563852e3);
  BOOST_TEST(if97::region1(80e6, 300).heat_capacity_JpkgK == 4.01008987e3);
  BOOST_TEST(if97::region1(80e6, 300).sound_speed_mps == 1634.69054);
  BOOST_TEST(if97::region1(3e6, 500).entropy_JpkgK == 2.58041912e3);
  BOOST_TEST(if97::region1(3e6, 500).heat_capacity_JpkgK == 4.65580682e3);
  BOOST_TEST(if97::region1(3e6, 500).sound_speed_mps == 1240.71337);
  BOOST_TEST(if97::region1(80e6, 300).volume_m3pkg == 0.971180894e-3);
  BOOST_TEST(if97::region1(80e6, 300).enthalpy_Jpkg == 184.142828e3);
  BOOST_TEST(if97::region1(3e6, 500).volume_m3pkg == 0.120241800e-2);
  BOOST_TEST(if97::region1(3e6, 500).enthalpy_Jpkg == 975.542239e3);
}

BOOST_AUTO_TEST_CASE(steam_of_table_15, *boost::unit_test::tolerance(1e-8)) {
  BOOST_TEST(if97::region2(3500, 300).volume_m3pkg == 39.4913866);
  BOOST_TEST(if97::region2(3500, 300).enthalpy_Jpkg == 2549.91145e3);
  BOOST_TEST(if97::region2(3500, 300).entropy_JpkgK == 8.52238967e3);
  BOOST_TEST(if97::region2(3500, 300).heat_capacity_JpkgK == 1.91300162e3);
  BOOST_TEST(if97::region2(3500, 300).sound_speed_mps == 427.920172);
  BOOST_TEST(if97::region2(3500, 700).entropy_JpkgK == 10.1749996e3);
  BOOST_TEST(if97::region2(3500, 700).heat_capacity_JpkgK == 2.08141274e3);
  BOOST_TEST(if97::region2(3500, 700).sound_speed_mps == 644.289068);
  BOOST_TEST(if97::region2(30e6, 700).entropy_JpkgK == 5.17540298e3);
  BOOST_TEST(if97::region2(30e6, 700).heat_capacity_JpkgK == 10.3505092e3);
  BOOST_TEST(if97::region2(30e6, 700).sound_speed_mps == 480.386523);
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

// Section 4 of the release: the border's point of verification, and its upper end.
BOOST_AUTO_TEST_CASE(border_of_regions_2_and_3, *boost::unit_test::tolerance(1e-8)) {
  BOOST_TEST(if97::border_2_3_pressure_Pa(623.15) == 16.5291643e6);
  BOOST_TEST(if97::border_2_3_temperature_K(16.5291643e6) == 623.15);
  BOOST_TEST(if97::border_2_3_temperature_K(if97::border_2_3_pressure_Pa(800.0)) == 800.0);
}

// Laws between the properties of one phase, by differences: c_p = (∂h/∂T)_p; the volume is (∂g/∂p)_T and the
// entropy −(∂g/∂T)_p of g = h − Ts, from which Maxwell's (∂s/∂p)_T = −(∂v/∂T)_p; and (∂h/∂p)_T = v −
// T (∂v/∂T)_p.
BOOST_AUTO_TEST_CASE(laws_between_the_properties) {
  using Region = if97::Properties (*)(double, double);
  struct Place {
    Region region;
    double pressure_Pa, temperature_K;
  };
  for (const auto& [region, p, t] :
       {Place{if97::region1, 1e6, 300}, Place{if97::region1, 12e5, 450}, Place{if97::region1, 40e6, 600},
        Place{if97::region2, 5e4, 360}, Place{if97::region2, 11e5, 473.15}, Place{if97::region2, 25e5, 800},
        Place{if97::region2, 20e6, 900}}) {
    const double dp = 1e-4 * p, dt = 1e-4 * t;
    const auto by_t = [&, region = region, p = p, t = t](double if97::Properties::*what) {
      return (region(p, t + dt).*what - region(p, t - dt).*what) / (2 * dt);
    };
    const auto by_p = [&, region = region, p = p, t = t](double if97::Properties::*what) {
      return (region(p + dp, t).*what - region(p - dp, t).*what) / (2 * dp);
    };
    const auto at = region(p, t);
    const double expansion = by_t(&if97::Properties::volume_m3pkg);
    BOOST_TEST_CONTEXT(p << " Pa, " << t << " K") {
      BOOST_TEST(by_t(&if97::Properties::enthalpy_Jpkg) == at.heat_capacity_JpkgK, tt::tolerance(1e-5));
      BOOST_TEST(by_t(&if97::Properties::entropy_JpkgK) == at.heat_capacity_JpkgK / t, tt::tolerance(1e-5));
      BOOST_TEST(by_p(&if97::Properties::entropy_JpkgK) == -expansion, tt::tolerance(1e-4));
      BOOST_TEST(std::abs(by_p(&if97::Properties::enthalpy_Jpkg) - (at.volume_m3pkg - t * expansion)) <
                 1e-4 * at.volume_m3pkg);
    }
  }
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
