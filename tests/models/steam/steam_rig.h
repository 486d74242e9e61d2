#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "models/steam/steam_model.h"

namespace heliorig::tests {

/// What happened, and when.
struct SteamEvent {
  models::SimTime time;
  std::string text;
};

/// The outlet shut and nobody acting: no feed, the limiter welded, the vent stuck shut. What is left is the
/// drum, its heat and the safety valves. `net_W` is what the light brings more than the losses take in the
/// model's present state.
models::SteamInputs sealed(const models::SteamModel& model, double net_W);

/// Inputs under which the circuit works: 9.6 kW on the receiver, feed as much as evaporates.
models::SteamInputs working();

/// Goes on for `duration`, looking every `step`; every event with its instant.
std::vector<SteamEvent> run(models::SteamModel& model, models::SimDuration duration,
                            models::SimDuration step = std::chrono::milliseconds{100});

/// When the first event of this text came; fails the test where there is none.
models::SimTime time_of(const std::vector<SteamEvent>& events, const std::string& text);

double pressure_Pag(const models::SteamModel& model);

}  // namespace heliorig::tests
