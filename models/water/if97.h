#pragma once

namespace heliorig::models::if97 {

/// Water and steam by IAPWS R7-97(2012), the industrial formulation of 1997: regions 1, 2 and 4.
/// Exact and slow (a few hundred ns a call); an integrator takes saturation_table.h and steam_table.h.

struct Properties {
  double volume_m3pkg = 0.0;
  double enthalpy_Jpkg = 0.0;
  double entropy_JpkgK = 0.0;
  double heat_capacity_JpkgK = 0.0;  ///< at constant pressure
  double sound_speed_mps = 0.0;
};

/// Liquid, eq. 7. Valid at 273.15–623.15 K from the saturation pressure to 100 MPa; just below the
/// saturation pressure it gives the metastable liquid. Asserts the range of temperature.
Properties region1(double pressure_Pa, double temperature_K);

/// Steam, eq. 15–17. Valid at 273.15–1073.15 K up to the saturation pressure (above 623.15 K: to the
/// border of region 3); below 10 MPa it is good only approximately beyond saturation. Asserts the range of
/// temperature.
Properties region2(double pressure_Pa, double temperature_K);

/// Saturation line, eq. 30. Valid at 273.15–647.096 K, asserted.
double saturation_pressure_Pa(double temperature_K);

/// The same backwards, eq. 31. Valid at 611.213 Pa–22.064 MPa, asserted.
double saturation_temperature_K(double pressure_Pa);

/// Border between regions 2 and 3, eq. 5 and 6: a pressure by its temperature, valid at 623.15–863.15 K, and
/// back.
double border_2_3_pressure_Pa(double temperature_K);
double border_2_3_temperature_K(double pressure_Pa);

/// Derivatives of the reduced residual Gibbs energy of region 2 with respect to inverse temperature and to
/// pressure, term by term of pressure: γr = Σ a_I(τ) π^I. `a[I]` and `a_tau[I]` are filled for I < count.
/// For tables that sum fewer powers than the formulation.
void region2_pressure_series(double temperature_K, int count, double* a, double* a_tau);

/// Enthalpy of steam at no pressure, eq. 16.
double region2_ideal_enthalpy_Jpkg(double temperature_K);

inline constexpr double gas_constant_JpkgK = 461.526;         ///< eq. 1
inline constexpr double region2_pressure_scale_Pa = 1e6;      ///< p* of eq. 15
inline constexpr double region2_temperature_scale_K = 540.0;  ///< T* of eq. 15

}  // namespace heliorig::models::if97
