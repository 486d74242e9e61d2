// Mass and energy: what came in is there or has gone out.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/models/steam/steam_rig.h"

using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

constexpr SimDuration quick = 2ms;

/// Mass and energy that crossed the boundary, net and as throughput: the sum of what came in and what went
/// out.
struct Balance {
  double mass_kg = 0.0, energy_J = 0.0;
  double mass_through_kg = 0.0, energy_through_J = 0.0;

  void add(const Balance& rate, double share_s) {
    mass_kg += rate.mass_kg * share_s;
    energy_J += rate.energy_J * share_s;
    mass_through_kg += rate.mass_through_kg * share_s;
    energy_through_J += rate.energy_through_J * share_s;
  }
};

Balance rates(const SteamModel& model) {
  const SteamFlows f = model.flows();
  const double in_W = f.absorbed_W + f.feed_W;
  const double out_W = f.evaporator_loss_W + f.superheater_loss_W + f.drum_loss_W + f.outflow_W;
  const double out_kgps = f.steam_out_kgps + f.water_out_kgps;
  return {f.feed_kgps - out_kgps, in_W - out_W, f.feed_kgps + out_kgps, in_W + out_W};
}

/// Integrates the flows by Simpson's rule, from event to event, while the model goes on; in short steps where
/// a valve moves quickly.
Balance balance(SteamModel& model, SimDuration duration, SimDuration longest) {
  Balance sum;
  const SimTime end = model.now() + duration;
  while (model.now() < end) {
    const SimTime from = model.now();
    const SimTime to =
        std::min({from + (model.is_quick() ? std::min(longest, quick) : longest), end, model.next()});
    const double span_s = seconds(to - from);
    sum.add(rates(model), span_s / 6.0);
    model.advance_to(from + (to - from) / 2);
    sum.add(rates(model), span_s * 4.0 / 6.0);
    model.advance_to(to);
    sum.add(rates(model), span_s / 6.0);
  }
  return sum;
}

/// What `go` has let through is there or has gone out, each to a share of its throughput, which must be more
/// than nothing.
template <class Go>
void check_closed(SteamModel& model, const Go& go, double share) {
  const double mass_kg = model.state()[water_kg];
  const double energy_J = model.circuit().energy_J(model.state());
  const Balance sum = go();
  const double mass_error = (model.state()[water_kg] - mass_kg - sum.mass_kg) / sum.mass_through_kg;
  const double energy_error =
      (model.circuit().energy_J(model.state()) - energy_J - sum.energy_J) / sum.energy_through_J;
  BOOST_TEST_MESSAGE("of " << sum.mass_through_kg << " kg " << mass_error << ", of " << sum.energy_through_J
                           << " J " << energy_error);
  BOOST_REQUIRE_GT(sum.mass_through_kg, 0.1);
  BOOST_CHECK_SMALL(mass_error, share);
  BOOST_CHECK_SMALL(energy_error, share);
}

void check_closed(SteamModel& model, SimDuration duration, SimDuration longest, double share = 1e-6) {
  check_closed(
      model, [&] { return balance(model, duration, longest); }, share);
}

/// What an operator and the weather do at a time of a day in June, given the water that is there.
SteamInputs day(SimTime time, double water) {
  const double hour = seconds(time) / 3600.0;
  const bool sunny = hour > 5.0 && hour < 21.0;
  SteamInputs in;
  in.intercepted_W = sunny ? 10e3 * std::sin((hour - 5.0) / 16.0 * 3.14159265358979) : 0.0;
  if (hour > 10.0 && hour < 10.3) in.intercepted_W *= 0.2;  // a cloud
  in.ambient_K = 293.15 - 8.0 * std::cos((hour - 3.0) / 12.0 * 3.14159265358979);
  in.wind_speed_mps = sunny ? 4.0 : 1.0;
  in.vent_shut = hour > 6.5;
  in.bypass = hour > 9.0 ? 0.3 : 0.0;
  in.feed_speed = std::clamp(0.5 * (14.0 - water), 0.0, 1.0);
  in.limiter_welded = true;
  if (hour > 13.0 && hour < 13.5) in.outlet_valve_stuck = 0.0;
  in.blowdown_opening = hour > 16.0 && hour < 16.01 ? 0.5 : 0.0;
  return in;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conservation)

