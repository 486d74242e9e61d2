#include "models/steam/superheater.h"

#include <algorithm>
#include <cmath>

namespace heliorig::models {
namespace {

/// Of steam at 11 bar(a) near 200 °C (IF97: 2.76 at 190 °C to 2.46 at 230 °C); for the NTU alone.
constexpr double heat_capacity_JpkgK = 2600.0;
/// Below this flow no heat worth counting leaves the coil with the steam.
constexpr double least_flow_kgps = 1e-9;

}  // namespace

Superheater::Exchange Superheater::exchange(const Saturation& saturated, double pressure_Pa,
                                            double saturation_K, double wall_K, double coil_flow_kgps,
                                            double water_kgps) const {
  if (wall_K <= saturation_K) {
    return {.condensation_W = parameters_.condensing_conductance_WpK * (saturation_K - wall_K)};
  }
  if (coil_flow_kgps + water_kgps < least_flow_kgps) return {};
  double boiled_W = 0.0, boiled_kgps = 0.0, dry_share = 1.0;
  if (water_kgps > 0.0) {
    const double latent_Jpkg = saturated.steam_enthalpy_Jpkg - saturated.water_enthalpy_Jpkg;
    const double most_W = parameters_.condensing_conductance_WpK * (wall_K - saturation_K);
    boiled_W = std::min(water_kgps * latent_Jpkg, most_W);
    boiled_kgps = boiled_W / latent_Jpkg;
    dry_share = 1.0 - boiled_W / most_W;
    coil_flow_kgps += boiled_kgps;
  }
  const double share = coil_flow_kgps / parameters_.superheater_reference_flow_kgps;
  const double ntu = dry_share * parameters_.superheater_conductance_WpK * std::pow(share, 0.8) /
                     (coil_flow_kgps * heat_capacity_JpkgK);
  const double outlet_K = wall_K - (wall_K - saturation_K) * std::exp(-ntu);
  const double rise_Jpkg = steam_->enthalpy_Jpkg(pressure_Pa, outlet_K) - saturated.steam_enthalpy_Jpkg;
  return {.to_steam_W = boiled_W + coil_flow_kgps * rise_Jpkg, .boiled_kgps = boiled_kgps};
}

}  // namespace heliorig::models
