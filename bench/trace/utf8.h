#pragma once

#include <string>
#include <string_view>

namespace heliorig::bench {

/// The same text, with each byte that is not UTF-8 written out as `\x9f`: consoles of microcontrollers say
/// anything, and Protobuf, JSON and XML take nothing else.
std::string valid_utf8(std::string_view text);

}  // namespace heliorig::bench
