#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "models/instruments/analogue_sensor.h"
#include "models/instruments/instruments_parameters.h"
#include "models/ports/scale_figure.h"

namespace heliorig::models {

/// An analogue instrument: the signal that it measures, the one that it reports, and how.
struct AnalogueInstrument {
  std::string_view quantity;
  std::string_view reading;
  AnalogueSensorSpec spec;
};

/// Every analogue instrument of the machine, the encoders apart.
std::vector<AnalogueInstrument> analogue_instruments(const InstrumentsParameters& parameters);

/// What whoever reads them must know of their scales: both ends of each analogue one's, the gear of each
/// row's encoder.
std::vector<ScaleFigure> instrument_scales(const InstrumentsParameters& parameters, std::size_t rows);

}  // namespace heliorig::models