BOOST_AUTO_TEST_CASE(an_hour_of_work_closes_to_a_millionth) {
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, working()};
  check_closed(model, 1h, 20ms);
  BOOST_CHECK_GT(pressure_Pag(model), 9.4e5);  // it has worked, not cooled down
}

// From a cold start with air through steam, a cloud, an outlet that is blocked until the safety valve has
// popped, and blowdown, to a night that draws air in again; inputs change every ten seconds.
BOOST_AUTO_TEST_CASE(a_whole_day_closes_to_a_millionth) {
  SteamModel model{reference_receiver(), reference_steam(), {0.0, {}}, day(SimTime{}, 14.0)};
  double highest_Pag = 0.0, drawn_in_kgps = 0.0;
  std::vector<std::string> events;
  const auto whole_day = [&] {
    Balance sum;
    while (model.now() < SimTime{24h}) {
      model.set(day(model.now(), model.circuit().liquid_kg(model.state())));
      sum.add(balance(model, 10s, 500ms), 1.0);
      highest_Pag = std::max(highest_Pag, pressure_Pag(model));
      drawn_in_kgps = std::max(drawn_in_kgps, model.flows().breaker_kgps);
      for (std::string& text : model.take_events()) events.push_back(std::move(text));
    }
    return sum;
  };
  check_closed(model, whole_day, 1e-6);
  BOOST_REQUIRE(!model.out_of_validity());
  BOOST_CHECK_GE(std::ranges::count(events, "steam.safety_valve popped"), 3);
  BOOST_CHECK_GT(highest_Pag, 11.5e5);
  BOOST_CHECK_GT(drawn_in_kgps, 0.0);
  BOOST_CHECK_LT(pressure_Pag(model), 0.1e5);
}

// The outlet shut, the limiter welded: both safety valves' hour, with feed. The lag of their lift is 20 ms.
BOOST_AUTO_TEST_CASE(with_the_safety_valve_popping_too) {
  SteamModel model{reference_receiver(), reference_steam(), {11.8e5, {}}, {}};
  SteamInputs in = sealed(model, 8000.0);
  in.feed_speed = 0.46;
  model.set(in);
  model.take_events();
  check_closed(model, 1h, 2ms);
  BOOST_CHECK_GE(std::ranges::count(model.take_events(), "steam.safety_valve popped"), 10);
}

// The vent at its worst: it turns in the middle of its travel, and blows down from the limiter's trip.
BOOST_AUTO_TEST_CASE(with_the_chain_dropping_and_the_vent_open) {
  SteamInputs in = working();
  in.bypass = 0.3;
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, in};
  check_closed(model, 1min, 20ms);
  in.emergency_stop_pressed = true;
  in.wind_speed_mps = 11.0;
  model.set(in);
  check_closed(model, 20min, 20ms);
  BOOST_CHECK_LT(pressure_Pag(model), 9.0e5);
}

// Water goes over with the steam, out at the bottom, through two holes and back through the pump.
BOOST_AUTO_TEST_CASE(with_water_leaving_by_every_way) {
  SteamInputs in = working();
  in.blowdown_opening = 0.05;
  in.steam_leak_m2 = 0.3e-6;
  in.water_leak_m2 = 0.05e-6;
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 20.8}, in};
  BOOST_CHECK(model.carries_over());
  check_closed(model, 5min, 5ms);
  in.check_valve_stuck = true;
  in.feed_speed = 0.0;
  model.set(in);
  check_closed(model, 5min, 20ms);
}

// A drum without steam, its safety valve popping at every 0.4 s: a hundred steps a second, each allowed 1 J,
// and next to no throughput.
BOOST_AUTO_TEST_CASE(while_the_drum_is_liquid_full) {
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, 21.1}, {}};
  SteamInputs in = sealed(model, 0.0);
  in.feed_speed = 1.0;
  model.set(in);
  while (!model.liquid_full()) run(model, 1s);
  check_closed(model, 30s, 500us, 1e-4);
  BOOST_CHECK(model.liquid_full());
}

BOOST_AUTO_TEST_CASE(without_light_or_feed_it_only_cools) {
  SteamModel model{reference_receiver(), reference_steam(), {9.8e5, {}}, {}};
  double last_Pag = pressure_Pag(model);
  for (int minute = 0; minute < 30; ++minute) {
    run(model, 1min);
    BOOST_CHECK_LT(pressure_Pag(model), last_Pag);
    last_Pag = pressure_Pag(model);
  }
}

BOOST_AUTO_TEST_SUITE_END()
