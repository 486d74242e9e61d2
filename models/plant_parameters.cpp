#include "models/plant_parameters.h"

namespace heliorig::models {

std::vector<ParameterRef> parameter_refs(PlantParameters& parameters) {
  std::vector<ParameterRef> refs;
  for (const auto& part :
       {mirrors_parameter_refs(parameters.mirrors), receiver_parameter_refs(parameters.receiver),
        steam_parameter_refs(parameters.steam), instruments_parameter_refs(parameters.instruments)}) {
    refs.insert(refs.end(), part.begin(), part.end());
  }
  return refs;
}

}  // namespace heliorig::models
