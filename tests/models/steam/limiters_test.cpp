// The hard-wired safety chain: what opens it, what it does, and what closes it again.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "models/steam/safety_chain.h"
#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

SteamModel machine(double pressure_Pag, const SteamInputs& inputs, double water_kg = 14.0) {
  return {reference_receiver(), reference_steam(), {pressure_Pag, water_kg}, inputs};
}

bool resets(SteamModel& model, SteamInputs inputs) {
  inputs.reset_pressed = true;
  model.set(inputs);
  inputs.reset_pressed = false;
  model.set(inputs);
  return model.chain().closed();
}

/// Steps along the plans until an event of this text; the model stands at its instant then.
void go_to_event(SteamModel& model, const std::string& text, SimDuration patience) {
  const SimTime end = model.now() + patience;
  while (model.now() < end && !model.out_of_validity()) {
    model.advance_to(model.next());
    if (std::ranges::count(model.take_events(), text) > 0) return;
  }
  BOOST_FAIL("'" << text << "' did not happen");
}

/// Filling at 9.8 barg that leaves the water at this level.
double filling_kg(double level_m) {
  const SteamCircuit circuit{reference_receiver(), reference_steam()};
  double low = 1.0, high = 20.0;
  while (high - low > 1e-9) {
    const double middle = 0.5 * (low + high);
    (circuit.level_m(circuit.start({9.8e5, middle}, 293.15)) < level_m ? low : high) = middle;
  }
  return low;
}

SteamInputs blocked() {
  SteamInputs in = working();
  in.outlet_valve_stuck = 0.0;
  return in;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limiters)

// Limit 13: 0.93 PS, latched, hand reset; it needs no command to change.
BOOST_AUTO_TEST_CASE(the_pressure_limiter_trips_at_11_2_barg_and_drops_the_chain) {
  SteamModel model = machine(11.1e5, blocked());
  go_to_event(model, "safety.pressure_limiter tripped", 2min);
  BOOST_CHECK_CLOSE(pressure_Pag(model), 11.2e5, 1e-4);
  BOOST_CHECK(model.chain().tripped(SafetyChain::pressure));
  BOOST_CHECK(!model.chain().closed());
  const SimTime tripped = model.now();
  go_to_event(model, "steam.vent open", 1s);  // in its travel time, though the controller holds it shut
  BOOST_CHECK(model.now() == tripped + 300ms);
  BOOST_CHECK_EQUAL(model.vent_opening(), 1.0);
}

BOOST_AUTO_TEST_CASE(the_pressure_limiter_stays_tripped_until_reset_by_hand_below_its_pressure) {
  SteamInputs in = blocked();
  SteamModel model = machine(11.1e5, in);
  go_to_event(model, "safety.pressure_limiter tripped", 2min);
  BOOST_CHECK(!resets(model, in));  // at 11.2 barg its cause is there
  in.intercepted_W = 0.0;
  model.set(in);
  run(model, 5min);
  BOOST_CHECK_LT(pressure_Pag(model), 10.8e5);
  BOOST_CHECK(!model.chain().closed());
  BOOST_CHECK_EQUAL(model.vent_opening(), 1.0);
  BOOST_CHECK(resets(model, in));
  BOOST_CHECK(!model.chain().tripped(SafetyChain::pressure));
  run(model, 1s);
  BOOST_CHECK_EQUAL(model.vent_opening(), 0.0);
}

// One that is held in cannot be held against a new trip: a reset acts when it is pressed.
BOOST_AUTO_TEST_CASE(a_reset_button_held_down_resets_nothing) {
  SteamInputs in = working();
  in.reset_pressed = true;
  SteamModel model = machine(9.8e5, in);
  in.emergency_stop_pressed = true;
  model.set(in);
  in.emergency_stop_pressed = false;
  model.set(in);
  run(model, 1s);
  BOOST_CHECK(!model.chain().closed());
}

