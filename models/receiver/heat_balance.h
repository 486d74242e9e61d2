#pragma once

#include <cmath>
#include <optional>

#include "models/receiver/receiver_parameters.h"

namespace heliorig::models {

/// The air around the receiver.
struct ReceiverSurroundings {
  double ambient_K = 293.15;
  double wind_speed_mps = 0.0;
};

/// What a wall loses, by its ways. W.
struct ReceiverLoss {
  double radiation_W = 0.0;
  double convection_W = 0.0;
  double evacuated_W = 0.0;  ///< of an evacuated tube, whose makers measure the whole

  double total_W() const { return radiation_W + convection_W + evacuated_W; }
};

/// What the light gives to the receiver's two walls and what they lose. An absorber in a glazed cavity, after
/// the Fresnel receiver of ThermoSysPro (EDF's Modelica library):
///
///     loss = A (ε_eff σ (T⁴ − T_sky⁴) + h_c (T − T_ambient)),  T_sky = 0.0552 T_ambient^1.5 (Swinbank 1963)
///
/// with ε_eff its 0.5 F12 ε, and h_c grown in proportion to the wind; or an evacuated tube of length L, as
/// NREL's SAM describes it (0.672 and 0.002556 for its tube of 70 mm), which no wind reaches:
///
///     loss = L (a ΔT + b ΔT |ΔT|),  ΔT = T − T_ambient
///
/// Good for walls from ambient to some 1000 K, the evacuated tube for ΔT to some 500 K; the glass has no heat
/// capacity of its own, and both walls see the same sky.
class ReceiverHeatBalance {
 public:
  ReceiverHeatBalance(const ReceiverParameters& parameters, const ReceiverSurroundings& surroundings);

  /// Takes as long as a power of 1.5: for when the weather changes.
  void set_surroundings(const ReceiverSurroundings& surroundings);

  double absorbed_W(double intercepted_W) const {
    return parameters_.transmittance_absorptance * intercepted_W;
  }
  double evaporator_share() const { return 1.0 - parameters_.superheater_share; }
  double superheater_share() const { return parameters_.superheater_share; }

  /// Of the whole absorber, all of its wall at one temperature.
  ReceiverLoss loss(
      double wall_K) const {  // here, for each node of a wall asks at each of its integrator's looks
    const double above_K = wall_K - ambient_K_;
    if (parameters_.heat_loss == ReceiverParameters::evacuated) {
      const double per_metre_W =
          above_K * (parameters_.linear_loss_WpmK + parameters_.quadratic_loss_WpmK2 * std::abs(above_K));
      return {.evacuated_W = parameters_.evacuated_length_m * per_metre_W};
    }
    return {.radiation_W = radiation_WpK4_ * (fourth_power(wall_K) - sky_K4_),
            .convection_W = convection_WpK_ * above_K};
  }
  /// The temperature of the whole absorber at which it loses what it absorbs; nothing beyond 1000 K, where
  /// the loss is no longer valid.
  std::optional<double> stagnation_K(double absorbed_W) const;
  double evaporator_loss_W(double wall_K) const { return evaporator_share() * loss(wall_K).total_W(); }
  double superheater_loss_W(double wall_K) const { return superheater_share() * loss(wall_K).total_W(); }
  /// From the coil to the evaporator beside it.
  double bridge_W(double superheater_wall_K, double evaporator_wall_K) const {
    return parameters_.bridge_conductance_WpK * (superheater_wall_K - evaporator_wall_K);
  }

 private:
  static double fourth_power(double x) { return (x * x) * (x * x); }

  ReceiverParameters parameters_;
  double ambient_K_ = 0.0;
  double sky_K4_ = 0.0;
  double convection_WpK_ = 0.0;
  double radiation_WpK4_ = 0.0;
};

}  // namespace heliorig::models
