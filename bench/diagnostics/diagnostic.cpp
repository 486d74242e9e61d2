#include "bench/diagnostics/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <tuple>

namespace heliorig::bench {
namespace {

/// A list longer than this helps nobody on a terminal.
constexpr std::size_t longest_list = 12;

std::string lower_case(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

/// What people give comes back in messages: control characters must not reach their terminal.
std::string printable(const std::string& text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string shown;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f) {
      shown += c;
    } else {
      shown += {'\\', 'x', digits[byte >> 4], digits[byte & 0xf]};
    }
  }
  return shown;
}

std::string to_text(const Position& position) {
  if (position.file.empty()) return {};
  if (position.line == 0) return fmt::format("{}: ", position.file);
  return fmt::format("{}:{}:{}: ", position.file, position.line, position.column);
}

std::string to_text(const Diagnostic& diagnostic) {
  const char* separator = diagnostic.advice.empty() ? "" : "; ";
  return printable(fmt::format("{}error: {}{}{} [{}]", to_text(diagnostic.position), diagnostic.message,
                               separator, diagnostic.advice, diagnostic.code));
}

/// Damerau–Levenshtein distance in its restricted form (optimal string alignment): insertions, deletions,
/// substitutions and swaps of neighbours count 1. F. Damerau, CACM 7 (1964) 171; V. Levenshtein (1966).
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = std::move(last);
    last = std::move(row);
    row.assign(b.size() + 1, i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// A third of the letters may be wrong, but never all of them.
bool near_enough(std::size_t distance, const std::string& given, const std::string& valid) {
  const std::size_t length = std::max(given.size(), valid.size());
  return distance <= std::max<std::size_t>(1, length / 3) && distance < given.size();
}

}  // namespace

Position whole_file(std::string file) {
  return {std::move(file), 0, 0};
}

Diagnostics sorted(Diagnostics diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.position, d.message, d.advice, d.code); };
  std::sort(diagnostics.begin(), diagnostics.end(),
            [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end()), diagnostics.end());
  return diagnostics;
}

std::string to_text(Diagnostics diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : sorted(std::move(diagnostics))) text += to_text(diagnostic) + "\n";
  return text;
}

std::string nearest(const std::string& given, const std::vector<std::string>& valid) {
  constexpr std::size_t longest_name = 256;  // the distance costs the product of the lengths
  if (given.size() > longest_name) return {};
  std::string best;
  std::size_t best_distance = 0;
  for (const std::string& name : valid) {
    const std::size_t distance = edit_distance(lower_case(given), lower_case(name));
    if (!near_enough(distance, given, name) && lower_case(given) != lower_case(name)) continue;
    if (best.empty() || distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggestion(const std::string& given, const std::vector<std::string>& valid) {
  const std::string near = nearest(given, valid);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  if (valid.empty() || valid.size() > longest_list) return {};
  std::string list = "valid:";
  for (const std::string& name : valid)
    list += fmt::format("{} '{}'", &name == &valid.front() ? "" : ",", name);
  return list;
}

}  // namespace heliorig::bench
