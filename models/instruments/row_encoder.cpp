#include "models/instruments/row_encoder.h"

#include <cmath>
#include <numbers>

#include "models/instruments/analogue_sensor.h"

namespace heliorig::models {

RowEncoder::RowEncoder(const InstrumentsParameters& parameters, Seed seed, std::string_view name)
    : resolution_rad_(parameters.encoder_resolution_rad),
      gear_(parameters.encoder_gear),
      residual_rad_(parameters.encoder_residual_rad),
      noise_rad_(parameters.encoder_noise_rad),
      noise_(seed, name),
      phase_rad_(2.0 * std::numbers::pi * noise_.uniform()) {}

double RowEncoder::reading_rad(double magnet_rad, double noise_rad) const {
  const double residual_rad = residual_rad_ * std::sin(gear_ * magnet_rad + phase_rad_);
  return quantise(magnet_rad + residual_rad + noise_rad, resolution_rad_);
}

RowEncoder::Reading RowEncoder::sample(double angle_rad, double slip_rad) {
  const double noise_rad = noise_rad_ > 0.0 ? noise_rad_ * noise_.normal() : 0.0;
  const double reported_rad = reading_rad(angle_rad + slip_rad, noise_rad);
  const bool slip_is_seen = slip_rad != 0.0 && reported_rad != reading_rad(angle_rad, noise_rad);
  return {reported_rad, slip_is_seen};
}

}  // namespace heliorig::models
