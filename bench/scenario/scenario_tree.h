#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::bench {

/// A file's bytes, what they hash to, and what messages call it.
struct TextFile {
  std::string text;
  std::string sha256;  ///< hexadecimal
  std::string shown;
};

/// Why a file cannot be read; where that stands is the caller's to say.
struct FileError {
  std::string code;
  std::string message;
  std::string advice;
};

/// Whether the file is in the folder or in one below it. Both are canonical: a link could lead anywhere.
bool lies_below(const std::filesystem::path& file, const std::filesystem::path& root);

/// The files that a scenario may name: those below the nearest folder that holds heliorig.yaml, so that a
/// stranger's scenario reads nothing else. Files are plain files of at most 1 MiB, unless
/// the reader allows more.
class ScenarioTree {
 public:
  /// The tree around a scenario file. A link to a file in another tree is refused.
  static std::variant<ScenarioTree, FileError> around(const std::filesystem::path& scenario);

  const std::filesystem::path& root() const { return root_; }
  /// The scenario's path relative to the root.
  const std::string& scenario_name() const { return scenario_name_; }

  /// Reads a file by its path relative to the root, as a scenario names it.
  std::variant<TextFile, FileError> read(const std::string& name, std::uintmax_t most_MiB = 1) const;

 private:
  ScenarioTree(std::filesystem::path root, const std::filesystem::path& scenario, bool show_absolute);

  std::filesystem::path root_;  ///< canonical
  std::string scenario_name_;
  bool show_absolute_;  ///< as the scenario was given
};

}  // namespace heliorig::bench
