#include "bench/trace/signal_path.h"

#include <algorithm>
#include <charconv>

namespace heliorig::bench {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_identifier(std::string_view text) {
  return !text.empty() && is_lower(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

/// The number in `[3]`.
std::optional<std::size_t> index_of(std::string_view brackets) {
  if (brackets.size() < 3 || brackets.size() > 5 || brackets.back() != ']') return std::nullopt;
  const std::string_view digits = brackets.substr(1, brackets.size() - 2);
  if (!std::ranges::all_of(digits, is_digit)) return std::nullopt;
  std::size_t index = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), index);
  return index;
}

std::optional<PathPart> part_of(std::string_view text) {
  const std::size_t bracket = std::min(text.find('['), text.size());
  if (!is_identifier(text.substr(0, bracket))) return std::nullopt;
  PathPart part{std::string{text.substr(0, bracket)}, std::nullopt};
  if (bracket == text.size()) return part;
  part.index = index_of(text.substr(bracket));
  return part.index ? std::optional{part} : std::nullopt;
}

}  // namespace

std::optional<std::vector<PathPart>> split_signal_name(std::string_view name) {
  std::vector<PathPart> parts;
  for (;;) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    const auto part = part_of(name.substr(0, dot));
    if (!part) return std::nullopt;
    parts.push_back(*part);
    if (dot == name.size()) return parts;
    name.remove_prefix(dot + 1);
  }
}

}  // namespace heliorig::bench
