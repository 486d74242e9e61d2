// DrumSwell in the circuit: the same masses and heats, another level.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

namespace tt = boost::test_tools;
using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

/// The reference plant with risers of 7 of the evaporator's 9 L; bubbles rise through 0.1 m at 0.25 m/s.
SteamParameters swelling() {
  SteamParameters p = reference_steam();
  p.drum_model = 1.0;
  p.riser_volume_m3 = 7e-3;
  p.downcomer_flow_area_m2 = 4e-4;
  p.circulation_friction = 100.0;
  p.riser_outflow_share = 0.3;
  p.bubble_residence_s = 0.4;
  return p;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(swelling_drum)

BOOST_AUTO_TEST_CASE(pressure_and_mass_are_those_of_equilibrium) {
  SteamModel plain{reference_receiver(), reference_steam(), {9.8e5, {}}, working()};
  SteamModel swells{reference_receiver(), swelling(), {9.8e5, {}}, working()};
  run(plain, 20min);
  run(swells, 20min);
  BOOST_TEST(pressure_Pag(swells) == pressure_Pag(plain), tt::tolerance(1e-6));
  BOOST_TEST(swells.state()[water_kg] == plain.state()[water_kg], tt::tolerance(1e-7));
  const double higher_m = swells.circuit().level_m(swells.state()) - plain.circuit().level_m(plain.state());
  BOOST_TEST_MESSAGE("quality " << swells.state()[riser_quality] << ", bubbles "
                                << swells.state()[drum_bubbles_m3] * 1e3 << " L in the drum, level higher by "
                                << higher_m << " m");
  BOOST_TEST(higher_m > 0.002);
  BOOST_TEST(higher_m < 0.08);
}

// The vent opens and the pressure falls: the level rises first, while the mass only falls.
BOOST_AUTO_TEST_CASE(it_swells_when_the_pressure_falls) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  SteamModel model{reference_receiver(), swelling(), {9.8e5, {}}, in};
  run(model, 5min);
  const double before_m = model.circuit().level_m(model.state());
  const double before_kg = model.state()[water_kg];
  in.vent_shut = false;
  model.set(in);
  run(model, 10s);
  BOOST_TEST(model.circuit().level_m(model.state()) > before_m + 0.002);
  BOOST_TEST(model.state()[water_kg] < before_kg);
  run(model, 30min);
  BOOST_TEST(model.circuit().level_m(model.state()) < before_m);
}

// From cold, with air, through boiling to pressure, and back to a night without heat: bubbles come and go.
BOOST_AUTO_TEST_CASE(from_cold_to_pressure_and_back) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  in.vent_shut = false;
  SteamModel model{reference_receiver(), swelling(), {}, in};
  double most_bubbles_m3 = 0.0, last_level_m = model.circuit().level_m(model.state());
  for (int second = 0; second < 3 * 3600; ++second) {
    if (second == 900) {
      in.vent_shut = true;
      in.feed_speed = 0.46;
      model.set(in);
    }
    if (second == 2 * 3600) {
      in.intercepted_W = 0.0;
      in.feed_speed = 0.0;
      model.set(in);
    }
    run(model, 1s, 1s);
    BOOST_REQUIRE_MESSAGE(!model.out_of_validity(), *model.out_of_validity());
    BOOST_TEST(model.state()[drum_bubbles_m3] > -1e-6);
    BOOST_TEST(model.state()[riser_quality] > -1e-4);
    most_bubbles_m3 = std::max(most_bubbles_m3, model.state()[drum_bubbles_m3]);
    const double level_m = model.circuit().level_m(model.state());
    BOOST_TEST(std::abs(level_m - last_level_m) < 0.15);
    last_level_m = level_m;
  }
  BOOST_TEST_MESSAGE("at most " << most_bubbles_m3 * 1e3 << " L of bubbles");
  BOOST_TEST(most_bubbles_m3 > 1e-5);
}

BOOST_AUTO_TEST_SUITE_END()
