// Åström & Bell, Automatica 36 (2000): the unit P16-G16, 160 MW, at 85 bar.
#include "models/steam/drum_swell.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <optional>

#include "models/steam/dormand_prince.h"
#include "models/steam/drum.h"
#include "models/water/if97.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;

namespace {

using Integrator = DormandPrince<4>;  // temperature, mass, quality, bubbles

constexpr double drum_area_m2 = 20.0, still_bubbles_m3 = 7.66265;

/// Drum and swell as the plant's circuit joins them, with this boiler's figures: V_d 40, V_r 37, V_dc 11 m³,
/// 300 t of steel in all and 160 t of it with the risers, c_p 550, k 25, β 0.3, T_d 12 s, A_dc 0.38128 m².
class Boiler {
 public:
  double heat_W = 85.912e6, steam_kgps = 50.4195;

  std::optional<Integrator::State> operator()(double, const Integrator::State& y) const {
    const Saturation s = exact_saturation(y[0]);
    const double mass_rate_kgps = feed_kgps - steam_kgps;
    const double energy_W = heat_W + feed_kgps * feed_Jpkg - steam_kgps * s.steam_enthalpy_Jpkg;
    const double rate_Kps = drum.temperature_rate_Kps(s, y[1], mass_rate_kgps, energy_W);
    const double condensing_kgps =
        (s.water_enthalpy_Jpkg - feed_Jpkg) / (s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg) * feed_kgps;
    const auto swell_rates =
        swell.rates(s, {y[2], y[3]},
                    {rate_Kps, drum.water_volume_m3(s, y[1]), heat_W, condensing_kgps, still_bubbles_m3});
    return Integrator::State{rate_Kps, mass_rate_kgps, swell_rates.quality, swell_rates.bubbles_m3};
  }

  Integrator::State start() const {
    const double T_K = if97::saturation_temperature_K(8.5e6);
    const Saturation s = exact_saturation(T_K);
    return {T_K, 57.2 * s.water_density_kgpm3 + (88.0 - 57.2) * s.steam_density_kgpm3, 0.051, 4.9};
  }

  /// Goes to rest with drum and heat as they are.
  Integrator::State settled() const {
    Integrator::State y = start();
    for (int i = 0; i < 6000; ++i) {
      const Integrator::State next = Integrator::step(*this, 0.0, y, 0.1, {1.0, 1.0, 1.0, 1.0})->end;
      y[2] = next[2];
      y[3] = next[3];
    }
    return y;
  }

  double level_m(const Integrator::State& y) const {
    const Saturation s = exact_saturation(y[0]);
    return (swell.drum_water_m3(s, y[2], drum.water_volume_m3(s, y[1])) + y[3]) / drum_area_m2;
  }

