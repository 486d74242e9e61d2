#pragma once

#include <string_view>

#include "models/instruments/first_order_lag.h"
#include "models/noise/noise_stream.h"

namespace heliorig::models {

/// What a type of analogue sensor does to a quantity, in the quantity's own unit.
struct AnalogueSensorSpec {
  double lag_s = 0.0;
  double thermowell_lag_s = 0.0;  ///< of the well around the sensor; 0: none
  double tolerance = 0.0;         ///< bound of the fixed error at `origin`
  double tolerance_slope = 0.0;   ///< what the bound grows by for each unit from `origin`
  double origin = 0.0;
  double noise = 0.0;       ///< standard deviation of a sample
  double resolution = 0.0;  ///< step of the reading; 0: none
  double lowest = 0.0;      ///< where the reading saturates
  double highest = 0.0;
  double scale_low = 0.0;  ///< ends of the scale, which whoever reads it must know
  double scale_high = 0.0;
};

/// Where the reading ends with its scale.
void saturate_at_scale(AnalogueSensorSpec& spec, double low, double high);

/// Where a 4–20 mA transmitter of range `low` to `high` saturates: at 3.8 and 20.5 mA (NAMUR NE 43),
/// extrapolated.
void saturate_as_current_loop(AnalogueSensorSpec& spec, double low, double high);

/// The lag of a thermowell and the sensor's own in series, then the specimen's fixed error, noise, resolution
/// and saturation. Sampled at a fixed step. Without a range for noise to leave, its reading is within
/// tolerance of the lagged quantity.
class AnalogueSensor {
 public:
  /// The fixed error is drawn from the stream of `seed` and `name`, uniform within the tolerance.
  AnalogueSensor(const AnalogueSensorSpec& spec, double step_s, Seed seed, std::string_view name);

  /// The reading one step after the last, the quantity being `quantity` now.
  double sample(double quantity);

 private:
  AnalogueSensorSpec spec_;
  FirstOrderLag thermowell_;
  FirstOrderLag lag_;
  NoiseStream noise_;
  double share_;  ///< of the tolerance that this specimen is off by, −1 to 1
};

/// The multiple of `step` nearest to `value`; `value` itself where `step` is 0.
double quantise(double value, double step);

}  // namespace heliorig::models
