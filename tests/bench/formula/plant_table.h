#pragma once

#include "bench/signals/signal_table.h"

namespace heliorig::tests {

/// Some signals of the plant, with their units.
inline bench::SignalTable plant_table() {
  using bench::SignalKind;
  return bench::SignalTable({{"steam.pressure", "Pa(g)", -1e5, 16e5, "", SignalKind::continuous},
                             {"steam.drum_temperature", "K", 250, 700, "", SignalKind::continuous},
                             {"steam.vent_opening", "1", 0, 1, "", SignalKind::continuous},
                             {"steam.feed_flow", "kg/s", 0, 0.01, "", SignalKind::continuous},
                             {"mirrors.row[0].angle", "rad", -2, 2, "", SignalKind::continuous},
                             {"mirrors.row[1].angle", "rad", -2, 2, "", SignalKind::continuous},
                             {"mirrors.drive[0].angle", "rad", -2, 2, "", SignalKind::continuous},
                             {"controller.mode", "1", 0, 3, "", SignalKind::discrete},
                             {"safety.chain_closed", "1", 0, 1, "", SignalKind::discrete},
                             {"pump.inlet_pressure", "Pa(a)", 0, 2e5, "", SignalKind::continuous}});
}

}  // namespace heliorig::tests
