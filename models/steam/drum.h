#pragma once

#include "models/water/saturation_table.h"

namespace heliorig::models {

/// Water and steam in equilibrium, and the steel at their temperature: a drum boiler with two states, the
/// temperature T and the mass M, of which the pressure follows.
///
///     dM/dt = mass rate,   d(k M + g V + C T)/dt = energy rate          (k, g: see Saturation)
///
/// This is the form of Åström & Bell, "Drum-boiler dynamics", Automatica 36 (2000), section 3, and of the
/// drum of the Modelica Standard Library's Fluid.Examples.DrumBoiler, with T in the place of p and M in that
/// of the water's volume. Steam bubbles below the water's surface are DrumSwell's. Valid while both
/// phases are there; a little beyond, where the water is squeezed, its energy is off by less than 1e-4.
class Drum {
 public:
  /// `metal_JpK`: heat capacity of the steel.
  Drum(double volume_m3, double metal_JpK) : volume_m3_(volume_m3), metal_JpK_(metal_JpK) {}

  double volume_m3() const { return volume_m3_; }

  double water_volume_m3(const Saturation& s, double mass_kg) const {
    return (mass_kg - s.steam_density_kgpm3 * volume_m3_) / (s.water_density_kgpm3 - s.steam_density_kgpm3);
  }

  /// dT/dt. `energy_rate_W` counts enthalpies of what flows in and out, and heat.
  double temperature_rate_Kps(const Saturation& s, double mass_kg, double mass_rate_kgps,
                              double energy_rate_W) const {
    const double capacity_JpK =
        s.energy_of_mass_slope_JpkgK * mass_kg + s.energy_of_volume_slope_Jpm3K * volume_m3_ + metal_JpK_;
    return (energy_rate_W - s.energy_of_mass_Jpkg * mass_rate_kgps) / capacity_JpK;
  }

  /// Internal energy of water, steam and steel, from the triple point's liquid and steel at 0 K.
  double energy_J(const Saturation& s, double temperature_K, double mass_kg) const {
    return s.energy_of_mass_Jpkg * mass_kg + s.energy_of_volume_Jpm3 * volume_m3_ +
           metal_JpK_ * temperature_K;
  }

 private:
  double volume_m3_;
  double metal_JpK_;
};

}  // namespace heliorig::models
