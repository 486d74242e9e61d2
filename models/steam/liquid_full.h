#pragma once

#include "models/water/uniform_spline.h"

namespace heliorig::models {

/// What happens to the pressure when there is no steam left in the drum: liquid water is squeezed,
///
///     p = p_sat(T) + K(T) (V'/V − 1),   K = ρ dp/dρ of saturated liquid at constant temperature (IF97)
///
/// with V' the volume that the mass of water would take at saturation: 1.2 GPa at 184 °C, 2.2 at 25 °C. The
/// drum itself is taken as rigid; steel gives by less than a tenth of what water does. From 273.2 to 513.2 K.
class LiquidFull {
 public:
  /// Share by which the water may be too much for the vessel: over 200 bar, more than valves and pump let it
  /// come to.
  static constexpr double most_overfill = 0.02;

  LiquidFull();

  double squeeze_Pa(double temperature_K, double overfill) const {
    return overfill > 0.0 ? bulk_modulus_Pa(temperature_K) * overfill : 0.0;
  }
  double bulk_modulus_Pa(double temperature_K) const { return spline_(temperature_K)[0]; }

 private:
  UniformSpline<1> spline_;
};

}  // namespace heliorig::models
