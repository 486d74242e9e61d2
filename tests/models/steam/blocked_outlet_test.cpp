// How fast pressure and temperature rise: against the energy that IF97 says is needed, and against the
// figures that the limits were calculated from.
#include <boost/test/unit_test.hpp>

#include "models/water/if97.h"
#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

namespace tt = boost::test_tools;
using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

/// What the figures are about: a vessel with so much water and steel.
struct Vessel {
  double water_kg, steel_kg, volume_m3;
};
constexpr Vessel small{5.0, 52.0, 0.042}, large{20.0, 72.0, 0.055}, bare{1.0, 0.0, 0.042};

/// Energy of water, steam and steel in equilibrium, of IF97 alone: ρ'u'V' + ρ''u''V'' + C T.
double energy_J(const Vessel& vessel, double temperature_K) {
  const double p_Pa = if97::saturation_pressure_Pa(temperature_K);
  const auto water = if97::region1(p_Pa, temperature_K), steam = if97::region2(p_Pa, temperature_K);
  const double steam_kg =
      (vessel.volume_m3 - vessel.water_kg * water.volume_m3pkg) / (steam.volume_m3pkg - water.volume_m3pkg);
  return (vessel.water_kg - steam_kg) * (water.enthalpy_Jpkg - p_Pa * water.volume_m3pkg) +
         steam_kg * (steam.enthalpy_Jpkg - p_Pa * steam.volume_m3pkg) +
         vessel.steel_kg * 500.0 * temperature_K;
}

/// dp/dt of a closed vessel at so much heat: the first law.
double rise_by_first_law_barps(const Vessel& vessel, double heat_W, double pressure_Pag) {
  const double low_K = if97::saturation_temperature_K(pressure_Pag + atmosphere_Pa - 500.0);
  const double high_K = if97::saturation_temperature_K(pressure_Pag + atmosphere_Pa + 500.0);
  return 0.01 * heat_W / (energy_J(vessel, high_K) - energy_J(vessel, low_K));
}

/// The reference plant with that much water, steel and volume; it does not run dry.
SteamParameters plant_with(const Vessel& vessel) {
  SteamParameters p = reference_steam();
  p.dryout_water_mass_kg = 0.0;
  p.drum_loss_conductance_WpK = 0.0;
  p.drum_volume_m3 = vessel.volume_m3 - p.evaporator_volume_m3;
  if (vessel.steel_kg < 10.0) {  // the least that the parameters allow: 0.12 kg
    p.drum_wall_mass_kg = 0.0;
    p.superheater_wall_mass_kg = p.header_wall_mass_kg = 0.01;
    p.evaporator_wall_mass_kg = 0.1;
  } else {
    p.drum_wall_mass_kg = 1.0;
    p.evaporator_wall_mass_kg = vessel.steel_kg - 1.0 - p.superheater_wall_mass_kg - p.header_wall_mass_kg;
  }
  p.air_vent_flow_area_m2 = 0.0;  // no steam leaves with the air
  return p;
}

/// All light becomes heat of the evaporator: what is intercepted is net.
ReceiverParameters without_losses() {
  return {.transmittance_absorptance = 1.0, .absorber_area_m2 = 1.885};
}

SteamInputs closed_up(double intercepted_W) {
  return {
      .intercepted_W = intercepted_W, .outlet_valve_stuck = 0.0, .vent_stuck = 0.0, .limiter_welded = true};
}

