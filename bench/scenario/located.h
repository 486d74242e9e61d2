#pragma once

#include <string>
#include <utility>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/message_reader.h"

namespace heliorig::bench {

/// Complaints about a file that has been read into a message, placed by the path of the field that they are
/// about.
class Located {
 public:
  Located(std::string file, Positions positions, Diagnostics& diagnostics)
      : file_(std::move(file)), positions_(std::move(positions)), diagnostics_(diagnostics) {}

  /// Whether the file says anything there, right or wrong. What it leaves out is complained of already where
  /// required.
  bool given(const std::string& path) const { return positions_.contains(path); }

  Position at(const std::string& path) const {
    const auto found = positions_.find(path);
    return found == positions_.end() ? whole_file(file_) : found->second;
  }

  void complain(const std::string& code, const std::string& path, const std::string& message,
                const std::string& advice) const {
    diagnostics_.push_back({code, at(path), message, advice});
  }

  /// Complains unless the literal is a quantity, of whatever kind. Nothing given is nothing wrong.
  void check_quantity(const std::string& path, const std::string& literal) const;

 private:
  std::string file_;
  Positions positions_;
  Diagnostics& diagnostics_;
};

}  // namespace heliorig::bench
