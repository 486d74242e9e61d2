#include <boost/test/unit_test.hpp>
#include <cmath>

#include "models/water/if97.h"
#include "models/water/saturation_table.h"
#include "models/water/steam_table.h"
#include "models/water/uniform_spline.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;

BOOST_AUTO_TEST_SUITE(water_tables)

BOOST_AUTO_TEST_CASE(spline_is_exact_for_parabolas) {
  const auto parabola = [](double x) { return std::array<double, 2>{1 + x * (2 + 3 * x), x}; };
  const UniformSpline<2> spline{-1.0, 2.0, 7, parabola};
  for (double x = -1.0; x <= 2.0; x += 0.0625) {
    BOOST_TEST(spline(x)[0] == parabola(x)[0], tt::tolerance(1e-11));
    BOOST_TEST(std::abs(spline.with_slopes(x).slope[0] - (2 + 6 * x)) < 1e-10);
    BOOST_TEST(spline.with_slopes(x).slope[1] == 1.0, tt::tolerance(1e-11));
  }
}

// A cubic spline of step s is off by s⁴/384 · max f⁗ at most.
BOOST_AUTO_TEST_CASE(spline_is_of_fourth_order) {
  const auto sine = [](double x) { return std::array<double, 1>{std::sin(x)}; };
  for (const std::size_t intervals : {16u, 32u, 64u}) {
    const UniformSpline<1> spline{0.0, 4.0, intervals, sine};
    const double step = 4.0 / static_cast<double>(intervals);
    double worst = 0;
    for (double x = 0; x < 4; x += 0.001) worst = std::max(worst, std::abs(spline(x)[0] - std::sin(x)));
    BOOST_TEST(worst < 1.1 * std::pow(step, 4) / 384);
    BOOST_TEST(worst > 0.5 * std::pow(step, 4) / 384);
  }
}

BOOST_AUTO_TEST_CASE(saturation_agrees_with_the_formulation, *boost::unit_test::tolerance(1e-7)) {
  const SaturationTable table;
  for (double t = 273.3; t < 513.0; t += 0.37) {
    const Saturation s = table.at(t);
    const double p = if97::saturation_pressure_Pa(t);
    const auto water = if97::region1(p, t), steam = if97::region2(p, t);
    BOOST_TEST(s.pressure_Pa == p);
    BOOST_TEST(s.water_density_kgpm3 == 1 / water.volume_m3pkg);
    BOOST_TEST(s.steam_density_kgpm3 == 1 / steam.volume_m3pkg);
    BOOST_TEST(s.water_enthalpy_Jpkg == water.enthalpy_Jpkg);
    BOOST_TEST(s.steam_enthalpy_Jpkg == steam.enthalpy_Jpkg);
  }
}

// Clapeyron: dp/dT = (h'' − h') / (T (v'' − v')), a law that the table's derivative must follow.
BOOST_AUTO_TEST_CASE(pressure_slope_follows_clapeyron, *boost::unit_test::tolerance(2e-4)) {
  const SaturationTable table;
  for (double t = 280; t < 510; t += 3.3) {
    const Saturation s = table.at(t);
    const double volume = 1 / s.steam_density_kgpm3 - 1 / s.water_density_kgpm3;
    BOOST_TEST(s.pressure_slope_PapK == (s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg) / (t * volume));
  }
}

BOOST_AUTO_TEST_CASE(energy_of_a_vessel_is_that_of_its_phases, *boost::unit_test::tolerance(1e-7)) {
  const SaturationTable table;
  for (double t = 293.15; t < 500; t += 17) {
    const Saturation s = table.at(t);
    const double volume = 0.024, mass = 14;
    const double water_volume =
        (mass - s.steam_density_kgpm3 * volume) / (s.water_density_kgpm3 - s.steam_density_kgpm3);
    const double water_energy = s.water_density_kgpm3 * s.water_enthalpy_Jpkg - s.pressure_Pa;
    const double steam_energy = s.steam_density_kgpm3 * s.steam_enthalpy_Jpkg - s.pressure_Pa;
    BOOST_TEST(s.energy_of_mass_Jpkg * mass + s.energy_of_volume_Jpm3 * volume ==
               water_energy * water_volume + steam_energy * (volume - water_volume));
  }
}

BOOST_AUTO_TEST_CASE(superheated_steam_agrees_with_the_formulation) {
  const SteamTable table;
  for (const double p : {2e3, 1e5, 5e5, 11e5, 13e5, 20e5, 25e5}) {
    const double tolerance = p > 13e5 ? 1e-6 : 1e-7;
    const double saturated_K = if97::saturation_temperature_K(p);
    for (double t = saturated_K; t < 1000; t += 3.1) {
      const auto exact = if97::region2(p, t);
      BOOST_TEST(table.at(p, t).volume_m3pkg == exact.volume_m3pkg, tt::tolerance(tolerance));
      BOOST_TEST(table.at(p, t).enthalpy_Jpkg == exact.enthalpy_Jpkg, tt::tolerance(tolerance));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
