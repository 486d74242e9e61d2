#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace heliorig::bench {

/// A place in a file that a person wrote. Lines and columns count from 1; 0 means the file as a whole.
struct Position {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;

  auto operator<=>(const Position&) const = default;
};

Position whole_file(std::string file);

/// The one type for every complaint about what a person gave: a stable code, where it is, what is wrong and
/// what would be right.
struct Diagnostic {
  std::string code;  ///< stable, `unknown-key`; a page and a test can name it
  Position position;
  std::string message;  ///< what is wrong
  std::string advice;   ///< what would be right; may be empty

  auto operator<=>(const Diagnostic&) const = default;
};

/// Complaints collected while reading on, so that a person sees all of them at once.
using Diagnostics = std::vector<Diagnostic>;

/// By position, duplicates removed.
Diagnostics sorted(Diagnostics diagnostics);

/// `file:line:column: error: message; advice [code]`, one a line, sorted.
std::string to_text(Diagnostics diagnostics);

/// The name in `valid` nearest to `given` by edit distance, or empty when none is near enough to be what was
/// meant.
std::string nearest(const std::string& given, const std::vector<std::string>& valid);

/// `did you mean 'x'?` or the list of valid names where none is near and the list is short.
std::string suggestion(const std::string& given, const std::vector<std::string>& valid);

}  // namespace heliorig::bench
