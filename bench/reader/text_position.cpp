#include "bench/reader/text_position.h"

#include <algorithm>
#include <cstdint>

namespace heliorig::bench {
namespace {

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

bool is_readable(std::uint32_t character) {
  if (character < 0x20) return character == '\t' || character == '\n' || character == '\r';
  return character != 0x7f;
}

/// What the first byte of a sequence says: its length, its share of the bits, and the least character that is
/// not written shorter. Length 0: no first byte.
struct Lead {
  std::size_t length;
  std::uint32_t bits;
  std::uint32_t least;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if ((byte & 0xE0) == 0xC0) return {2, byte & 0x1Fu, 0x80};
  if ((byte & 0xF0) == 0xE0) return {3, byte & 0x0Fu, 0x800};
  if ((byte & 0xF8) == 0xF0) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

/// Length of the readable character that begins at `offset`, or 0.
std::size_t character_length(const std::string& text, std::size_t offset) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[offset]));
  if (lead.length == 0 || offset + lead.length > text.size()) return 0;
  std::uint32_t character = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    if (!continues(text[offset + i])) return 0;
    character = (character << 6) | (static_cast<unsigned char>(text[offset + i]) & 0x3Fu);
  }
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < lead.least || character > 0x10FFFF || surrogate || !is_readable(character)) return 0;
  return lead.length;
}

}  // namespace

TextPositions::TextPositions(const std::string& text, std::string file)
    : text_(text), position_{std::move(file), 1, 1} {}

Position TextPositions::at(std::size_t offset) {
  if (offset < offset_) {
    offset_ = 0;
    position_.line = position_.column = 1;
  }
  for (const std::size_t end = std::min(offset, text_.size()); offset_ < end; ++offset_) {
    if (text_[offset_] == '\n') {
      ++position_.line;
      position_.column = 1;
    } else if (!continues(text_[offset_])) {
      ++position_.column;
    }
  }
  return position_;
}

std::optional<std::size_t> find_unreadable_byte(const std::string& text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t length = character_length(text, offset);
    if (length == 0) return offset;
    offset += length;
  }
  return std::nullopt;
}

}  // namespace heliorig::bench
