#include "adapters/mcu_signals.h"

#include <cassert>

namespace heliorig::adapters {

std::vector<models::SignalSpec> mcu_figure_signals() {
  using models::SignalKind;
  constexpr double longest_s = 1e9;
  // No address of data is wider than 16 bits; no RAM here is smaller than 2048 bytes.
  constexpr double reach = 65536;
  std::vector<models::SignalSpec> signals = {
      {"controller.mcu.asleep_share", "1", 0, 1, "share of the last quantum spent asleep",
       SignalKind::continuous},
      {"controller.mcu.least_free_ram", "1", -reach, reach, "bytes between stack and heap, least so far",
       SignalKind::discrete},
      {"controller.mcu.least_free_ram_share", "1", -reach / 2048, reach / 2048,
       "the same as a share of all RAM", SignalKind::continuous},
      {"controller.mcu.longest_interrupts_off", "s", 0, longest_s,
       "longest time with interrupts off so far, their own routines included, and that of a lost processor; "
       "before "
       "a firmware first switches them on it does not count",
       SignalKind::continuous},
      {"controller.mcu.longest_loop", "s", 0, longest_s,
       "longest time so far from one call of the firmware's function loop to the next; the first counts from "
       "the "
       "reset, setup included, and one that never ends counts on",
       SignalKind::continuous},
      {"controller.mcu.longest_awake", "s", 0, longest_s, "longest time awake so far",
       SignalKind::continuous},
      {"controller.mcu.watchdog_on", "1", 0, 1, "1 while a watchdog would reset the chip",
       SignalKind::discrete},
      {"controller.mcu.least_watchdog_margin", "s", 0, longest_s,
       "time left to the watchdog when it was kicked, least so far; 0 while it was never on",
       SignalKind::continuous},
      {"controller.mcu.most_eeprom_writes", "1", 0, 1e12, "writes so far of the EEPROM cell that has most",
       SignalKind::discrete},
      {"controller.mcu.partly_modelled", "1", 0, 1e6,
       "registers and instructions used so far that the emulator models in part", SignalKind::discrete},
      {"controller.mcu.unmodelled", "1", 0, 1e6,
       "registers and instructions used so far that the emulator does not model", SignalKind::discrete},
  };
  assert(signals.size() == static_cast<std::size_t>(McuFigure::figure_count));
  return signals;
}

}  // namespace heliorig::adapters
