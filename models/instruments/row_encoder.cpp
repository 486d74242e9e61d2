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
      phase_rad_(2.0 * std::numbers::pi * noise_.uniform()),
      last_shown_rad_(shown_rad(last_magnet_rad_)) {}

double RowEncoder::shown_rad(double magnet_rad) const {
  return magnet_rad + residual_rad_ * std::sin(gear_ * magnet_rad + phase_rad_);
}

RowEncoder::Reading RowEncoder::sample(double angle_rad, double slip_rad) {
  const double noise_rad = noise_rad_ > 0.0 ? noise_rad_ * noise_.normal() : 0.0;
  const double magnet_rad = angle_rad + slip_rad;
  if (magnet_rad != last_magnet_rad_) {  // most rows rest most of the time
    last_magnet_rad_ = magnet_rad;
    last_shown_rad_ = shown_rad(magnet_rad);
  }
  const double reported_rad = quantise(last_shown_rad_ + noise_rad, resolution_rad_);
  const bool slip_is_seen =
      slip_rad != 0.0 && reported_rad != quantise(shown_rad(angle_rad) + noise_rad, resolution_rad_);
  return {reported_rad, slip_is_seen};
}

}  // namespace heliorig::models
