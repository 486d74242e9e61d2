// The circuit's small parts, each by itself.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

#include "models/steam/drum_level.h"
#include "models/steam/feed_pump.h"
#include "models/steam/linear_travel.h"
#include "models/steam/superheater.h"
#include "models/steam/supply.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

namespace tt = boost::test_tools;
using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

BOOST_AUTO_TEST_SUITE(small_parts)

// A lying cylinder is half full at half its height; at a quarter of it the segment has 1/3 − √3/4π of the
// circle.
BOOST_AUTO_TEST_CASE(drum_level_by_geometry) {
  const DrumLevel drum{0.015, 0.20, 0.009, 0.8};
  const double quarter = 1.0 / 3.0 - std::sqrt(3.0) / (4.0 * std::numbers::pi);
  BOOST_TEST(drum.level_m(0.009 + 0.0075) == 0.10, tt::tolerance(1e-12));
  BOOST_TEST(drum.level_m(0.009 + 0.015 * quarter) == 0.05, tt::tolerance(1e-9));
  BOOST_TEST(drum.level_m(0.009 + 0.015 * (1.0 - quarter)) == 0.15, tt::tolerance(1e-9));
  BOOST_TEST(drum.level_m(0.009) == 0.0);
  BOOST_TEST(drum.level_m(0.024) == 0.20, tt::tolerance(1e-12));
  BOOST_TEST(drum.level_m(0.0045) == -0.4, tt::tolerance(1e-12));
  BOOST_TEST(drum.level_m(0.0) == -0.8, tt::tolerance(1e-12));
  for (double level = -0.8; level <= 0.2; level += 0.0125) {
    BOOST_TEST(std::abs(drum.level_m(drum.water_volume_m3(level)) - level) < 1e-9);
  }
}

// With y = sin²(E/4) of the diameter a share of (E − sin E)/2π lies below; of a thin segment by the series of
// the sine, without a difference of numbers that are nearly alike. Down to the last bit of the volume.
BOOST_AUTO_TEST_CASE(drum_level_within_a_hair_of_empty_and_full) {
  constexpr double drum_m3 = 0.015, evaporator_m3 = 0.009, diameter_m = 0.20;
  const DrumLevel drum{drum_m3, diameter_m, evaporator_m3, 0.8};
  double last_m = 0.0;
  for (double angle = 2e-5; angle < 0.2; angle *= 1.1) {
    const double square = angle * angle;
    const double above_m3 = drum_m3 * angle * square / 12.0 / std::numbers::pi *
                            (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0)));
    const double height_m = diameter_m * std::pow(std::sin(angle / 4.0), 2);
    const double almost_empty_m = drum.level_m(evaporator_m3 + above_m3);
    BOOST_TEST(almost_empty_m >= last_m);
    // The sum of the volumes is rounded: to a part of what is above.
    BOOST_TEST(std::abs(almost_empty_m - height_m) < 1e-10 + height_m * 2e-18 / above_m3);
    BOOST_TEST(std::abs(diameter_m - drum.level_m(evaporator_m3 + drum_m3 - above_m3) - height_m) <
               1e-10 + height_m * 4e-18 / above_m3);
    last_m = almost_empty_m;
  }
  for (double volume_m3 = evaporator_m3; volume_m3 < evaporator_m3 + 1e-16;
       volume_m3 = std::nextafter(volume_m3, 1.0)) {
    BOOST_TEST(drum.level_m(volume_m3) >= 0.0);
    BOOST_TEST(drum.level_m(volume_m3) < 1e-9);
  }
}

// 20 kg/h less 3 % of slip at 10 barg; nothing backwards; its relief shuts it off between 16 and 16.8 barg.
BOOST_AUTO_TEST_CASE(feed_pump_by_its_data) {
  const SteamParameters p = reference_steam();
  BOOST_TEST(feed_flow_kgps(p, 1.0, 0.0) * 3600.0 == 20.0, tt::tolerance(1e-12));
  BOOST_TEST(feed_flow_kgps(p, 1.0, 10e5) * 3600.0 == 19.4, tt::tolerance(1e-12));
  BOOST_TEST(feed_flow_kgps(p, 0.5, 10e5) * 3600.0 == 9.4, tt::tolerance(1e-12));
  BOOST_TEST(feed_flow_kgps(p, 0.0, 10e5) == 0.0);
  BOOST_TEST(feed_flow_kgps(p, 1.0, 16.8e5) == 0.0);
  BOOST_TEST(feed_flow_kgps(p, 1.0, 15.99e5) > 19.0 / 3600.0);
}

