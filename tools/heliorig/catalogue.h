#pragma once

#include <optional>

#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"
#include "models/plant.h"
#include "tools/heliorig/arguments.h"

namespace heliorig::tools {

/// A plant and a controller as `signals` and `faults` list what they offer.
struct Catalogue {
  models::PlantInterface plant;
  bench::LinkDescription link;
};

/// Reads the plant that `arguments` name and asks the controller; nothing, and complaints, where one cannot
/// be had.
std::optional<Catalogue> open_catalogue(const CatalogueArguments& arguments, bench::Diagnostics& diagnostics);

}  // namespace heliorig::tools
