#include "models/receiver/receiver_parameters.h"

#include <cmath>
#include <cstdio>

namespace heliorig::models {

std::vector<ParameterRef> receiver_parameter_refs(ReceiverParameters& p) {
  const ParameterRef::Condition cavity{"receiver.heat_loss", "cavity"};
  const ParameterRef::Condition evacuated{"receiver.heat_loss", "evacuated"};
  return {
      {"receiver.transmittance_absorptance", "1", 0.0, 1.0, &p.transmittance_absorptance,
       "absorbed over intercepted power: transmittance of the glass times absorptance of the tube"},
      {"receiver.superheater_share", "1", 0.0, 0.5, &p.superheater_share,
       "share of the absorber's surface that is the superheater's coil"},
      {"receiver.absorber_area", "m2", 0.01, 500.0, &p.absorber_area_m2,
       "outer surface of the absorber, evaporator and coil together"},
      {"receiver.evaporator_nodes", "1", 1.0, evaporator_nodes_max, &p.evaporator_nodes,
       "pieces of equal length that the evaporator's wall is followed in"},
      {"receiver.heat_loss",
       "1",
       0.0,
       1.0,
       &p.heat_loss,
       "by radiation and convection from a glazed cavity, or as an evacuated tube's makers measure it",
       {"cavity", "evacuated"}},
      {"receiver.effective_emissivity",
       "1",
       0.0,
       1.0,
       &p.effective_emissivity,
       "emissivity of the absorber times the share of its radiation that leaves the cavity",
       {},
       cavity},
      {"receiver.still_air_convection",
       "W/(m2.K)",
       0.0,
       50.0,
       &p.still_air_convection_Wpm2K,
       "heat lost by convection without wind",
       {},
       cavity},
      {"receiver.wind_convection",
       "J/(m3.K)",
       0.0,
       10.0,
       &p.wind_convection_Jpm3K,
       "W/(m2.K) added by each m/s of wind",
       {},
       cavity},
      {"receiver.evacuated_length",
       "m",
       0.1,
       1000.0,
       &p.evacuated_length_m,
       "of the evacuated tube, evaporator and coil together",
       {},
       evacuated},
      {"receiver.linear_loss",
       "W/(m.K)",
       0.0,
       20.0,
       &p.linear_loss_WpmK,
       "lost by each metre for each kelvin above the air",
       {},
       evacuated},
      {"receiver.quadratic_loss",
       "W/(m.K2)",
       0.0,
       0.1,
       &p.quadratic_loss_WpmK2,
       "lost by each metre for the square of these kelvins",
       {},
       evacuated},
      {"receiver.bridge_conductance", "W/K", 0.0, 1000.0, &p.bridge_conductance_WpK,
       "radiation and contact between the coil and the evaporator beside it"},
  };
}

std::vector<ReceiverContradiction> receiver_contradictions(const ReceiverParameters& p) {
  if (p.evaporator_nodes == std::floor(p.evaporator_nodes)) return {};
  char number[32];
  std::snprintf(number, sizeof number, "%.6g", p.evaporator_nodes);
  return {{"receiver.evaporator_nodes", std::string{"is not a whole number: "} + number}};
}

}  // namespace heliorig::models
