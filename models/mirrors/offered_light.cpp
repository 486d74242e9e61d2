#include "models/mirrors/offered_light.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace heliorig::models {
namespace {

constexpr double sun_tolerance_rad = 0.05 * std::numbers::pi / 180.0;

}  // namespace

OfferedLight::OfferedLight(const MirrorsParameters& parameters)
    : travel_low_rad_(parameters.travel_low_rad),
      travel_high_rad_(parameters.travel_high_rad),
      angles_rad_(parameters.rows()) {}

double OfferedLight::intercepted_m2(const FieldOptics& optics, const SunAngles& sun) {
  const bool has_moved =
      !computed_for_ ||
      std::hypot(sun.transversal_rad - computed_for_->transversal_rad,
                 sun.longitudinal_rad - computed_for_->longitudinal_rad) > sun_tolerance_rad;
  if (!has_moved) return intercepted_m2_;
  for (std::size_t i = 0; i < angles_rad_.size(); ++i) {
    angles_rad_[i] =
        std::clamp(optics.ideal_angle_rad(i, sun.transversal_rad), travel_low_rad_, travel_high_rad_);
  }
  intercepted_m2_ = optics.field(angles_rad_, sun).intercepted_m2;
  computed_for_ = sun;
  return intercepted_m2_;
}

}  // namespace heliorig::models
