#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::bench {

/// What is wrong with one formula, placed inside the file that it stands in.
///
/// Line and column are exact as long as the formula is one line of text at `position`. YAML drops the
/// indentation of continued lines; in those the column counts from the first character that is left, and the
/// message says so.
class FormulaComplaints {
 public:
  FormulaComplaints(std::string text, Position position)
      : text_(std::move(text)), position_(std::move(position)) {}

  const std::string& text() const { return text_; }
  /// `offset` is in bytes from the start of the text.
  void add(std::string code, std::size_t offset, std::string message, std::string advice);
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  std::string text_;
  Position position_;
  Diagnostics diagnostics_;
};

}  // namespace heliorig::bench
