// Worked figures of API 520-1 and ISO 4126-7.
#include "models/steam/relief_sizing.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <optional>

#include "models/steam/steam_flux.h"
#include "models/water/if97.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;

namespace {

/// mm² of a valve whose coefficient of discharge is 0.975.
double api_area_mm2(double flow_kgph, double pressure_kPa, std::optional<double> superheated_K) {
  return flow_kgph / 3600.0 / (0.975 * *api520_steam_flux_kgpm2s(pressure_kPa * 1e3, superheated_K)) * 1e6;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relief_sizing)

// API 520-1's example of steam: 69 615 kg/h at 12 236 kPa. K_SH 0.9959 at 592.5 K: 1103.47 mm²; at 707.04 K,
// where the tenth edition's table has 0.8551: 1285.19 mm²; saturated: 1098.98 mm².
BOOST_AUTO_TEST_CASE(worked_examples_of_api_520) {
  BOOST_TEST(*api520_superheat_correction(12236e3, 592.5) == 0.9959, tt::tolerance(1e-4));
  BOOST_TEST(api_area_mm2(69615, 12236, 592.5) == 1103.47, tt::tolerance(1e-4));
  BOOST_TEST(api_area_mm2(69615, 12236, 707.04) == 1285.19, tt::tolerance(5e-3));
  BOOST_TEST(api_area_mm2(69615, 12236, std::nullopt) == 1098.98, tt::tolerance(1e-4));
  BOOST_TEST(*api520_napier_correction(10.5e6) == 0.99691, tt::tolerance(1e-5));
}

// The standard's example of liquid: 6814 L/min of specific gravity 0.9 from 1896 to 345 kPa(g), K_d 0.65 and
// K_w 0.97: 3066 mm².
BOOST_AUTO_TEST_CASE(worked_example_of_a_liquid) {
  const double flow_kgps = 6814e-3 / 60.0 * 900.0;
  const double area_mm2 = flow_kgps / (0.65 * 0.97 * liquid_flux_kgpm2s(1896e3, 900.0, 345e3)) * 1e6;
  BOOST_TEST(area_mm2 == 3066.0, tt::tolerance(1e-3));
  // ISO 4126-7: 1.61 √((p0 − pb)/v) kg/h a mm², in bar.
  BOOST_TEST(liquid_flux_kgpm2s(13e5, 880.0, 1e5) * 3600e-6 == 1.61 * std::sqrt(12.0 * 880.0),
             tt::tolerance(1e-3));
  BOOST_TEST(liquid_flux_kgpm2s(1e5, 880.0, 2e5) == 0.0);
}

// 0.2883 C √(p0/v), C 2.634 at κ 1.3, is the flux that the plant's valves pass.
BOOST_AUTO_TEST_CASE(steam_by_iso_4126_is_the_plants) {
  BOOST_TEST(iso4126_coefficient(1.3) == 2.634, tt::tolerance(2e-4));
  const double v = if97::region2(13e5, 470.0).volume_m3pkg;
  BOOST_TEST(steam_flux_kgpm2s(13e5, v, 101325.0) * 3600e-6 ==
                 0.2883 * iso4126_coefficient(1.3) * std::sqrt(13.0 / v),
             tt::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(corrections_keep_to_their_range) {
  BOOST_TEST(!api520_napier_correction(22.1e6));
  BOOST_TEST(!api520_superheat_correction(21e6, 700.0));
  BOOST_TEST(!api520_superheat_correction(1e6, 923.0));
  BOOST_TEST(!api520_steam_flux_kgpm2s(NAN, 500.0));
  BOOST_TEST(*api520_superheat_correction(1e5, 300.0) == 1.0);
  double last = 1.0;  // hotter steam is lighter
  for (double T_K = 430.0; T_K < 922.0; T_K += 5.0) {
    const double factor = *api520_superheat_correction(13e5, T_K);
    BOOST_TEST(factor <= last);
    last = factor;
  }
  BOOST_TEST(last == 0.70, tt::tolerance(0.01));
}

// ISO 4126-7 divides by √x for a dryness x of 0.9 and more; water of 12 barg flashes at some 9000 kg/(m² s)
// (h_fg 1971 kJ/kg, v_fg 0.150 m³/kg, 465 K, 4.44 kJ/(kg K)).
BOOST_AUTO_TEST_CASE(water_in_the_steam) {
  const double water = flashing_flux_kgpm2s({1.971e6, 0.150, 465.0, 4440.0});
  BOOST_TEST(water == 9145.0, tt::tolerance(1e-3));
  const double steam = 1950.0;
  BOOST_TEST(wet_flux_kgpm2s(steam, water, 0.0) == steam);
  BOOST_TEST(wet_flux_kgpm2s(steam, water, 1.0) == water, tt::tolerance(1e-12));
  for (const double wet : {0.02, 0.05, 0.1})
    BOOST_TEST(wet_flux_kgpm2s(steam, water, wet) == steam / std::sqrt(1.0 - wet), tt::tolerance(0.005));
}

// Cold water is a liquid in the nozzle, saturated water flashes, between them more pressure passes more;
// never more than Bernoulli allows, and no jump where the water begins to boil behind the nozzle.
BOOST_AUTO_TEST_CASE(water_from_cold_to_boiling) {
  const auto at = [](double saturation_Pa, double back_Pa) {
    return water_flux_kgpm2s({{1.971e6, 0.150, 465.0, 4440.0}, 13e5, saturation_Pa, 880.0}, back_Pa);
  };
  const double liquid = liquid_flux_kgpm2s(13e5, 880.0, 1e5);
  BOOST_TEST(at(0.9e5, 1e5) == liquid);
  BOOST_TEST(at(1.0001e5, 1e5) == liquid, tt::tolerance(1e-3));
  BOOST_TEST(at(13e5, 1e5) == 9145.0, tt::tolerance(1e-3));
  BOOST_TEST(at(10e5, 1e5) > at(13e5, 1e5));
  BOOST_TEST(at(10e5, 1e5) < liquid);
  BOOST_TEST(at(1e5, 13e5) == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
