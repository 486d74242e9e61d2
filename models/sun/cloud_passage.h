#pragma once

#include <optional>
#include <span>

#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Share of the direct light that a passage lets through, with edges 3u² − 2u³: the value and its slope are
/// continuous. Where the edges overlap the full depth is never reached. Asserts that an edge is not longer
/// than the passage.
double cloud_transmission(const CloudPassage& cloud, SimTime time);

/// The product over several clouds.
double cloud_transmission(std::span<const CloudPassage> clouds, SimTime time);

/// The next instant after `time` at which to look again so as to follow the edges: a tenth of an edge, at
/// most 100 ms, at least 1 ms; the beginning and the end of an edge exactly. Nothing where no edge is left.
std::optional<SimTime> next_cloud_sample(std::span<const CloudPassage> clouds, SimTime time);

}  // namespace heliorig::models