// LIMITS 12 and 2: the last line of defence.
BOOST_AUTO_TEST_CASE(where_the_limiter_is_welded_the_safety_valve_has_to_pop) {
  SteamInputs in = blocked();
  in.limiter_welded = true;
  SteamModel model = machine(11.1e5, in);
  go_to_event(model, "steam.safety_valve popped", 5min);
  BOOST_CHECK_CLOSE(pressure_Pag(model), 12e5, 1e-4);
  BOOST_CHECK(model.chain().closed());
  BOOST_CHECK_EQUAL(model.vent_opening(), 0.0);
  BOOST_CHECK(model.limiter_fault_acts());
}

// A contact that welds after it has opened, and latched, has nothing left to keep from opening.
BOOST_AUTO_TEST_CASE(a_limiter_that_is_welded_after_it_has_tripped_changes_nothing) {
  SteamInputs in = blocked();
  in.vent_stuck = 0.0;  // so that the pressure stays above
  SteamModel model = machine(11.1e5, in);
  go_to_event(model, "safety.pressure_limiter tripped", 2min);
  in.limiter_welded = true;
  model.set(in);
  run(model, 1s);
  BOOST_CHECK_GT(pressure_Pag(model), 11.2e5);
  BOOST_CHECK(!model.limiter_fault_acts());
}

BOOST_AUTO_TEST_CASE(a_reset_acts_while_it_is_pressed_and_where_it_changed_something) {
  SteamInputs in = working();
  SteamModel model = machine(9.8e5, in);
  in.reset_pressed = true;
  model.set(in);
  BOOST_CHECK(!model.reset_acts());  // nothing is tripped
  in.reset_pressed = false;
  in.emergency_stop_pressed = true;
  model.set(in);
  in.reset_pressed = true;
  model.set(in);
  BOOST_CHECK(!model.reset_acts());  // the stop is held
  in.emergency_stop_pressed = false;
  model.set(in);
  BOOST_CHECK(!model.reset_acts());  // it is held in, and acts when it is pressed
  in.reset_pressed = false;
  model.set(in);
  in.reset_pressed = true;
  model.set(in);
  BOOST_CHECK(model.reset_acts());
  BOOST_CHECK(model.chain().closed());
  run(model, 1s);
  BOOST_CHECK(model.reset_acts());
  in.reset_pressed = false;
  model.set(in);
  BOOST_CHECK(!model.reset_acts());
}

BOOST_AUTO_TEST_CASE(an_emergency_stop_acts_where_the_chain_would_be_closed_without_it) {
  SteamInputs in = working();
  SteamModel model = machine(9.8e5, in);
  in.emergency_stop_pressed = true;
  model.set(in);
  BOOST_CHECK(model.emergency_stop_acts());
  run(model, 1s);
  BOOST_CHECK(model.emergency_stop_acts());
  in.emergency_stop_pressed = false;
  model.set(in);
  BOOST_CHECK(!model.emergency_stop_acts());
  in.emergency_stop_pressed = true;  // no reset has closed the chain meanwhile
  model.set(in);
  BOOST_CHECK(!model.emergency_stop_acts());
  BOOST_CHECK(!resets(model, in));
  BOOST_CHECK(model.emergency_stop_acts());  // it has kept that reset from closing it
}

// Limit 14: within 4 s, here after 2 s of low water without a break.
BOOST_AUTO_TEST_CASE(low_water_trips_both_limiters_after_their_delay) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  SteamModel model = machine(9.8e5, in, filling_kg(0.012));
  SimTime low{};
  std::vector<SteamEvent> events;
  while (model.chain().closed() && model.now() < SimTime{1h}) {
    const auto more = run(model, 10ms, 10ms);
    events.insert(events.end(), more.begin(), more.end());
    if (low == SimTime{} && model.circuit().level_m(model.state()) < 0.01) low = model.now();
  }
  const SimTime tripped = time_of(events, "safety.low_water_1 tripped");
  BOOST_CHECK(time_of(events, "safety.low_water_2 tripped") == tripped);
  BOOST_CHECK_SMALL(seconds(tripped - low) - 2.0, 0.011);
  BOOST_CHECK_LE(seconds(tripped - low), 4.0);
  BOOST_CHECK(!resets(model, in));  // the water is still low
}

