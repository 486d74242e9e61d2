#pragma once

#include <string_view>

#include "models/instruments/instruments_parameters.h"
#include "models/noise/noise_stream.h"

namespace heliorig::models {

/// A magnetic encoder on a row's shaft. Its calibration table leaves an error once a turn of the geared-up
/// magnet (an eccentric magnet; AS5600 data sheet, "integral non-linearity"): A sin(gear · angle + φ), φ
/// drawn for the specimen. Noise, then counts.
class RowEncoder {
 public:
  RowEncoder(const InstrumentsParameters& parameters, Seed seed, std::string_view name);

  struct Reading {
    double angle_rad;   ///< as reported
    bool slip_is_seen;  ///< whether the reading would be another without the slip
  };
  /// The reading at a shaft angle, the magnet having slipped on the shaft by `slip_rad`. Draws noise: once a
  /// step.
  Reading sample(double angle_rad, double slip_rad);

 private:
  double shown_rad(double magnet_rad) const;

  double resolution_rad_;
  double gear_;
  double residual_rad_;
  double noise_rad_;
  NoiseStream noise_;
  double phase_rad_;
  double last_magnet_rad_ = 0.0;
  double last_shown_rad_;  ///< by it, before noise and counts
};

}  // namespace heliorig::models
