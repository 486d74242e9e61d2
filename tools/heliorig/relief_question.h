#pragma once

#include "tools/heliorig/model_question.h"

namespace heliorig::tools {

/// What a safety valve passes, or the area that a flow needs, by ISO 4126-7 and API 520 beside each other,
/// for saturated or superheated steam or water at its set pressure and overpressure.
ModelQuestion relief_question();

}  // namespace heliorig::tools
