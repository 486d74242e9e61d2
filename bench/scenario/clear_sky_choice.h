#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/scenario/located.h"
#include "models/sun/clear_sky_model.h"

namespace heliorig {
class ClearSky;
}

namespace heliorig::bench {

/// What a clear-sky model takes besides `model` itself.
struct ClearSkyKeys {
  std::string model;
  std::vector<std::string> required;
  std::vector<std::string> one_of;  ///< exactly one of these

  bool takes(const std::string& key) const;
};
const std::vector<ClearSkyKeys>& clear_sky_keys();

/// The model of `weather.clear_sky` with its parameters; nothing where they cannot be told. Complains of
/// parameters that are lacking and of those that another model takes.
std::optional<models::ClearSkyModel> clear_sky_of(const heliorig::ClearSky& sky, const Located& located);

}  // namespace heliorig::bench
