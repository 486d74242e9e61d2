#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "bench/scenario/scenario_file.h"
#include "tests/bench/reader/reader_for_tests.h"
#include "tests/support/process.h"

namespace heliorig::tests {

/// A tree with the reference plant, for scenarios that name a file of samples.
class TreeWithFiles {
 public:
  TreeWithFiles() {
    std::filesystem::create_directories(root_);
    for (const char* part : {"plants", "requirements"})
      std::filesystem::copy(std::filesystem::path{HELIORIG_SOURCE_DIR "/scenarios"} / part, root_ / part);
    add("heliorig.yaml", "version: 1\ntitle: t\n");
  }

  const std::filesystem::path& root() const { return root_; }
  /// `file` is relative to the root; `..` leaves it.
  void add(const std::filesystem::path& file, const std::string& text) { write_file(root_ / file, text); }

  bench::ScenarioReading read_scenario(const std::string& text) {
    add("s.yaml", text);
    return bench::read_scenario(root_ / "s.yaml");
  }
  /// It is read with one complaint, which is this.
  void refuse_scenario(const std::string& text, const std::string& code, std::size_t line, std::size_t column,
                       const std::string& part) {
    const bench::Diagnostics diagnostics = read_scenario(text).diagnostics;
    BOOST_CHECK_MESSAGE(diagnostics.size() == 1, to_text(diagnostics));
    check_complaint(diagnostics, code, line, column, part);
  }

 private:
  TemporaryFolder folder_;
  std::filesystem::path root_ = std::filesystem::canonical(folder_.path()) / "tree";
};

}  // namespace heliorig::tests
