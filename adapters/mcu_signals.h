#pragma once

#include <vector>

#include "models/ports/signal_spec.h"

namespace heliorig::adapters {

/// What an emulated microcontroller is watched for. Extremes are those of the run so far.
enum class McuFigure {
  asleep_share,            ///< of the last quantum
  least_free_ram,          ///< between stack and heap; negative where they met
  least_free_ram_share,    ///< of all RAM
  longest_interrupts_off,  ///< once enabled, or lost; interrupt routines included
  longest_loop,            ///< from reset or a call of the function `loop` to its next
  longest_awake,           ///< from power-up, reset or waking to the next sleep
  watchdog_on,             ///< and it would reset the chip
  least_watchdog_margin,   ///< left when it was kicked; 0 while it has never been on
  most_eeprom_writes,      ///< of one cell
  partly_modelled,         ///< registers and instructions used that the emulator models in part
  unmodelled,              ///< the same for those it does not model at all
  figure_count
};

/// Their signals, `controller.mcu.*`, in this order. A link that cannot tell one gives its reason instead
/// (LinkDescription::unavailable).
std::vector<models::SignalSpec> mcu_figure_signals();

}  // namespace heliorig::adapters