// The design: 9 kg/h through 43 W/K of 2600 J/(kg K) are an NTU of 6.6, so steam leaves at the wall's
// temperature but for a thousandth of the difference, and 9.4 kg/h from saturation to 200 °C take 1.5 % of
// the heat (LIMITS).
BOOST_AUTO_TEST_CASE(superheater_between_saturation_and_its_wall) {
  const SteamTable steam;
  const SaturationTable saturation;
  const Superheater coil{reference_steam(), steam};
  constexpr double p_Pa = 11.01325e5, saturated_K = 457.3, wall_K = 473.15;
  const Saturation s = saturation.at(saturated_K);
  const auto heat_W = [&](double flow_kgph) {
    return coil.exchange(s, p_Pa, saturated_K, wall_K, flow_kgph / 3600.0).to_steam_W;
  };
  const double most_Jpkg = steam.at(p_Pa, wall_K).enthalpy_Jpkg - s.steam_enthalpy_Jpkg;
  BOOST_TEST(heat_W(9.0) == 9.0 / 3600 * most_Jpkg, tt::tolerance(0.003));
  BOOST_TEST(heat_W(9.0) < 9.0 / 3600 * most_Jpkg);
  BOOST_TEST(heat_W(9.4) / 8600.0 == 0.015, tt::tolerance(0.2));
  BOOST_TEST(heat_W(0.0) == 0.0);
  double last = 0.0;  // the second law: more steam takes more heat, never to above the wall
  for (double flow = 1.0; flow < 500.0; flow *= 1.5) {
    BOOST_TEST(heat_W(flow) > last);
    BOOST_TEST(heat_W(flow) <= flow / 3600.0 * most_Jpkg);
    last = heat_W(flow);
  }
}

BOOST_AUTO_TEST_CASE(superheater_colder_than_saturation_condenses) {
  const SteamTable steam;
  const SaturationTable saturation;
  const Superheater coil{reference_steam(), steam};
  const auto cold = coil.exchange(saturation.at(457.0), 11e5, 457.0, 447.0, 9.0 / 3600);
  BOOST_TEST(cold.condensation_W == 10.0 * 1e3, tt::tolerance(1e-12));
  BOOST_TEST(cold.to_steam_W == 0.0);
}

BOOST_AUTO_TEST_CASE(travel_takes_its_time_and_turns_where_it_stands) {
  LinearTravel valve{0.0, 10.0};
  BOOST_TEST(valve.set_target(1.0, SimTime{1s}));
  BOOST_CHECK(valve.arrival() == SimTime{11s});
  BOOST_TEST(valve.position(6.0) == 0.5, tt::tolerance(1e-12));
  BOOST_TEST(valve.set_target(0.0, SimTime{6s}));
  BOOST_CHECK(valve.arrival() == SimTime{11s});
  BOOST_TEST(valve.position(7.0) == 0.4, tt::tolerance(1e-12));
  BOOST_TEST(!valve.set_target(0.0, SimTime{8s}));
  valve.arrive();
  BOOST_TEST(valve.position(100.0) == 0.0);
  BOOST_CHECK(valve.arrival() == SimTime::max());
}

// A command that is given and taken back at one instant, or that differs by a rounding error.
BOOST_AUTO_TEST_CASE(travel_of_no_length_is_over_at_once) {
  LinearTravel valve{0.0, 10.0};
  valve.set_target(1.0, SimTime{1s});
  valve.set_target(0.0, SimTime{1s});
  BOOST_CHECK(valve.arrival() == SimTime::max());
  valve.set_target(1e-12, SimTime{2s});
  BOOST_CHECK(valve.arrival() == SimTime::max());
  BOOST_TEST(valve.position(3.0) == 1e-12);
}

BOOST_AUTO_TEST_CASE(the_circuit_follows_commands_that_move_no_valve) {
  SteamInputs in = working();
  SteamModel model{
      heliorig::models::ReceiverParameters{.transmittance_absorptance = 0.9, .absorber_area_m2 = 1.9},
      reference_steam(),
      {9.8e5, {}},
      in};
  for (const double bypass : {0.5, 0.0, 1e-12, 2e-12, 0.0}) {
    in.bypass = bypass;
    model.set(in);
    in.vent_shut = !in.vent_shut;
    model.set(in);
  }
  run(model, 1s);
  BOOST_TEST(!model.out_of_validity());
}

// HARDWARE: on mains loss the controller lives 15 s more. At constant power ½ C U² falls in a straight line.
BOOST_AUTO_TEST_CASE(supply_drains_at_constant_power) {
  Supply supply{reference_steam()};
  BOOST_TEST(supply.voltage_V(SimTime{5s}) == 24.0);
  supply.set_mains(false, SimTime{10s});
  supply.set_mains(false, SimTime{12s});  // still gone since 10 s
  BOOST_TEST(supply.voltage_V(SimTime{10s}) == 24.0);
  BOOST_TEST(std::pow(supply.voltage_V(SimTime{17500ms}), 2) == (576.0 + 49.0) / 2, tt::tolerance(1e-12));
  BOOST_TEST(supply.voltage_V(SimTime{25s}) == 7.0, tt::tolerance(1e-12));
  BOOST_TEST(supply.voltage_V(SimTime{25001ms}) == 0.0);
  supply.set_mains(true, SimTime{30s});
  BOOST_TEST(supply.voltage_V(SimTime{30s}) == 24.0);
}

BOOST_AUTO_TEST_SUITE_END()
