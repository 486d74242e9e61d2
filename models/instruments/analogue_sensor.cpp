#include "models/instruments/analogue_sensor.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace heliorig::models {

void saturate_at_scale(AnalogueSensorSpec& spec, double low, double high) {
  spec.lowest = spec.scale_low = low;
  spec.highest = spec.scale_high = high;
}

void saturate_as_current_loop(AnalogueSensorSpec& spec, double low, double high) {
  assert(low < high);
  saturate_at_scale(spec, low, high);
  const double per_mA = (high - low) / 16.0;
  spec.lowest = low + (3.8 - 4.0) * per_mA;
  spec.highest = high + (20.5 - 20.0) * per_mA;
}

double quantise(double value, double step) {
  return step > 0.0 ? std::round(value / step) * step : value;
}

AnalogueSensor::AnalogueSensor(const AnalogueSensorSpec& spec, double step_s, Seed seed,
                               std::string_view name)
    : spec_(spec),
      thermowell_(spec.thermowell_lag_s, step_s),
      lag_(spec.lag_s, step_s),
      noise_(seed, name),
      share_(2.0 * noise_.uniform() - 1.0) {
  assert(spec.lowest < spec.highest);
}

double AnalogueSensor::sample(double quantity) {
  const double lagged = lag_.sample(thermowell_.sample(quantity));
  const double error = share_ * (spec_.tolerance + spec_.tolerance_slope * std::abs(lagged - spec_.origin));
  const double noise = spec_.noise > 0.0 ? spec_.noise * noise_.normal() : 0.0;
  return std::clamp(quantise(lagged + error + noise, spec_.resolution), spec_.lowest, spec_.highest);
}

}  // namespace heliorig::models
