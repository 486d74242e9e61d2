#pragma once

#include <optional>
#include <vector>

#include "models/mirrors/field_optics.h"
#include "models/mirrors/mirrors_parameters.h"

namespace heliorig::models {

/// What the field could give: the light on the absorber with every row at its ideal angle, as far as the
/// travel reaches. The yardstick of a controller's day, whatever it does with its rows.
///
/// Computed again when the sun has moved by more than 0.05°, 12 s or more of its way: a thousandth of the
/// light at the most.
class OfferedLight {
 public:
  explicit OfferedLight(const MirrorsParameters& parameters);

  /// Of a field of the same parameters: power on the absorber over direct normal irradiance, m².
  double intercepted_m2(const FieldOptics& optics, const SunAngles& sun);

 private:
  double travel_low_rad_;
  double travel_high_rad_;
  std::vector<double> angles_rad_;
  std::optional<SunAngles> computed_for_;
  double intercepted_m2_ = 0.0;
};

}  // namespace heliorig::models
