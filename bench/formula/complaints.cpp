#include "bench/formula/complaints.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace heliorig::bench {
namespace {

/// Characters, not bytes: editors count so.
std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

void FormulaComplaints::add(std::string code, std::size_t offset, std::string message, std::string advice) {
  const std::string_view before = std::string_view(text_).substr(0, offset);
  Position position = position_;
  const auto newlines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
  if (position.line == 0) {
    message += fmt::format(" (at character {} of the formula)", characters(before) + 1);
  } else if (newlines == 0) {
    position.column += characters(before);
  } else {
    position.line += newlines;
    position.column = characters(before.substr(before.rfind('\n') + 1)) + 1;
    message +=
        fmt::format(" (in line {} of the formula; the column does not count its indentation)", newlines + 1);
  }
  diagnostics_.push_back({std::move(code), std::move(position), std::move(message), std::move(advice)});
}

}  // namespace heliorig::bench
