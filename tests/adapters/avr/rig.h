#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/avr/avr_link.h"
#include "adapters/boards/board.h"
#include "bench/run/controller_link.h"
#include "tests/support/process.h"

namespace heliorig::tests {

/// A firmware of ours on a board of a few parts, with sensors set by hand.
class Rig {
 public:
  /// `parts` is the `parts:` list of a board file. Fails the test where the board or the firmware is refused.
  Rig(const std::string& firmware, const std::string& parts, const std::string& mcu = "atmega2560",
      const adapters::AvrOptions& options = {});

  void set(const std::string& sensor, double value);
  /// Runs quanta of 10 ms.
  void run(int quanta);
  double output(const std::string& name) const;
  const std::vector<std::string>& lines() const { return lines_; }
  bool said(const std::string& part_of_line) const;
  bench::ControllerLink& link() { return *link_; }
  /// The place of a fault among those that the link offers. Fails the test where there is none of these
  /// names.
  std::size_t fault(const std::string& target, const std::string& kind) const;

 private:
  TemporaryFolder folder_;
  std::unique_ptr<bench::ControllerLink> link_;
  models::SimTime time_{};
  std::vector<double> sensors_;
  std::vector<double> outputs_;
  std::vector<std::string> lines_;
};

/// The signals of a small plant, as its models would offer them.
std::vector<models::SignalSpec> plant_outputs();
std::vector<models::SignalSpec> plant_inputs();

/// The path of a firmware built beside the tests; an ELF file, but for `name.hex`.
std::string firmware_path(const std::string& name);

}  // namespace heliorig::tests
