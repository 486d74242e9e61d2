// The feed pump turns and delivers nothing: what that does to the water, and when the limiters see it.
#include <boost/test/unit_test.hpp>
#include <tuple>

#include "models/water/saturation_table.h"
#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

namespace tt = boost::test_tools;
using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

SteamModel machine(const SteamInputs& inputs) {
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, inputs};
  run(model, 10min);
  return model;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lost_prime)

BOOST_AUTO_TEST_CASE(nothing_is_fed_until_it_is_back) {
  SteamInputs in = working();
  SteamModel model = machine(in);
  const double fed_kgps = model.flows().feed_kgps;
  BOOST_TEST(fed_kgps * 3600 == 0.43 * 20.0, tt::tolerance(0.01));  // 0.46 of 20 kg/h less 3 % of slip
  BOOST_TEST(!model.feed_fault_acts());
  in.feed_lost_prime = true;
  model.set(in);
  BOOST_TEST(model.flows().feed_kgps == 0.0);
  BOOST_TEST(model.flows().feed_W == 0.0);
  BOOST_TEST(model.feed_fault_acts());
  // What leaves as steam is missing in the drum.
  const double before_kg = model.state()[water_kg];
  double left_kg = 0.0;
  for (int i = 0; i < 300; ++i) {
    left_kg += 0.5 * model.flows().steam_out_kgps;
    run(model, 1s);
    left_kg += 0.5 * model.flows().steam_out_kgps;
  }
  BOOST_TEST(left_kg > 0.5);
  BOOST_TEST(before_kg - model.state()[water_kg] == left_kg, tt::tolerance(1e-6));
  in.feed_lost_prime = false;
  model.set(in);
  BOOST_TEST(model.flows().feed_kgps == fed_kgps, tt::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(a_pump_that_stands_has_nothing_to_lose) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  SteamModel sound = machine(in);
  in.feed_lost_prime = true;
  SteamModel lost = machine(in);
  BOOST_TEST(!lost.feed_fault_acts());
  BOOST_CHECK(lost.state() == sound.state());
  in.feed_speed = 1.0;
  in.mains_lost = true;
  lost.set(in);
  BOOST_TEST(!lost.feed_fault_acts());
}

// 3 % of slip at 10 barg let nothing through below 3 % of speed; the pump's relief, above 16.8 barg.
BOOST_AUTO_TEST_CASE(a_pump_that_delivers_nothing_anyway_has_nothing_to_lose) {
  SteamInputs in = working();
  in.feed_lost_prime = true;
  in.outlet_valve_stuck = in.vent_stuck = 0.0;
  for (const auto& [speed, drum_Pag, loses] :
       {std::tuple{0.02, 9.8e5, false}, {0.04, 9.8e5, true}, {1.0, 17e5, false}, {1.0, 16.5e5, true}}) {
    in.feed_speed = speed;
    const SteamModel model{reference_receiver(), reference_steam(), {drum_Pag, {}}, in};
    BOOST_TEST(model.feed_fault_acts() == loses, speed << " at " << drum_Pag << " Pa(g)");
  }
  in.feed_speed = 0.02;
  in.check_valve_stuck = true;  // the little that it does holds some of the water back
  const SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, in};
  BOOST_TEST(model.feed_fault_acts());
}

// A drum at constant temperature gives up U = k M + g V by k for each kilogram less (Saturation), so heat Q
// makes Q/(h'' − k) of steam: from there to the low-water level, and its delay.
BOOST_AUTO_TEST_CASE(low_water_trips_when_the_heat_has_boiled_that_much_away) {
  SteamInputs in = working();
  SteamModel model = machine(in);
  in.feed_lost_prime = true;
  model.set(in);
  run(model, 2min);  // the drum has warmed to its new balance
  model.take_events();
  const SteamFlows f = model.flows();
  const Saturation& s = f.drum.saturation;
  const double steam_kgps = (f.boiling_W - f.drum_loss_W) / (s.steam_enthalpy_Jpkg - s.energy_of_mass_Jpkg);
  const SteamParameters p = reference_steam();
  const double low_m3 = model.circuit().volume_below_m3(p.low_water_level_1_m);
  const double low_kg =
      s.water_density_kgpm3 * low_m3 + s.steam_density_kgpm3 * (model.circuit().volume_m3() - low_m3);
  const double expected_s = (model.state()[water_kg] - low_kg) / steam_kgps + p.low_water_delay_s;
  const SimTime begin = model.now();
  const auto events = run(model, 90min, 10s);
  const double took_s = seconds(time_of(events, "safety.low_water_1 tripped") - begin);
  BOOST_TEST_MESSAGE("low water after " << took_s << " s, by the heat " << expected_s << " s");
  BOOST_TEST(took_s == expected_s, tt::tolerance(1e-3));
}

BOOST_AUTO_TEST_SUITE_END()
