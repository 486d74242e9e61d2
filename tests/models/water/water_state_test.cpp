#include "models/water/water_state.h"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <vector>

#include "models/water/if97.h"

namespace if97 = heliorig::models::if97;
namespace tt = boost::test_tools;
using namespace heliorig::models;
using enum WaterQuantity;

namespace {

WaterState one(const WaterGiven& first, const WaterGiven& second) {
  const WaterAnswer answer = water_states(first, second);
  BOOST_TEST(!answer.open);
  BOOST_REQUIRE(answer.states.size() == 1u);
  return answer.states.front();
}

struct Point {
  double pressure_MPa;
  double other;  ///< kJ/kg or kJ/(kg K)
  double temperature_K;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(water_state)

// IAPWS R7-97(2012), tables 7, 9, 24 and 29: its backward equations T(p,h) and T(p,s). They stray from the
// basic equations, which are inverted here, by 25 mK in region 1 and in 2c, 10 mK in 2a and 2b at most
// (section 6.3: tables 11 and 22).
BOOST_AUTO_TEST_CASE(temperatures_of_the_backward_equations) {
  for (const Point& at :
       {Point{3, 500, 391.798509}, Point{80, 500, 378.108626}, Point{80, 1500, 611.041229},
        Point{0.001, 3000, 534.433241}, Point{3, 3000, 575.373370}, Point{3, 4000, 1010.77577},
        Point{5, 3500, 801.299102}, Point{5, 4000, 1015.31583}, Point{25, 3500, 875.279054},
        Point{40, 2700, 743.056411}, Point{60, 2700, 791.137067}, Point{60, 3200, 882.756860}}) {
    const auto state = water_by_pressure_enthalpy(at.pressure_MPa * 1e6, at.other * 1e3);
    BOOST_REQUIRE(state);
    BOOST_TEST(std::abs(state->temperature_K - at.temperature_K) < 0.025, at.pressure_MPa << " MPa");
  }
  for (const Point& at :
       {Point{3, 0.5, 307.842258}, Point{80, 0.5, 309.979785}, Point{80, 3, 565.899909},
        Point{0.1, 7.5, 399.517097}, Point{0.1, 8, 514.127081}, Point{2.5, 8, 1039.84917},
        Point{8, 6, 600.484040}, Point{8, 7.5, 1064.95556}, Point{90, 6, 1038.01126},
        Point{20, 5.75, 697.992849}, Point{80, 5.25, 854.011484}, Point{80, 5.75, 949.017998}}) {
    const WaterState state = one({pressure, at.pressure_MPa * 1e6}, {entropy, at.other * 1e3});
    BOOST_TEST(std::abs(state.temperature_K - at.temperature_K) < 0.025, at.pressure_MPa << " MPa");
  }
}

// Every pair of p, T, h, s, x, ρ, u finds the state back from which it was taken, in each of the phases.
BOOST_AUTO_TEST_CASE(any_pair_finds_the_state) {
  const std::vector<WaterState> states{
      one({pressure, 11e5}, {temperature, 300.0}),  one({pressure, 60e6}, {temperature, 500.0}),
      one({pressure, 11e5}, {temperature, 473.15}), one({pressure, 2e4}, {temperature, 700.0}),
      one({pressure, 25e5}, {quality, 0.3}),        one({temperature, 320.0}, {quality, 0.95}),
      one({pressure, 30e6}, {temperature, 1000.0})};
  const std::vector<WaterQuantity> all{pressure, temperature, enthalpy, entropy, quality, density, energy};
  int pairs = 0;
  for (const WaterState& state : states) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (!state.quality && (all[i] == quality || all[j] == quality)) continue;
        const WaterGiven first{all[i], value_of(state, all[i])}, second{all[j], value_of(state, all[j])};
        const WaterAnswer answer = water_states(first, second);
        if (answer.open) continue;  // pressure and temperature of saturation
        ++pairs;
        BOOST_TEST_CONTEXT(state.temperature_K << " K, quantities " << i << " and " << j) {
          bool found = false;
          for (const WaterState& other : answer.states) {
            const auto near = [](double a, double b) { return std::abs(a / b - 1.0) < 1e-8; };
            found = found || (other.phase == state.phase && near(other.temperature_K, state.temperature_K) &&
                              near(other.density_kgpm3, state.density_kgpm3) &&
                              near(other.enthalpy_Jpkg, state.enthalpy_Jpkg));
          }
          BOOST_TEST(found);
        }
      }
    }
  }
  BOOST_TEST(pairs > 100);
}

BOOST_AUTO_TEST_CASE(two_phases_are_mixed_by_mass) {
  const double saturation_K = if97::saturation_temperature_K(11e5);
  const auto water = if97::region1(11e5, saturation_K), steam = if97::region2(11e5, saturation_K);
  const auto state =
      water_by_pressure_enthalpy(11e5, 0.75 * water.enthalpy_Jpkg + 0.25 * steam.enthalpy_Jpkg);
  BOOST_REQUIRE((state && state->phase == WaterPhase::two_phase && state->quality));
  BOOST_TEST(*state->quality == 0.25, tt::tolerance(1e-10));
  BOOST_TEST(1 / state->density_kgpm3 == 0.75 * water.volume_m3pkg + 0.25 * steam.volume_m3pkg,
             tt::tolerance(1e-10));
  const auto again = water_by_density_energy(state->density_kgpm3, state->energy_Jpkg);
  BOOST_REQUIRE((again && again->quality));
  BOOST_TEST(again->pressure_Pa == 11e5, tt::tolerance(1e-8));
  BOOST_TEST(*again->quality == 0.25, tt::tolerance(1e-8));
}

// Water is densest at 4 °C: a density beside it belongs to two temperatures. Saturated steam's enthalpy has a
// maximum near 235 °C.
BOOST_AUTO_TEST_CASE(questions_with_two_answers) {
  const double cold_kgpm3 = one({pressure, 1e5}, {temperature, 275.0}).density_kgpm3;
  const auto beside = water_states({pressure, 1e5}, {density, cold_kgpm3}).states;
  BOOST_REQUIRE(beside.size() == 2u);
  BOOST_TEST(beside[0].temperature_K == 275.0, tt::tolerance(1e-6));
  BOOST_TEST(beside[1].temperature_K == 279.2, tt::tolerance(1e-3));
  BOOST_TEST(water_states({enthalpy, 2790e3}, {quality, 1.0}).states.size() == 2u);
}

BOOST_AUTO_TEST_CASE(questions_without_an_answer) {
  const double saturation_Pa = if97::saturation_pressure_Pa(450.0);
  BOOST_TEST(water_states({pressure, saturation_Pa}, {temperature, 450.0}).open);
  BOOST_TEST(water_states({pressure, -1e5}, {enthalpy, 1e6}).states.empty());
  BOOST_TEST(water_states({pressure, 25e6}, {temperature, 650.0}).states.empty());  // region 3
  BOOST_TEST(water_states({pressure, 1e6}, {quality, 1.1}).states.empty());
  BOOST_TEST(water_states({pressure, 1e6}, {enthalpy, 6e6}).states.empty());
  BOOST_TEST(water_states({pressure, 22e6}, {quality, 0.5}).states.empty());
  BOOST_TEST(!water_by_pressure_enthalpy(0.0, 1e6));
  BOOST_TEST(!water_by_density_energy(5000.0, 1e6));
  BOOST_TEST(!water_by_pressure_enthalpy(1e6, std::nan("")));
}

BOOST_AUTO_TEST_SUITE_END()
