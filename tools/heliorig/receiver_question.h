#pragma once

#include "tools/heliorig/model_question.h"

namespace heliorig::tools {

/// `heliorig model receiver`: what a plant's receiver absorbs of a power of light, what it loses at a wall's
/// temperature and by which ways, and where it stagnates, by ReceiverHeatBalance.
ModelQuestion receiver_question();

}  // namespace heliorig::tools
