#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heliorig::adapters {

/// What a part asks of a pin, seen from the microcontroller.
enum class PinUse {
  digital_output,
  digital_input,
  analog_input,
  interrupt_input,
  pwm_output,
  uart_output,
  uart_input
};

/// One pin of a microcontroller.
struct McuPin {
  char port = 0;                ///< 'A' … 'L'
  std::uint8_t bit = 0;         ///< 0 … 7
  std::string_view board_name;  ///< `D13`, `A0`, as the usual board prints it; empty where it has none
  int adc_channel = -1;         ///< -1 where the pin has none
  bool interrupt = false;       ///< an external interrupt of its own (INTn)
  bool pwm = false;             ///< the output of a timer's compare unit (OCnx)
  int uart = -1;                ///< the UART that transmits here; -1: none
  int uart_receive = -1;        ///< the UART that receives here

  std::string port_name() const { return std::string{'P', port} + static_cast<char>('0' + bit); }
  /// `D6 (PH3)`
  std::string text() const;
  bool fits(PinUse use) const;
  bool operator==(const McuPin& other) const { return port == other.port && bit == other.bit; }
};

/// A microcontroller that boards may carry: memories (bytes) and pins, from its data sheet.
struct Mcu {
  std::string_view name;  ///< as avr-gcc calls it
  std::uint32_t flash_bytes;
  std::uint32_t ram_start;
  std::uint32_t ram_bytes;
  std::uint32_t eeprom_bytes;
  std::span<const McuPin> pins;
  std::string_view twi_data;  ///< port name of the two-wire bus's pins
  std::string_view twi_clock;
  std::string_view spi_in;  ///< port names of the SPI's pins: MISO, MOSI, SCK
  std::string_view spi_out;
  std::string_view spi_clock;

  /// The pin of a port's name (`PH3`) or the board's (`D6`).
  std::optional<McuPin> pin(std::string_view name) const;
  /// Every name by which pin() finds one that fits the use.
  std::vector<std::string> pin_names(PinUse use) const;
};

/// All of them; a new one is a table in mcu.cpp.
std::span<const Mcu> mcus();
const Mcu* find_mcu(std::string_view name);

/// `an analogue input`
std::string_view describe(PinUse use);

}  // namespace heliorig::adapters
