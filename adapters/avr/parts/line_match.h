#pragma once

#include <string_view>

namespace heliorig::adapters {

/// Whether the whole line is what the pattern says: `*` any characters, also none, `?` one, all others
/// themselves. Takes at most |pattern| times |line| comparisons.
bool matches(std::string_view pattern, std::string_view line);

}  // namespace heliorig::adapters
