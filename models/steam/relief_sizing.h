#pragma once

#include <optional>

namespace heliorig::models {

/// What a safety valve passes by the standards, as mass flux in kg/(s m²) for an area that counts its
/// coefficient of discharge. Pressures are absolute and are the relieving ones: set pressure and overpressure
/// together. Steam by ISO 4126-7 is steam_flux.h; the plant's valves pass steam and water by these very
/// functions.

/// C of ISO 4126-7, q_m[kg/h] = 0.2883 C A K_dr K_b √(p0/v): 3.948 √(κ (2/(κ+1))^((κ+1)/(κ−1))).
double iso4126_coefficient(double isentropic_exponent);

/// Steam by API 520-1, A[mm²] = 190.5 m[kg/h] / (P1[kPa] K_N K_SH): choked flow alone, good below the
/// critical back pressure. Nothing beyond its validity: 22.057 MPa and 922 K.
std::optional<double> api520_steam_flux_kgpm2s(double pressure_Pa, std::optional<double> superheated_K = {});

/// Napier's correction: 1 to 10.339 MPa, (0.02764 P1 − 1000)/(0.03324 P1 − 1061) above. Nothing above 22.057
/// MPa.
std::optional<double> api520_napier_correction(double pressure_Pa);

/// K_SH of superheated steam, the table of the standard's seventh to ninth edition (15 to 3000 psig, 300 to
/// 1200 °F), straight between its points; 1 below them, the first row at lower pressures. Nothing above
/// 20.78 MPa or 922.04 K. The tenth edition's table differs by up to 1 %.
std::optional<double> api520_superheat_correction(double pressure_Pa, double temperature_K);

/// Liquid that does not flash, √(2 ρ Δp): ISO 4126-7's 1.61 √((p0 − pb)/v) and API 520's
/// √((p1 − p2)/G)/11.78 L/min, which differ from it by less than 0.1 %. Nothing flows back.
double liquid_flux_kgpm2s(double pressure_Pa, double density_kgpm3, double back_Pa);

/// Water that leaves a drum boils in the nozzle. Fauske's equilibrium rate model ("Flashing flows: some
/// practical guidelines for emergency releases", Plant/Operations Progress 4, 1985): G = h_fg/v_fg √(1/(T
/// c)), good for nozzles longer than 0.1 m; shorter ones pass more, so it is on the safe side for a relief.
struct Flashing {
  double latent_Jpkg;
  double volume_rise_m3pkg;
  double temperature_K;
  double heat_capacity_JpkgK;
};
double flashing_flux_kgpm2s(const Flashing& water);

/// Water at rest at a pressure, on its way through a nozzle. Below its boiling point at the back pressure it
/// is a liquid; above it flashes, √(2 ρ (p − p_sat) + G²) with G of Fauske's model, and never passes more
/// than the liquid would.
struct NozzleWater {
  Flashing flashing;
  double pressure_Pa;
  double saturation_Pa;  ///< at its temperature
  double density_kgpm3;
};
double water_flux_kgpm2s(const NozzleWater& water, double back_Pa);

/// Steam that carries water of the mass share w: 1/G² = (1 − w)/G_steam² + w/G_water². For little water it is
/// the division by √(dryness) of ISO 4126-7 (stated there for a dryness of 0.9 and more); for water alone,
/// its own flux.
double wet_flux_kgpm2s(double steam_kgpm2s, double water_kgpm2s, double water_share);

}  // namespace heliorig::models
