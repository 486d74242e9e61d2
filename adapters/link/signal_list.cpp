#include "adapters/link/signal_list.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace heliorig::adapters {
namespace {

std::optional<int> number_of(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  const bool whole = error == std::errc{} && stop == end && text.size() <= 3 && text[0] != '-';
  return whole ? std::optional{number} : std::nullopt;
}

}  // namespace

std::optional<std::vector<std::string>> written_out(const std::string& name) {
  const std::size_t dots = name.find("..");
  if (dots == std::string::npos) return std::vector{name};
  const std::size_t open = name.rfind('[', dots);
  const std::size_t close = name.find(']', dots);
  if (open == std::string::npos || close == std::string::npos) return std::nullopt;
  const auto first = number_of(name.substr(open + 1, dots - open - 1));
  const auto last = number_of(name.substr(dots + 2, close - dots - 2));
  if (!first || !last || *first >= *last) return std::nullopt;
  std::vector<std::string> names;
  for (int i = *first; i <= *last; ++i)
    names.push_back(name.substr(0, open + 1) + std::to_string(i) + name.substr(close));
  return names;
}

std::string printable(const std::string& text) {
  std::string shown;
  for (const char character : text) {
    if (character >= ' ' && character <= '~') {
      shown += character;
      continue;
    }
    std::array<char, 5> code{};
    std::snprintf(code.data(), code.size(), "\\x%02x", static_cast<unsigned char>(character));
    shown += code.data();
  }
  return shown;
}

}  // namespace heliorig::adapters