  Drum drum{88.0, 300e3 * 550.0};
  DrumSwell swell{{.riser_m3 = 37.0,
                   .downcomer_m3 = 11.0,
                   .downcomer_area_m2 = 0.38128,
                   .friction = 25.0,
                   .outflow_share = 0.3,
                   .residence_s = 12.0,
                   .riser_metal_JpK = 160e3 * 550.0}};
  double feed_kgps = 50.4195;
  double feed_Jpkg = if97::region1(8.5e6, 241.872 + 273.15).enthalpy_Jpkg;
};

struct Point {
  double time_s, pressure_MPa, level_m;
};

void follow(const Boiler& boiler, Integrator::State y, const Point (&points)[4]) {
  const double before_m = boiler.level_m(y);
  double time_s = 0.0;
  for (const Point& point : points) {
    for (; time_s < point.time_s - 1e-6; time_s += 0.1)
      y = Integrator::step(boiler, time_s, y, 0.1, {1.0, 1.0, 1.0, 1.0})->end;
    const double pressure_MPa = if97::saturation_pressure_Pa(y[0]) / 1e6;
    const double rise_m = boiler.level_m(y) - before_m;
    BOOST_TEST_MESSAGE(point.time_s << " s: " << pressure_MPa << " MPa, " << rise_m << " m");
    BOOST_TEST(std::abs(pressure_MPa - point.pressure_MPa) < 0.01 * std::abs(point.pressure_MPa - 8.5));
    // One per cent, and the last place of the figure.
    BOOST_TEST(std::abs(rise_m - point.level_m) < 0.01 * std::abs(point.level_m) + 0.00005);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drum_swell)

BOOST_AUTO_TEST_CASE(steady_as_published) {
  const Boiler boiler;
  const auto rates = *boiler(0.0, boiler.settled());
  const auto y = boiler.settled();
  const Saturation s = exact_saturation(y[0]);
  // Q, q_s = q_f and T_f balance, each as printed: what is left is below 1e-4 of the heat.
  const double left_W = rates[0] * (s.energy_of_mass_slope_JpkgK * y[1] +
                                    s.energy_of_volume_slope_Jpm3K * 88.0 + 300e3 * 550.0);
  BOOST_TEST(std::abs(left_W) < 1e-4 * boiler.heat_W);
  BOOST_TEST(y[2] == 0.051, tt::tolerance(5e-3));  // as many figures as are printed
  BOOST_TEST(y[3] == 4.9, tt::tolerance(5e-3));
  BOOST_TEST(boiler.swell.circulation_kgps(s, y[2]) == 1194.5, tt::tolerance(1e-4));
  BOOST_TEST_MESSAGE("quality " << y[2] << ", bubbles " << y[3] << " m3, circulation "
                                << boiler.swell.circulation_kgps(s, y[2]) << " kg/s, " << rates[0] << " K/s");
}

// Computed from the paper's equations, CVODE, relative tolerance 1e-9. The level swells first and falls then:
// the non-minimum phase.
BOOST_AUTO_TEST_CASE(ten_megawatts_more) {
  Boiler boiler;
  const auto y = boiler.settled();
  boiler.heat_W += 10e6;
  follow(boiler, y,
         {{10, 8.52981, 0.0095}, {50, 8.65046, 0.0020}, {100, 8.80453, 0.0056}, {200, 9.12411, 0.0152}});
}

BOOST_AUTO_TEST_CASE(ten_kilograms_a_second_more_steam) {
  Boiler boiler;
  const auto y = boiler.settled();
  boiler.steam_kgps += 10.0;
  follow(boiler, y,
         {{10, 8.45517, 0.0337}, {50, 8.27525, 0.0063}, {100, 8.04918, -0.0355}, {200, 7.59407, -0.1157}});
}

// What an equilibrium drum cannot show: less pressure makes the level rise before it falls, cold feed the
// reverse.
BOOST_AUTO_TEST_CASE(cold_feed_shrinks_the_level_before_it_raises_it) {
  Boiler boiler;
  auto y = boiler.settled();
  const double before_m = boiler.level_m(y);
  boiler.feed_kgps += 10.0;
  const auto go_on = [&](int seconds) {
    for (int i = 0; i < 10 * seconds; ++i)
      y = Integrator::step(boiler, 0.0, y, 0.1, {1.0, 1.0, 1.0, 1.0})->end;
    return boiler.level_m(y) - before_m;
  };
  BOOST_TEST(go_on(5) < -0.001);
  BOOST_TEST(go_on(195) > 0.02);
}

// Nothing boils: no bubble, no circulation, no fault of arithmetic; and the series meets the closed form.
BOOST_AUTO_TEST_CASE(still_water_has_no_bubbles) {
  const DrumSwell swell = Boiler{}.swell;
  for (const double T_K : {280.0, 373.15, 460.0}) {
    const Saturation s = exact_saturation(T_K);
    BOOST_TEST(swell.mean_void(s, 0.0) == 0.0);
    BOOST_TEST(swell.circulation_kgps(s, 0.0) == 0.0);
    const double edge = 1e-4 * s.steam_density_kgpm3 / (s.water_density_kgpm3 - s.steam_density_kgpm3);
    BOOST_TEST(swell.mean_void(s, edge * 0.999999) == swell.mean_void(s, edge * 1.000001),
               tt::tolerance(1e-5));
    const auto rates = swell.rates(s, {0.0, 0.0}, {0.0, 57.2, 1e6, 0.0, 0.0});
    BOOST_TEST(rates.quality > 0.0);
    BOOST_TEST(std::isfinite(rates.bubbles_m3));
  }
}

BOOST_AUTO_TEST_SUITE_END()
