#pragma once

#include <span>

#include "models/mirrors/mirrors_parameters.h"

namespace heliorig::tests {

/// Width of sunbeam, m, that rows at these angles put on the absorber: rays traced one by one in the
/// transversal plane, against every row and the receiver, each with its own place in the sun and error of the
/// normal. Deterministic: the rays follow a low-discrepancy sequence.
double traced_width_m(const models::MirrorsParameters& scene, std::span<const double> angles_rad,
                      double sun_transversal_rad);

}  // namespace heliorig::tests
