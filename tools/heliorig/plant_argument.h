#pragma once

#include <map>
#include <optional>
#include <string>

#include "bench/diagnostics/diagnostic.h"
#include "models/plant_parameters.h"

namespace heliorig::tools {

/// The plant file given as `plant`, the reference plant's where there is none. Complains of a file that
/// cannot be read, of every mistake in it, and of numbers that contradict each other; nothing then.
std::optional<models::PlantParameters> plant_argument(const std::map<std::string, std::string>& values,
                                                      bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
