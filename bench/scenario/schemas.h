#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "models/ports/parameter_ref.h"

namespace heliorig::bench {

/// JSON Schemas (draft 2020-12) of the files that this folder reads, for editors.
nlohmann::ordered_json scenario_schema();
nlohmann::ordered_json requirements_schema();
nlohmann::ordered_json validation_schema();
/// Of a plant file that fills these parameters.
nlohmann::ordered_json plant_schema(const std::vector<models::ParameterRef>& parameters);

}  // namespace heliorig::bench
