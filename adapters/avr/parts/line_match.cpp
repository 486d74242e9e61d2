#include "adapters/avr/parts/line_match.h"

#include <cstddef>
#include <optional>

namespace heliorig::adapters {

/// On a difference only the last star need take one character more: an earlier one could win nothing by it.
bool matches(std::string_view pattern, std::string_view line) {
  std::size_t p = 0;
  std::size_t star_line = 0;
  std::optional<std::size_t> star;
  for (std::size_t l = 0; l < line.size();) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_line = l;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == line[l])) {
      ++p;
      ++l;
    } else if (star) {
      p = *star + 1;
      l = ++star_line;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace heliorig::adapters
