#pragma once

#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::models {

/// What the plant file says of the receiver as heat sees it: an absorber in a glazed cavity, most of it the
/// evaporator, the rest the superheater's coil. Its shape as light sees it stands with the mirrors.
struct ReceiverParameters {
  double transmittance_absorptance = 0.0;  ///< τα: absorbed ÷ intercepted power
  double superheater_share = 0.0;          ///< coil's share of the absorber's surface, so of flux and loss
  double absorber_area_m2 = 0.0;           ///< outer surface, evaporator and coil together

  // Heat loss.
  double effective_emissivity = 0.0;  ///< of the absorber through its cavity and glass
  double still_air_convection_Wpm2K = 0.0;
  double wind_convection_Jpm3K = 0.0;  ///< added for each m/s of wind: W/(m² K) per m/s

  double bridge_conductance_WpK = 0.0;  ///< from the coil to the evaporator beside it
};

/// The numbers of `parameters` by their names `receiver.…`.
std::vector<ParameterRef> receiver_parameter_refs(ReceiverParameters& parameters);

}  // namespace heliorig::models
