#pragma once

#include "models/receiver/receiver_parameters.h"

namespace heliorig::models {

/// The air around the receiver.
struct ReceiverSurroundings {
  double ambient_K = 293.15;
  double wind_speed_mps = 0.0;
};

/// What the light gives to the receiver's two walls and what they lose: an absorber in a glazed cavity, after
/// the Fresnel receiver of ThermoSysPro (EDF's Modelica library):
///
///     loss = A (ε_eff σ (T⁴ − T_sky⁴) + h_c (T − T_ambient)),  T_sky = 0.0552 T_ambient^1.5 (Swinbank 1963)
///
/// with ε_eff its 0.5 F12 ε, and h_c grown in proportion to the wind. Good for walls from ambient to some
/// 1000 K; the glass has no heat capacity of its own, and both walls see the same sky.
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

  double evaporator_loss_W(double wall_K) const { return evaporator_share() * loss_W(wall_K); }
  double superheater_loss_W(double wall_K) const { return superheater_share() * loss_W(wall_K); }
  /// From the coil to the evaporator beside it.
  double bridge_W(double superheater_wall_K, double evaporator_wall_K) const {
    return parameters_.bridge_conductance_WpK * (superheater_wall_K - evaporator_wall_K);
  }

 private:
  /// Of the whole absorber at one temperature.
  double loss_W(double wall_K) const;

  ReceiverParameters parameters_;
  double ambient_K_ = 0.0;
  double sky_K4_ = 0.0;
  double convection_WpK_ = 0.0;
  double radiation_WpK4_ = 0.0;
};

}  // namespace heliorig::models
