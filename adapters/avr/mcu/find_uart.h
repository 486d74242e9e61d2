#pragma once

struct avr_t;
struct avr_uart_t;

namespace heliorig::adapters {

/// The emulator's UART of that number. Asserts that the chip has it.
avr_uart_t* find_uart(avr_t& core, int number);

}  // namespace heliorig::adapters
