#include "tests/models/steam/steam_rig.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

namespace heliorig::tests {

using models::SimDuration;
using models::SimTime;
using models::SteamInputs;
using models::SteamModel;

SteamInputs sealed(const SteamModel& model, double net_W) {
  SteamInputs in;
  in.outlet_valve_stuck = 0.0;
  in.vent_stuck = 0.0;
  in.limiter_welded = true;
  // Of the intercepted power a constant share is absorbed.
  const models::SteamFlows now = model.flows();
  models::SteamActions unit{.intercepted_W = 1.0};
  const double share = model.circuit().flows(model.state(), unit).absorbed_W;
  in.intercepted_W = (net_W + now.evaporator_loss_W + now.superheater_loss_W + now.drum_loss_W) / share;
  return in;
}

SteamInputs working() {
  SteamInputs in;
  in.intercepted_W = 9600.0;
  in.feed_speed = 0.46;
  in.wind_speed_mps = 3.0;
  return in;
}

std::vector<SteamEvent> run(SteamModel& model, SimDuration duration, SimDuration step) {
  std::vector<SteamEvent> events;
  const SimTime end = model.now() + duration;
  SimTime look = model.now() + step;
  while (model.now() < end && !model.out_of_validity()) {
    model.advance_to(std::min({look, end, model.next()}));
    if (model.now() == look) look += step;
    for (std::string& text : model.take_events()) events.push_back({model.now(), std::move(text)});
  }
  return events;
}

SimTime time_of(const std::vector<SteamEvent>& events, const std::string& text) {
  const auto found = std::ranges::find(events, text, &SteamEvent::text);
  BOOST_REQUIRE_MESSAGE(found != events.end(), "'" << text << "' did not happen");
  return found->time;
}

double pressure_Pag(const SteamModel& model) {
  return model.circuit().pressure_Pag(model.state());
}

}  // namespace heliorig::tests
