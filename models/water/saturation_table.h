#pragma once

#include "models/water/uniform_spline.h"

namespace heliorig::models {

/// Water and steam in equilibrium at one temperature.
///
/// A vessel of volume V that holds the mass M of both has the internal energy U = k M + g V, whatever the
/// split between them: of U = ρ'u'V' + ρ''u''V'' with V' + V'' = V and ρ'V' + ρ''V'' = M remains
/// k = (ρ'u' − ρ''u'')/(ρ' − ρ'') and g = ρ''(u'' − k).
struct Saturation {
  double pressure_Pa;
  double water_density_kgpm3;
  double steam_density_kgpm3;
  double water_enthalpy_Jpkg;
  double steam_enthalpy_Jpkg;
  double energy_of_mass_Jpkg;    ///< k
  double energy_of_volume_Jpm3;  ///< g
  double pressure_slope_PapK;    ///< dp/dT along the saturation line
  double energy_of_mass_slope_JpkgK;
  double energy_of_volume_slope_Jpm3K;
  // Of densities and enthalpies along the line.
  double water_density_slope_kgpm3K;
  double steam_density_slope_kgpm3K;
  double water_enthalpy_slope_JpkgK;
  double steam_enthalpy_slope_JpkgK;
};

/// The same by if97.h itself, slow, from 273.2 to 623 K (165 bar), asserted; slopes by central differences,
/// within 1e-7.
Saturation exact_saturation(double temperature_K);

/// IF97's saturation line as a spline by temperature, built at construction: within 1e-8 of if97.h from
/// `lowest_K` to `highest_K` (33 bar), and as smooth as an integrator with error control wants it.
class SaturationTable {
 public:
  static constexpr double lowest_K = 273.2;
  static constexpr double highest_K = 513.2;

  SaturationTable();

  /// Asserts the range.
  Saturation at(double temperature_K) const;
  double pressure_Pa(double temperature_K) const { return at(temperature_K).pressure_Pa; }

 private:
  UniformSpline<7> spline_;
};

}  // namespace heliorig::models
