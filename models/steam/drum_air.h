#pragma once

#include "models/steam/steam_parameters.h"

namespace heliorig::models {

/// The air that stands over the water of a drum that has been cold, mixed evenly with the steam (Dalton):
/// what it adds to the pressure, how it leaves by a thermostatic vent, and how it comes in by the vacuum
/// breaker.
///
///     p_air = m R T / V                                        R = 287.05 J/(kg K)
///
/// The vent on the drum works by a capsule that is balanced against the pressure: it opens where the gas is
/// colder than saturated steam of that pressure would be, that is where air takes part in the pressure; here
/// from 2 % of it on, fully at 12 % (near 100 °C 0.6 and 3.6 K, as such vents are made). The breaker opens in
/// proportion from 20 to 50 mbar of vacuum and passes √(2 ρ Δp). Heat capacity of the air, a thousandth of
/// the steel's, is left out.
class DrumAir {
 public:
  explicit DrumAir(const SteamParameters& parameters) : p_(parameters) {}

  double pressure_Pa(double air_kg, double gas_volume_m3, double temperature_K) const;
  /// The mass that gives a partial pressure.
  double mass_kg(double pressure_Pa, double gas_volume_m3, double temperature_K) const;

  /// Of the vent on the drum, 0 to 1.
  double vent_opening(double air_Pa, double total_Pa) const;
  /// Air from outside, through the vacuum breaker.
  double breaker_kgps(double total_Pa, double ambient_K) const;

 private:
  SteamParameters p_;
};

}  // namespace heliorig::models
