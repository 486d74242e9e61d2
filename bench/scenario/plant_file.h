#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "models/ports/parameter_ref.h"

namespace heliorig::bench {

/// Between what a parameter is, where the plant file does not know it. In SI.
struct PlantRange {
  double low;
  double high;
};

/// A plant at the ends of what is not known: some parameters at one end of their range, all others nominal.
struct PlantCorner {
  std::string name;
  std::string why;                       ///< what is hard about it, in words
  std::map<std::string, double> values;  ///< by the parameter's name, in SI
};

/// How a command stands that no controller of the machine gives.
struct HandSetting {
  std::string value;  ///< as written: its unit is that of the plant's input
  Position position;
};

/// What a plant file says besides the parameters of the models.
struct PlantFile {
  std::string title;
  std::string
      requirements;     ///< file of the requirements that this plant is held to, relative to the tree's root
  std::map<std::string, PlantRange> ranges;    ///< by the parameter's name
  std::vector<PlantCorner> corners;            ///< in the order of the file
  std::map<std::string, HandSetting> by_hand;  ///< by the command's name
  Positions positions;                         ///< of these and of each parameter, by name
};

/// Reads a plant file: `version`, `title`, `requirements`, and one section for each model, `mirrors:
/// {row_width: 0.35 m}` for the parameter `mirrors.row_width`. Fills the parameters in. Geometry has no
/// defaults: what is missing, unknown, out of range or in a wrong unit is complained of.
/// A number that is not known is written `{nominal: 0.935, low: 0.90, high: 0.95}`; the nominal one is filled in,
/// and each end of each range must be met by one of the corners.
PlantFile read_plant(const YamlNode& root, const std::vector<models::ParameterRef>& parameters,
                     Diagnostics& diagnostics);

/// Sets the parameters that the corner moves; asserts that they exist.
void apply_corner(const PlantCorner& corner, const std::vector<models::ParameterRef>& parameters);

}  // namespace heliorig::bench
