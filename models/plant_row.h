#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/ports/located_event.h"
#include "models/ports/signal_board.h"
#include "models/ports/signal_spec.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The plant's outputs side by side, and the watch over their ranges.
class PlantRow {
 public:
  PlantRow(std::span<const SignalSpec> outputs, const SignalBoard& board);

  /// Copies the present value of each output. `row` has as many places.
  void read(std::span<double> row) const;
  /// The first value of such a row that is not a number or has left its range, if any.
  std::optional<OutOfValidity> out_of_validity(std::span<const double> row, SimTime now) const;

 private:
  std::span<const SignalSpec> outputs_;
  std::vector<const double*> values_;
  std::vector<double> mins_;
  std::vector<double> maxs_;
};

}  // namespace heliorig::models
