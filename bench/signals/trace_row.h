#pragma once

#include <span>

#include "models/time/sim_time.h"

namespace heliorig::bench {

/// The value of every signal of a run's SignalTable at one instant. Rows come in the order of time, never two at the
/// same instant.
struct TraceRow {
  models::SimTime time;
  std::span<const double> values;
};

}  // namespace heliorig::bench
