// Air over the water: Dalton, its way out while the drum warms up, its way in when it cools.
#include "models/steam/drum_air.h"

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

SteamInputs shut() {
  SteamInputs in;
  in.ambient_K = 293.15;
  return in;
}

SteamModel cold_machine(const SteamParameters& parameters = reference_steam()) {
  return {reference_receiver(), parameters, {0.0, {}}, shut()};
}

/// How much hotter saturated steam of the drum's pressure would be than the drum.
double below_saturation_K(const SteamModel& model) {
  return if97::saturation_temperature_K(pressure_Pag(model) + atmosphere_Pa) - model.state()[drum_K];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drum_air)

BOOST_AUTO_TEST_CASE(a_cold_drum_stands_at_the_air_s_pressure) {
  const SteamModel model = cold_machine();
  BOOST_CHECK_SMALL(pressure_Pag(model), 1e-3);
  // 24 L less 14 kg of water leave about 10 L, which hold 12 g of air less its share of vapour.
  BOOST_TEST(model.state()[air_kg] == 0.0118, tt::tolerance(0.03));
}

// Sealed, the air's part grows with temperature and with what the water's expansion leaves of its room.
BOOST_AUTO_TEST_CASE(partial_pressures_add_up) {
  SteamParameters sealed_off = reference_steam();
  sealed_off.air_vent_flow_area_m2 = 0.0;
  SteamModel model = cold_machine(sealed_off);
  const double air_before_kg = model.state()[air_kg];
  SteamInputs in = shut();
  in.intercepted_W = 9000.0;
  in.outlet_valve_stuck = 0.0;
  model.set(in);
  while (model.state()[drum_K] < 373.124) run(model, 1s);
  BOOST_TEST(model.state()[air_kg] == air_before_kg);
  const double gas_m3 = 0.024 - model.circuit().liquid_kg(model.state()) / 958.4;
  const double air_Pa = air_before_kg * 287.05 * 373.124 / gas_m3;
  // 101 418 Pa: saturation at 373.124 K (IAPWS).
  BOOST_TEST(pressure_Pag(model) + atmosphere_Pa == 101418.0 + air_Pa, tt::tolerance(0.002));
}

// Limit 43: until the drum is within 2 K of saturation.
BOOST_AUTO_TEST_CASE(warming_up_drives_the_air_out) {
  SteamModel model = cold_machine();
  SteamInputs in = shut();
  in.intercepted_W = 5000.0;
  model.set(in);
  double furthest_Pag = 0.0;
  while (model.state()[drum_K] < 376.15) {
    run(model, 10s);
    furthest_Pag = std::max(furthest_Pag, pressure_Pag(model));
  }
  BOOST_TEST(below_saturation_K(model) < 2.0);
  while (pressure_Pag(model) < 5e5) run(model, 10s);
  BOOST_TEST(below_saturation_K(model) < 0.6);
  BOOST_TEST(model.state()[air_kg] < 1e-3);
}

// Limit 44: no vacuum below -0.1 barg; by the breaker, and far below it without one.
BOOST_AUTO_TEST_CASE(the_breaker_lets_air_in_when_the_drum_cools) {
  for (const bool with_breaker : {true, false}) {
    SteamParameters parameters = reference_steam();
    if (!with_breaker) parameters.vacuum_breaker_flow_area_m2 = 0.0;
    SteamModel model{reference_receiver(), parameters, {0.5e5, {}}, shut()};
    double lowest_Pag = 0.0;
    for (int minute = 0; minute < 10 * 60; ++minute) {
      run(model, 1min);
      lowest_Pag = std::min(lowest_Pag, pressure_Pag(model));
    }
    BOOST_TEST(model.state()[drum_K] < 333.15);
    if (with_breaker) {
      BOOST_TEST(lowest_Pag > -0.1e5);
      BOOST_TEST(model.state()[air_kg] > 5e-3);
    } else {
      BOOST_TEST(lowest_Pag < -0.6e5);
    }
  }
}

BOOST_AUTO_TEST_CASE(air_is_neither_made_nor_lost) {
  SteamModel model = cold_machine();
  SteamInputs in = shut();
  in.intercepted_W = 6000.0;
  model.set(in);
  const double before_kg = model.state()[air_kg];
  double out_kg = 0.0;
  const auto rate_kgps = [&] {
    const SteamFlows f = model.flows();
    return (1.0 - f.steam_share) * (f.outlet_kgps + f.vent_kgps + f.safety_valve_kgps +
                                    f.drum_safety_valve_kgps + f.air_vent_kgps) -
           f.breaker_kgps;
  };
  for (SimTime end = model.now() + 40min; model.now() < end;) {
    const SimTime from = model.now();
    const SimTime to = std::min({from + 100ms, end, model.next()});
    const double span_s = seconds(to - from);
    double sum = rate_kgps();
    model.advance_to(from + (to - from) / 2);
    sum += 4.0 * rate_kgps();
    model.advance_to(to);
    out_kg += span_s / 6.0 * (sum + rate_kgps());
  }
  BOOST_TEST(out_kg > 0.8 * before_kg);
  BOOST_CHECK_SMALL(model.state()[air_kg] - before_kg + out_kg, 1e-4 * before_kg);
}

BOOST_AUTO_TEST_SUITE_END()
