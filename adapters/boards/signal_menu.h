#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/boards/board.h"

namespace heliorig::adapters {

/// The signals that a board may name.
class SignalMenu {
 public:
  explicit SignalMenu(const PlantSignals& plant) : plant_(plant) {}

  /// A sensor that the plant reports or, from the controller, a command that it takes or a report
  /// (`controller.mode`, `controller.alarm[k]`).
  std::optional<models::SignalSpec> find(Direction direction, const std::string& name) const;
  std::vector<std::string> names(Direction direction) const;

 private:
  const PlantSignals& plant_;
};

}  // namespace heliorig::adapters
