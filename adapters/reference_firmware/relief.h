// Overpressure: when to trip, and what the vent does.
#pragma once

#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Trips by the higher of the valid transmitters. Two samples in a row must be at 10.8 bar, or may be: a code
/// covers 0.02 bar, and the one that holds the limit counts as above it. The vent opens with the trip and
/// shuts again below 9.8 bar. Where no transmitter is valid for as long as three samples, the pressure is
/// taken as too high.
class Relief {
 public:
  void observe(const Reading& pressure_1, const Reading& pressure_2);

  bool too_high() const { return high_samples_ >= samples_to_trip; }
  bool unknown() const { return unknown_samples_ >= samples_to_doubt; }
  bool vent_open() const { return vent_open_; }
  /// The higher of the valid readings, bar(g); without any, the last.
  float pressure_bar() const { return pressure_bar_; }
  /// The lower of them, for what is to begin only where the pressure is surely there.
  float lower_bar() const { return lower_bar_; }

 private:
  static constexpr uint8_t samples_to_trip = 2;
  static constexpr uint8_t samples_to_doubt = 3;

  uint8_t high_samples_ = 0;
  uint8_t unknown_samples_ = 0;
  bool vent_open_ = false;
  float pressure_bar_ = 0.0f;
  float lower_bar_ = 0.0f;
};

/// Temperature of saturated steam, °C, at 0.5 to 15 bar(g) within 0.3 K.
float saturation_degC(float pressure_bar);

/// The same once a second, for the logarithm takes its time: a boiler changes by less than 0.5 K meanwhile.
class Saturation {
 public:
  /// Once a tick.
  void observe(float pressure_bar);
  float degC() const { return degC_; }

 private:
  uint8_t ticks_ = 0;
  float degC_ = 100.0f;
};

}  // namespace heliorig_firmware
