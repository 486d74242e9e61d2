#include "models/steam/steam_flux.h"

#include <cmath>

namespace heliorig::models {
namespace {

constexpr double kappa = 1.3;
constexpr double laminar_ratio = 0.99;
const double critical_ratio = std::pow(2.0 / (kappa + 1.0), kappa / (kappa - 1.0));
const double critical_coefficient =
    std::sqrt(kappa * std::pow(2.0 / (kappa + 1.0), (kappa + 1.0) / (kappa - 1.0)));

/// q/(A √(p/v)) of a flow that is slower than sound.
double subcritical_coefficient(double ratio) {
  return std::sqrt(2.0 * kappa / (kappa - 1.0) *
                   (std::pow(ratio, 2.0 / kappa) - std::pow(ratio, (kappa + 1.0) / kappa)));
}

double coefficient(double ratio) {
  if (ratio <= critical_ratio) return critical_coefficient;
  if (ratio < laminar_ratio) return subcritical_coefficient(ratio);
  return subcritical_coefficient(laminar_ratio) * (1.0 - ratio) / (1.0 - laminar_ratio);
}

}  // namespace

double steam_flux_kgpm2s(double pressure_Pa, double volume_m3pkg, double back_Pa) {
  if (pressure_Pa <= back_Pa) return 0.0;
  return coefficient(back_Pa / pressure_Pa) * std::sqrt(pressure_Pa / volume_m3pkg);
}

}  // namespace heliorig::models
