#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace heliorig::bench {

/// A number at the head of a text, and how many characters it takes.
struct NumberPrefix {
  double value = 0.0;
  std::size_t length = 0;
};

/// Reads `12`, `-0.5`, `.5`, `1e-3` from the head of a text, whatever the locale. Nothing where there is no
/// decimal number or where it does not fit a double; never nan, infinity or hexadecimal. A number ends before
/// an `e` that no digit follows.
std::optional<NumberPrefix> number_prefix(std::string_view text);

}  // namespace heliorig::bench
