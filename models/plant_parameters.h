#pragma once

#include <string>
#include <vector>

#include "models/mirrors/mirrors_parameters.h"
#include "models/instruments/instruments_parameters.h"
#include "models/noise/noise_stream.h"
#include "models/ports/parameter_ref.h"
#include "models/receiver/receiver_parameters.h"
#include "models/steam/steam_parameters.h"
#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// What a plant file fills: the machine, wherever it stands.
struct PlantParameters {
  MirrorsParameters mirrors;
  ReceiverParameters receiver;
  SteamParameters steam;
  InstrumentsParameters instruments;
};

/// Every number of the plant file by its name, bound to its place in `parameters`.
std::vector<ParameterRef> parameter_refs(PlantParameters& parameters);

/// What a scenario fills: where and when the machine stands, the weather, and the state that it starts from.
struct PlantConditions {
  SunConditions sun;  ///< site, start instant, clear sky, clouds, wind, ambient temperature
  MirrorsStart mirrors_start = MirrorsStart::stowed;
  SteamStart steam_start;
  Seed seed;
};

}  // namespace heliorig::models
