#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::models {

inline constexpr std::size_t evaporator_nodes_max = 8;

/// What the plant file says of the receiver as heat sees it: an absorber in a glazed cavity, most of it the
/// evaporator, the rest the superheater's coil. Its shape as light sees it stands with the mirrors.
struct ReceiverParameters {
  double transmittance_absorptance = 0.0;  ///< τα: absorbed ÷ intercepted power
  double superheater_share = 0.0;          ///< coil's share of the absorber's surface, so of flux and loss
  double absorber_area_m2 = 0.0;           ///< outer surface, evaporator and coil together

  /// Pieces of equal length that the evaporator's wall is followed in, counted from the highest, which runs
  /// dry first.
  double evaporator_nodes = 1.0;

  // Heat loss.
  static constexpr double cavity = 0.0, evacuated = 1.0;
  double heat_loss = cavity;
  // In a cavity.
  double effective_emissivity = 0.0;  ///< of the absorber through its cavity and glass
  double still_air_convection_Wpm2K = 0.0;
  double wind_convection_Jpm3K = 0.0;  ///< added for each m/s of wind: W/(m² K) per m/s
  // In an evacuated tube, all of it together.
  double evacuated_length_m = 0.0;
  double linear_loss_WpmK = 0.0;
  double quadratic_loss_WpmK2 = 0.0;

  double bridge_conductance_WpK = 0.0;  ///< from the coil to the evaporator beside it
};

/// The numbers of `parameters` by their names `receiver.…`.
std::vector<ParameterRef> receiver_parameter_refs(ReceiverParameters& parameters);

/// Numbers that are each within their range and yet cannot be: the parameter's name and what is wrong.
struct ReceiverContradiction {
  std::string parameter;
  std::string reason;
};
std::vector<ReceiverContradiction> receiver_contradictions(const ReceiverParameters& parameters);

}  // namespace heliorig::models
