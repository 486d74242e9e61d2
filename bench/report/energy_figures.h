#pragma once

#include <optional>
#include <span>

#include "bench/signals/signal_table.h"

namespace heliorig::bench {

/// What a run's light and steam came to, from its start to its end.
struct EnergyFigures {
  double offered_J = 0.0;      ///< light on the absorber, had every row stood at its ideal angle
  double intercepted_J = 0.0;  ///< light on the absorber
  double lost_J = 0.0;         ///< by the receiver, to air and sky
  double delivered_J = 0.0;    ///< to the load
};

/// From a run's last row; nothing where the plant has no such signals.
std::optional<EnergyFigures> energy_in(const SignalTable& signals, std::span<const double> row);

}  // namespace heliorig::bench