// HARDWARE: the low-water trip stands at 8 kg.
BOOST_AUTO_TEST_CASE(the_low_water_level_is_that_of_eight_kilograms) {
  BOOST_TEST_MESSAGE(filling_kg(0.01) << " kg");
  BOOST_CHECK_CLOSE(filling_kg(0.01), 8.0, 5.0);
}

BOOST_AUTO_TEST_CASE(low_water_that_comes_back_before_the_delay_trips_nothing) {
  SteamInputs in;
  in.feed_speed = 1.0;
  in.outlet_valve_stuck = 0.0;
  SteamModel model = machine(9.8e5, in, filling_kg(0.01) - 0.004);
  BOOST_REQUIRE_LT(model.circuit().level_m(model.state()), 0.01);
  run(model, 1900ms);
  BOOST_CHECK_GT(model.circuit().level_m(model.state()), 0.01);
  run(model, 10s);
  BOOST_CHECK(model.chain().closed());
}

// Two independent limiters: each drops the chain alone.
BOOST_AUTO_TEST_CASE(one_low_water_limiter_is_enough) {
  for (const SafetyChain::Limiter limiter : {SafetyChain::low_water_1, SafetyChain::low_water_2}) {
    SteamParameters p = reference_steam();
    (limiter == SafetyChain::low_water_1 ? p.low_water_level_2_m : p.low_water_level_1_m) = -0.5;
    SteamModel model{reference_receiver(), p, {9.8e5, filling_kg(0.0)}, working()};
    run(model, 3s);
    BOOST_CHECK(model.chain().tripped(limiter));
    BOOST_CHECK(!model.chain().closed());
    BOOST_CHECK_EQUAL(
        model.chain().tripped(SafetyChain::low_water_1) + model.chain().tripped(SafetyChain::low_water_2), 1);
  }
}

// HARDWARE: 6 kg is the worst case. Below, part of the tubes is dry. As a lumped wall what stays wet has to
// do all the boiling.
BOOST_AUTO_TEST_CASE(below_the_dry_out_mass_the_tubes_run_dry_and_hot) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  in.vent_stuck = 0.0;  // the low-water limiters would blow the pressure off
  ReceiverParameters lumped = reference_receiver();
  lumped.evaporator_nodes = 1.0;
  SteamModel model{lumped, reference_steam(), {9.8e5, 6.2}, in};
  go_to_event(model, "steam.dryout begins", 20min);
  BOOST_CHECK(model.dry());
  BOOST_CHECK_SMALL(model.circuit().liquid_kg(model.state()) - 6.0, 1e-5);
  const auto lead_K = [&] { return model.state()[evaporator_wall_K] - model.state()[drum_K]; };
  const double wet_K = lead_K();
  run(model, 15min);
  BOOST_CHECK_CLOSE(lead_K(), wet_K * 6.0 / model.circuit().liquid_kg(model.state()), 5.0);
  in.intercepted_W = 0.0;
  in.feed_speed = 1.0;
  model.set(in);
  go_to_event(model, "steam.dryout ends", 20min);
  BOOST_CHECK(!model.dry());
}

