#pragma once

#include <nlohmann/json.hpp>

#include "bench/report/link_figures.h"
#include "bench/report/pacing.h"

namespace heliorig::bench {

/// What the clock on the wall showed of a run, as result.json has it. Reading throws where a key is missing
/// or of another kind.
nlohmann::ordered_json to_json(const Pacing& pacing);
nlohmann::ordered_json to_json(const LinkFigures& link);
Pacing pacing_of(const nlohmann::ordered_json& json);
LinkFigures link_of(const nlohmann::ordered_json& json);

}  // namespace heliorig::bench
