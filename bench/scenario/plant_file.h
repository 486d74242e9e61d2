#pragma once

#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "models/ports/parameter_ref.h"

namespace heliorig::bench {

/// What a plant file says besides the parameters of the models.
struct PlantFile {
  std::string title;
  std::string
      requirements;     ///< file of the requirements that this plant is held to, relative to the tree's root
  Positions positions;  ///< of these and of each parameter, by name
};

/// Reads a plant file: `version`, `title`, `requirements`, and one section for each model, `mirrors:
/// {row_width: 0.35 m}` for the parameter `mirrors.row_width`. Fills the parameters in. Geometry has no
/// defaults: what is missing, unknown, out of range or in a wrong unit is complained of.
PlantFile read_plant(const YamlNode& root, const std::vector<models::ParameterRef>& parameters,
                     Diagnostics& diagnostics);

}  // namespace heliorig::bench
