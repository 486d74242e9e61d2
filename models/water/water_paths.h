#pragma once

#include <functional>
#include <vector>

#include "models/water/water_state.h"

namespace heliorig::models {

/// States along a line in the plane of states, as a parameter goes from `low` to `high`: an isobar in the
/// liquid, say. A quantity is continuous along it.
struct WaterPath {
  double low;
  double high;
  std::function<WaterState(double)> at;
};

/// An isobar from cold to hot: liquid, two phases, steam, as far as the range has them. By temperature and
/// quality.
std::vector<WaterPath> isobar(double pressure_Pa);
/// An isotherm from low pressure to high. By the logarithm of pressure, and by quality from 1 to 0.
std::vector<WaterPath> isotherm(double temperature_K);
/// All states of one quality, by temperature.
std::vector<WaterPath> line_of_quality(double quality);

WaterState liquid_state(double pressure_Pa, double temperature_K);
WaterState steam_state(double pressure_Pa, double temperature_K);

}  // namespace heliorig::models
