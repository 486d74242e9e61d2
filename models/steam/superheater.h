#pragma once

#include "models/steam/steam_parameters.h"
#include "models/water/saturation_table.h"
#include "models/water/steam_table.h"

namespace heliorig::models {

/// A coil whose steam follows its wall at once: steam spends tenths of a second in it, its wall changes in
/// minutes. The wall is at one temperature; the steam nears it by
///
///     T_out = T_wall − (T_wall − T_sat) e^−NTU,   NTU = K (m/m_ref)^0.8 / (m c_p)
///
/// (Dittus–Boelter: the coefficient grows with the flow to the power 0.8). A wall that is colder than
/// saturation takes the heat of steam that condenses on it and runs back to the drum. The pressure that the
/// coil costs is left out: 0.6 kPa at 10 kg/h, 1 % of the pressure when a safety valve blows. Water that the
/// steam carries is boiled first, on as much of the coil as that takes, at the conductance of condensing.
class Superheater {
 public:
  Superheater(const SteamParameters& parameters, const SteamTable& steam)
      : parameters_(parameters), steam_(&steam) {}

  struct Exchange {
    double to_steam_W = 0.0;      ///< that the coil's steam takes up, and the water it carries
    double condensation_W = 0.0;  ///< from the drum's steam to a cold wall
    double boiled_kgps = 0.0;     ///< of the water carried
  };
  /// `coil_flow_kgps` of saturated steam and `water_kgps` with it pass a wall at `wall_K`. `pressure_Pa` is
  /// absolute.
  Exchange exchange(const Saturation& saturated, double pressure_Pa, double saturation_K, double wall_K,
                    double coil_flow_kgps, double water_kgps = 0.0) const;

 private:
  SteamParameters parameters_;
  const SteamTable* steam_;
};

}  // namespace heliorig::models
