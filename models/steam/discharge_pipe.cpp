#include "models/steam/discharge_pipe.h"

#include <cmath>

namespace heliorig::models {
namespace {

constexpr double atmosphere_Pa = 101325.0;
constexpr double gas_JpkgK = 461.526;
constexpr double kappa = 1.3;
constexpr double heat_capacity_JpkgK = kappa / (kappa - 1.0) * gas_JpkgK;
constexpr double before_K = 403.0;

}  // namespace

double discharge_back_Pag(double flow_kgps, double area_m2) {
  if (flow_kgps <= 0.0) return 0.0;
  const double flux = flow_kgps / area_m2;
  // m/A = p u/(R T), T = T0 − u²/(2 c_p)
  const double thin = atmosphere_Pa / gas_JpkgK;
  const double speed_mps =
      (std::sqrt(thin * thin + 2.0 * flux * flux * before_K / heat_capacity_JpkgK) - thin) *
      heat_capacity_JpkgK / flux;
  const double sound_mps = std::sqrt(2.0 * kappa / (kappa + 1.0) * gas_JpkgK * before_K);
  if (speed_mps < sound_mps) {
    const double cooled = 1.0 - speed_mps * speed_mps / (2.0 * heat_capacity_JpkgK * before_K);
    return atmosphere_Pa * (std::pow(cooled, -kappa / (kappa - 1.0)) - 1.0);
  }
  const double choked = std::sqrt(kappa * std::pow(2.0 / (kappa + 1.0), (kappa + 1.0) / (kappa - 1.0)));
  return flux * std::sqrt(gas_JpkgK * before_K) / choked - atmosphere_Pa;
}

}  // namespace heliorig::models
