#pragma once

#include <optional>
#include <string>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::bench {

/// Turns offsets into a text to lines and columns, as an editor counts them: columns in characters, not in
/// bytes. Offsets that ascend cost linear time in all. The text must outlive it.
class TextPositions {
 public:
  TextPositions(const std::string& text, std::string file);

  /// The place of the byte at `offset`; past the end: the place after the last byte.
  Position at(std::size_t offset);

 private:
  const std::string& text_;
  Position position_;
  std::size_t offset_ = 0;
};

/// The first byte that a text file of a person cannot hold: no valid UTF-8 (RFC 3629), or a control character
/// that is neither tab nor line end.
std::optional<std::size_t> find_unreadable_byte(const std::string& text);

}  // namespace heliorig::bench
