#pragma once

#include "bench/run/controller_link.h"

namespace heliorig {
class RecordedController;
}

namespace heliorig::adapters {

/// What a controller said of itself, to and from a trace (bench/trace/recording.proto).
RecordedController record_of(const bench::LinkDescription& link);
bench::LinkDescription link_of(const RecordedController& record);

}  // namespace heliorig::adapters