double rise_barps(const Vessel& vessel, double pressure_Pag) {
  SteamModel model{without_losses(), plant_with(vessel), {8.0e5, vessel.water_kg}, closed_up(10'400.0)};
  while (heliorig::tests::pressure_Pag(model) < pressure_Pag) run(model, 100ms);
  const double from_Pag = heliorig::tests::pressure_Pag(model);
  run(model, 100ms);
  return (heliorig::tests::pressure_Pag(model) - from_Pag) / 0.1 / 1e5;
}

/// From 20 °C to 184 °C, at 8.6 kW absorbed.
double heating_time_min(const Vessel& vessel, const ReceiverParameters& receiver) {
  const double absorbed_share = receiver.transmittance_absorptance;
  SteamModel model{receiver, plant_with(vessel), {0.0, vessel.water_kg}, closed_up(8600.0 / absorbed_share)};
  while (model.state()[drum_K] < 184.0 + 273.15) run(model, 1s);
  return seconds(model.now()) / 60.0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(blocked_outlet)

// Half a per cent is left for the walls: they lead or follow the water by what their conductances ask for.
BOOST_AUTO_TEST_CASE(the_pressure_rises_by_the_first_law) {
  for (const Vessel& vessel : {small, large, bare}) {
    for (const double at_Pag : {10.0e5, 11.3e5}) {
      const Vessel with_its_steel{vessel.water_kg, std::max(vessel.steel_kg, 0.12), vessel.volume_m3};
      const double expected_barps = rise_by_first_law_barps(with_its_steel, 10'400.0, at_Pag);
      const double rise = rise_barps(vessel, at_Pag);
      BOOST_TEST_MESSAGE(at_Pag << ": model " << rise << ", law " << expected_barps << " bar/s");
      BOOST_TEST(rise == expected_barps, tt::tolerance(0.005));
    }
  }
}

// LIMITS, facts: at 10.4 kW 5 kg of water and 52 kg of steel in 42 L rise 0.048 bar/s, 20 kg and 72 kg in 55
// L 0.021; 1 kg alone 0.19 (here in 42 L, which is not said). No pressure is given with them, and the first
// law above makes 8 % more at 11.3 barg than at 10: so 8 %.
BOOST_AUTO_TEST_CASE(the_pressure_rises_as_the_limits_take_it) {
  BOOST_TEST(rise_barps(small, 10.0e5) == 0.048, tt::tolerance(0.08));
  BOOST_TEST(rise_barps(large, 10.0e5) == 0.021, tt::tolerance(0.08));
  BOOST_TEST(rise_barps(bare, 10.0e5) == 0.19, tt::tolerance(0.08));
}

BOOST_AUTO_TEST_CASE(cold_to_pressure_takes_the_energy_over_the_power) {
  constexpr Vessel first{5.0, 20.0, 0.042};
  for (const Vessel& vessel : {first, large}) {
    const double energy = energy_J(vessel, 457.15) - energy_J(vessel, 293.15);
    const double minutes = heating_time_min(vessel, without_losses());
    BOOST_TEST_MESSAGE(minutes << " min");
    BOOST_TEST(minutes == energy / 8600.0 / 60.0, tt::tolerance(0.005));
  }
}

// LIMITS, facts: cold to 184 °C in 11 min at 8.6 kW with 5 kg of water and 20 kg of steel; 43 with 20 and 72.
// Given in whole minutes (5 % of the first), and without saying what the losses on the way are: here the
// plant's.
BOOST_AUTO_TEST_CASE(cold_to_pressure_takes_as_long_as_the_limits_say) {
  const double first = heating_time_min({5.0, 20.0, 0.042}, reference_receiver());
  const double second = heating_time_min(large, reference_receiver());
  BOOST_TEST_MESSAGE(first << " and " << second << " min");
  BOOST_TEST(first == 11.0, tt::tolerance(0.06));
  BOOST_TEST(second == 43.0, tt::tolerance(0.06));
}

// LIMITS, facts: dry heating ≈ 0.5 K/s, 190 → 350 °C in 5–6 min. 10.4 kW net at 190 °C on 37 + 3 kg of steel.
BOOST_AUTO_TEST_CASE(a_dry_tube_heats_to_350_degrees_in_five_to_six_minutes) {
  SteamParameters p = reference_steam();
  p.boiling_conductance_WpK = 1.0;  // its least: 0.2 % of the heat at a wet share of 0.1
  const SteamCircuit circuit{reference_receiver(), p};
  SteamVector y = circuit.start({9.8e5, 0.7}, 293.15);
  y[evaporator_wall_K] = y[superheater_wall_K] = 190.0 + 273.15;
  const SteamFlows dark = circuit.flows(y, {});
  const double light_W = (10'400.0 + dark.evaporator_loss_W + dark.superheater_loss_W) / 0.925;
  double time_s = 0.0;
  for (double wall_C = 190.5; wall_C < 350.0; wall_C += 1.0) {
    y[evaporator_wall_K] = y[superheater_wall_K] = wall_C + 273.15;
    time_s += 1.0 / circuit.rates(y, circuit.flows(y, {.intercepted_W = light_W}))[evaporator_wall_K];
  }
  BOOST_TEST_MESSAGE(time_s << " s");
  BOOST_TEST(time_s > 5.0 * 60);
  BOOST_TEST(time_s < 6.0 * 60);
}

BOOST_AUTO_TEST_SUITE_END()
