#pragma once

#include <string_view>
#include <vector>

#include "models/instruments/analogue_sensor.h"
#include "models/instruments/instruments_parameters.h"

namespace heliorig::models {

/// An analogue instrument: the signal that it measures, the one that it reports, and how.
struct AnalogueInstrument {
  std::string_view quantity;
  std::string_view reading;
  AnalogueSensorSpec spec;
};

/// Every analogue instrument of the machine, the encoders apart.
std::vector<AnalogueInstrument> analogue_instruments(const InstrumentsParameters& parameters);

}  // namespace heliorig::models
