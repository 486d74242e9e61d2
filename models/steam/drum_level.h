#pragma once

namespace heliorig::models {

/// Where the water stands in a lying cylinder above an evaporator: level from the drum's bottom, negative in
/// the evaporator, which is taken as of one section from top to bottom. Water counts as its
/// volume is given, with bubbles or without.
class DrumLevel {
 public:
  DrumLevel(double drum_volume_m3, double drum_diameter_m, double evaporator_volume_m3,
            double evaporator_depth_m);

  /// Of 0 to the volume of both; asserted.
  double level_m(double water_volume_m3) const;
  /// Backwards, from minus the depth to the diameter; asserted.
  double water_volume_m3(double level_m) const;

 private:
  double drum_volume_m3_;
  double drum_diameter_m_;
  double evaporator_volume_m3_;
  double evaporator_depth_m_;
};

}  // namespace heliorig::models
