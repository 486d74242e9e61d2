// What the model cannot describe ends it with the reason, never with a number that is none.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>

#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

/// That the model ended, its reason has these words in this order, and none of its states is no number.
void check_ended(const SteamModel& model, const char* quantity, const char* range) {
  BOOST_REQUIRE(model.out_of_validity());
  const std::string& reason = *model.out_of_validity();
  BOOST_TEST_MESSAGE(reason);
  BOOST_CHECK_MESSAGE(reason.starts_with(std::string{quantity} + " is "), reason);
  BOOST_CHECK_MESSAGE(reason.ends_with(range), reason);
  for (const double state : model.state()) BOOST_CHECK(std::isfinite(state));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(validity)

constexpr const char* volume = "the volume of water in drum and evaporator";

BOOST_AUTO_TEST_CASE(a_drum_that_boils_dry) {
  SteamInputs in = working();
  in.feed_lost_prime = true;
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 0.5}, in};
  run(model, 5h, 1s);
  check_ended(model, volume, "m3, outside 0 to 0.02448");
}

// Safety valves of 0.1 mm² let no sun out.
BOOST_AUTO_TEST_CASE(a_drum_without_a_way_out_for_its_steam) {
  SteamParameters p = reference_steam();
  p.safety_valve_flow_area_m2 = 1e-7;
  SteamModel model{reference_receiver(), p, {9.8e5, {}}, {}};
  model.set(sealed(model, 20e3));
  run(model, 5h, 1s);
  check_ended(model, "steam.drum_temperature", "K, outside 273.2 to 513.2");
}

BOOST_AUTO_TEST_CASE(a_tube_that_glows) {
  SteamInputs in = working();
  in.intercepted_W = 200e3;
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 0.6}, in};
  run(model, 1h, 1s);
  check_ended(model, "receiver.evaporator_wall_temperature", "K, outside 273.2 to 1000");
}

BOOST_AUTO_TEST_CASE(a_machine_that_is_frozen) {
  SteamInputs in;
  in.ambient_K = 263.15;
  const SteamModel model{reference_receiver(), reference_steam(), {}, in};
  check_ended(model, "steam.drum_temperature", "263.15 K, outside 273.2 to 513.2");
}

BOOST_AUTO_TEST_CASE(more_water_than_there_is_room_for_is_said_at_once) {
  const SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 40.0}, {}};
  check_ended(model, volume, "m3, outside 0 to 0.02448");
}

BOOST_AUTO_TEST_CASE(light_that_is_no_number) {
  SteamInputs in = working();
  in.intercepted_W = std::numeric_limits<double>::quiet_NaN();
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, in};
  check_ended(model, "receiver.evaporator_wall_temperature", "K, outside 273.2 to 1000");
}

// It makes the mass of water none, at which no table looks first.
BOOST_AUTO_TEST_CASE(feed_that_is_no_number) {
  SteamInputs in = working();
  in.feed_speed = std::numeric_limits<double>::quiet_NaN();
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, in};
  check_ended(model, "steam.drum_temperature", "nan K, outside 273.2 to 513.2");
}

BOOST_AUTO_TEST_CASE(what_has_ended_stays_ended) {
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 40.0}, {}};
  const std::string reason = *model.out_of_validity();
  model.set(working());
  model.advance_to(SimTime{1s});
  BOOST_CHECK_EQUAL(*model.out_of_validity(), reason);
}

BOOST_AUTO_TEST_SUITE_END()
