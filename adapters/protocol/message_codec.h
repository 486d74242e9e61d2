#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/protocol/messages.h"

namespace heliorig::adapters::wire {

/// The Protobuf bytes of a frame, by wire.proto. The same frame gives the same bytes: fields in their order,
/// those that are zero or empty left out.
std::string serialize(const Frame& frame);

/// The frame that these bytes are; nothing where they are none, or one without a body that is known here.
std::optional<Frame> parse(std::string_view bytes);

}  // namespace heliorig::adapters::wire
