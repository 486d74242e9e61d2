#pragma once

#include "models/receiver/receiver_parameters.h"

namespace heliorig::tests {

/// The receiver of the reference plant "solarose-4x4", as scenarios/plants/solarose-4x4.yaml gives it.
inline models::ReceiverParameters reference_receiver() {
  return {
      .transmittance_absorptance = 0.925,
      .superheater_share = 0.03,
      .absorber_area_m2 = 1.885,  // cylinder of 0.10 m and 6.0 m
      .evaporator_nodes = 6.0,
      .heat_loss = models::ReceiverParameters::cavity,
      .effective_emissivity = 0.2,
      .still_air_convection_Wpm2K = 1.5,
      .wind_convection_Jpm3K = 0.2,
      .bridge_conductance_WpK = 2.0,
  };
}

}  // namespace heliorig::tests