// Of six nodes the highest falls dry first and heats by what it absorbs, 0.4 to 0.6 K/s; the lowest boils on.
// Fed again, it is quenched before all the tubes count as wet.
BOOST_AUTO_TEST_CASE(the_highest_node_runs_dry_first_and_hottest) {
  SteamInputs in = working();
  in.feed_speed = 0.0;
  in.vent_stuck = 0.0;
  SteamModel model = machine(9.8e5, in, 4.9);  // of 6 kg, a sixth of the tubes is dry
  run(model, 2min);
  const auto lead_K = [&](std::size_t node) {
    return model.state()[evaporator_wall_K + node] - model.state()[drum_K];
  };
  BOOST_TEST(lead_K(0) > 0.4 * 100.0);
  BOOST_TEST(lead_K(0) < 0.6 * 130.0);
  BOOST_TEST(model.circuit().evaporator_hottest_K(model.state()) == model.state()[evaporator_wall_K]);
  for (std::size_t node = 2; node < 6; ++node) {
    BOOST_TEST(lead_K(node) > 0.0);
    BOOST_TEST(lead_K(node) < 4.0);
  }
  in.intercepted_W = 0.0;
  in.feed_speed = 1.0;
  model.set(in);
  go_to_event(model, "steam.dryout ends", 30min);
  run(model, 30s);
  BOOST_TEST(std::abs(lead_K(0)) < 1.0);
}

// HARDWARE: the outlet draws water 20 mm below the drum's top.
BOOST_AUTO_TEST_CASE(a_drum_that_is_fed_too_much_carries_over) {
  SteamInputs in = working();
  in.feed_speed = 1.0;
  SteamModel model = machine(9.8e5, in, filling_kg(0.178));
  BOOST_CHECK(!model.carries_over());
  go_to_event(model, "steam.carryover begins", 20min);
  BOOST_CHECK(model.carries_over());
  BOOST_CHECK_SMALL(model.circuit().level_m(model.state()) - 0.18, 1e-6);
}

BOOST_AUTO_TEST_CASE(each_contact_opens_the_chain_and_none_alone_closes_it) {
  for (const auto upset :
       {+[](SteamInputs& in) { in.emergency_stop_pressed = true; },
        +[](SteamInputs& in) { in.mains_lost = true; }, +[](SteamInputs& in) { in.chain_permit = false; }}) {
    SteamInputs in = working();
    SteamModel model = machine(9.8e5, in);
    run(model, 1s);
    BOOST_REQUIRE(model.chain().closed());
    upset(in);
    model.set(in);
    run(model, 1s);
    BOOST_CHECK(!model.chain().closed());
    BOOST_CHECK_CLOSE(model.vent_opening(), 1.0, 1e-9);
    BOOST_CHECK(!resets(model, in));  // the contact is still open
    in = working();
    model.set(in);
    run(model, 10s);
    BOOST_CHECK(!model.chain().closed());
    BOOST_CHECK(resets(model, in));
  }
}

// 15 s from end to end: a third of its way in 5 s. The motor has no spring.
BOOST_AUTO_TEST_CASE(without_mains_the_bypass_stays_where_it_is) {
  SteamInputs in = working();
  SteamModel model = machine(9.8e5, in);
  in.bypass = 1.0;
  model.set(in);
  run(model, 5s);
  in.mains_lost = true;
  model.set(in);
  run(model, 20s);
  BOOST_CHECK_CLOSE(model.bypass_opening(), 1.0 / 3.0, 1e-6);
  in.bypass = 0.0;  // as a controller on its storage may ask for
  model.set(in);
  run(model, 20s);
  BOOST_CHECK_CLOSE(model.bypass_opening(), 1.0 / 3.0, 1e-6);
  in.mains_lost = false;
  model.set(in);
  run(model, 6s);
  BOOST_CHECK_EQUAL(model.bypass_opening(), 0.0);
}

// HARDWARE: on mains loss the controller lives for 15 s more.
BOOST_AUTO_TEST_CASE(the_supply_outlives_the_mains_by_fifteen_seconds) {
  SteamInputs in = working();
  SteamModel model = machine(9.8e5, in);
  BOOST_CHECK_EQUAL(model.supply_voltage_V(), 24.0);
  in.mains_lost = true;
  model.set(in);
  run(model, 14900ms);
  BOOST_CHECK_GT(model.supply_voltage_V(), 7.0);
  run(model, 200ms);
  BOOST_CHECK_EQUAL(model.supply_voltage_V(), 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
