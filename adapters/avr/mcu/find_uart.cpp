#include "adapters/avr/mcu/find_uart.h"

#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <cassert>
#include <cstring>

namespace heliorig::adapters {

avr_uart_t* find_uart(avr_t& core, int number) {
  const char name = static_cast<char>('0' + number);
  for (avr_io_t* io = core.io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "uart") != 0) continue;
    auto* candidate = reinterpret_cast<avr_uart_t*>(io);
    if (candidate->name == name) return candidate;
  }
  assert(false);
  return nullptr;
}

}  // namespace heliorig::adapters
