#pragma once

#include "tools/heliorig/model_question.h"

namespace heliorig::tools {

/// `model sun`: where the sun stands over a place, by SPA and by the interpolated form that the plant asks.
ModelQuestion sun_question();

/// `model sky`: irradiances of a cloudless sky by one of the models, for a sun by time and place or by its
/// height.
ModelQuestion sky_question();

}  // namespace heliorig::tools
