#pragma once

#include "models/water/uniform_spline.h"

namespace heliorig::models {

/// Superheated steam, fast: IF97's region 2 with its residual part summed over the powers of pressure up to
/// the eighth, the 16th and the 18th, γr = Σ a_I(τ) π^I, and the a_I as splines by temperature. From
/// saturation to 1000 K and from nothing to 25 bar(a) its volume and enthalpy lie within 1e-6 of if97.h,
/// below 13 bar(a) within 1e-7.
class SteamTable {
 public:
  static constexpr double lowest_K = 273.2;
  static constexpr double highest_K = 1013.2;

  SteamTable();

  struct Steam {
    double volume_m3pkg;
    double enthalpy_Jpkg;
  };
  /// Asserts the range of temperature, as the next. `pressure_Pa` is absolute.
  Steam at(double pressure_Pa, double temperature_K) const {
    return {volume_m3pkg(pressure_Pa, temperature_K), enthalpy_Jpkg(pressure_Pa, temperature_K)};
  }
  double volume_m3pkg(double pressure_Pa, double temperature_K) const;
  double enthalpy_Jpkg(double pressure_Pa, double temperature_K) const;

 private:
  static constexpr std::size_t low_powers = 8;
  static constexpr std::size_t powers = low_powers + 2;
  static std::array<double, powers> sample_volume(double temperature_K);
  static std::array<double, powers + 1> sample_enthalpy(double temperature_K);
  static double sum(const double* terms, double pressure_Pa);

  UniformSpline<powers> volume_;
  UniformSpline<powers + 1> enthalpy_;
};

}  // namespace heliorig::models
