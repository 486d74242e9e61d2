#include "models/receiver/heat_balance.h"

#include <cmath>

namespace heliorig::models {
namespace {

constexpr double stefan_boltzmann_Wpm2K4 = 5.670374419e-8;  // CODATA 2018, exact

}  // namespace

ReceiverHeatBalance::ReceiverHeatBalance(const ReceiverParameters& parameters,
                                         const ReceiverSurroundings& surroundings)
    : parameters_(parameters),
      radiation_WpK4_(parameters.absorber_area_m2 * parameters.effective_emissivity *
                      stefan_boltzmann_Wpm2K4) {
  set_surroundings(surroundings);
}

void ReceiverHeatBalance::set_surroundings(const ReceiverSurroundings& surroundings) {
  ambient_K_ = surroundings.ambient_K;
  sky_K4_ = fourth_power(0.0552 * std::pow(ambient_K_, 1.5));
  convection_WpK_ =
      parameters_.absorber_area_m2 * (parameters_.still_air_convection_Wpm2K +
                                      parameters_.wind_convection_Jpm3K * surroundings.wind_speed_mps);
}

std::optional<double> ReceiverHeatBalance::stagnation_K(double absorbed_W) const {
  double low_K = 100.0, high_K = 1000.0;
  if (loss(high_K).total_W() < absorbed_W || loss(low_K).total_W() > absorbed_W) return std::nullopt;
  while (high_K - low_K > 1e-9) {
    const double middle_K = 0.5 * (low_K + high_K);
    (loss(middle_K).total_W() < absorbed_W ? low_K : high_K) = middle_K;
  }
  return low_K;
}

}  // namespace heliorig::models
