#include "models/receiver/receiver_parameters.h"

namespace heliorig::models {

std::vector<ParameterRef> receiver_parameter_refs(ReceiverParameters& p) {
  return {
      {"receiver.transmittance_absorptance", "1", 0.0, 1.0, &p.transmittance_absorptance,
       "absorbed over intercepted power: transmittance of the glass times absorptance of the tube"},
      {"receiver.superheater_share", "1", 0.0, 0.5, &p.superheater_share,
       "share of the absorber's surface that is the superheater's coil"},
      {"receiver.absorber_area", "m2", 0.01, 500.0, &p.absorber_area_m2,
       "outer surface of the absorber, evaporator and coil together"},
      {"receiver.effective_emissivity", "1", 0.0, 1.0, &p.effective_emissivity,
       "emissivity of the absorber times the share of its radiation that leaves the cavity"},
      {"receiver.still_air_convection", "W/(m2.K)", 0.0, 50.0, &p.still_air_convection_Wpm2K,
       "heat lost by convection without wind"},
      {"receiver.wind_convection", "J/(m3.K)", 0.0, 10.0, &p.wind_convection_Jpm3K,
       "W/(m2.K) added by each m/s of wind"},
      {"receiver.bridge_conductance", "W/K", 0.0, 1000.0, &p.bridge_conductance_WpK,
       "radiation and contact between the coil and the evaporator beside it"},
  };
}

}  // namespace heliorig::models
