#include "adapters/boards/mcu.h"

#include <algorithm>
#include <array>

namespace heliorig::adapters {
namespace {

// The row of a table: port, bit, the board's name and what else the pin can do.
constexpr McuPin gpio(char port, int bit, std::string_view name) {
  return {.port = port, .bit = static_cast<std::uint8_t>(bit), .board_name = name};
}
constexpr McuPin adc(char port, int bit, std::string_view name, int channel) {
  McuPin pin = gpio(port, bit, name);
  pin.adc_channel = channel;
  return pin;
}
constexpr McuPin pwm(char port, int bit, std::string_view name, bool interrupt = false) {
  McuPin pin = gpio(port, bit, name);
  pin.pwm = true;
  pin.interrupt = interrupt;
  return pin;
}
constexpr McuPin interrupt(char port, int bit, std::string_view name, int uart = -1) {
  McuPin pin = gpio(port, bit, name);
  pin.interrupt = true;
  pin.uart = uart;
  return pin;
}
constexpr McuPin uart(char port, int bit, std::string_view name, int number) {
  McuPin pin = gpio(port, bit, name);
  pin.uart = number;
  return pin;
}
constexpr McuPin pwm(McuPin pin) {
  pin.pwm = true;
  return pin;
}
constexpr McuPin receive(McuPin pin, int number) {
  pin.uart_receive = number;
  return pin;
}

// ATmega640/1280/1281/2560/2561 data sheet (Microchip DS40002211), pin configurations and alternate port
// functions; names of the Arduino Mega 2560's headers from its schematic.
constexpr std::array atmega2560_pins{
    gpio('A', 0, "D22"),
    gpio('A', 1, "D23"),
    gpio('A', 2, "D24"),
    gpio('A', 3, "D25"),
    gpio('A', 4, "D26"),
    gpio('A', 5, "D27"),
    gpio('A', 6, "D28"),
    gpio('A', 7, "D29"),
    gpio('B', 0, "D53"),
    gpio('B', 1, "D52"),
    gpio('B', 2, "D51"),
    gpio('B', 3, "D50"),
    pwm('B', 4, "D10"),
    pwm('B', 5, "D11"),
    pwm('B', 6, "D12"),
    pwm('B', 7, "D13"),
    gpio('C', 0, "D37"),
    gpio('C', 1, "D36"),
    gpio('C', 2, "D35"),
    gpio('C', 3, "D34"),
    gpio('C', 4, "D33"),
    gpio('C', 5, "D32"),
    gpio('C', 6, "D31"),
    gpio('C', 7, "D30"),
    interrupt('D', 0, "D21"),
    interrupt('D', 1, "D20"),
    receive(interrupt('D', 2, "D19"), 1),
    interrupt('D', 3, "D18", 1),
    gpio('D', 4, ""),
    gpio('D', 5, ""),
    gpio('D', 6, ""),
    gpio('D', 7, "D38"),
    receive(gpio('E', 0, "D0"), 0),
    uart('E', 1, "D1", 0),
    gpio('E', 2, ""),
    pwm('E', 3, "D5"),
    pwm('E', 4, "D2", true),
    pwm('E', 5, "D3", true),
    interrupt('E', 6, ""),
    interrupt('E', 7, ""),
    adc('F', 0, "A0", 0),
    adc('F', 1, "A1", 1),
    adc('F', 2, "A2", 2),
    adc('F', 3, "A3", 3),
    adc('F', 4, "A4", 4),
    adc('F', 5, "A5", 5),
    adc('F', 6, "A6", 6),
    adc('F', 7, "A7", 7),
    gpio('G', 0, "D41"),
    gpio('G', 1, "D40"),
    gpio('G', 2, "D39"),
    gpio('G', 3, ""),
    gpio('G', 4, ""),
    pwm('G', 5, "D4"),
    receive(gpio('H', 0, "D17"), 2),
    uart('H', 1, "D16", 2),
    gpio('H', 2, ""),
    pwm('H', 3, "D6"),
    pwm('H', 4, "D7"),
    pwm('H', 5, "D8"),
    pwm('H', 6, "D9"),
    gpio('H', 7, ""),
    receive(gpio('J', 0, "D15"), 3),
    uart('J', 1, "D14", 3),
    gpio('J', 2, ""),
    gpio('J', 3, ""),
    gpio('J', 4, ""),
    gpio('J', 5, ""),
    gpio('J', 6, ""),
    gpio('J', 7, ""),
    adc('K', 0, "A8", 8),
    adc('K', 1, "A9", 9),
    adc('K', 2, "A10", 10),
    adc('K', 3, "A11", 11),
    adc('K', 4, "A12", 12),
    adc('K', 5, "A13", 13),
    adc('K', 6, "A14", 14),
    adc('K', 7, "A15", 15),
    gpio('L', 0, "D49"),
    gpio('L', 1, "D48"),
    gpio('L', 2, "D47"),
    pwm('L', 3, "D46"),
    pwm('L', 4, "D45"),
    pwm('L', 5, "D44"),
    gpio('L', 6, "D43"),
    gpio('L', 7, "D42"),
};

// ATmega48A/88A/168A/328P data sheet (Microchip DS40002061); names of the Arduino Uno. PB6, PB7 carry its
// crystal and PC6 its reset.
constexpr std::array atmega328p_pins{
    gpio('B', 0, "D8"),
    pwm('B', 1, "D9"),
    pwm('B', 2, "D10"),
    pwm('B', 3, "D11"),
    gpio('B', 4, "D12"),
    gpio('B', 5, "D13"),
    adc('C', 0, "A0", 0),
    adc('C', 1, "A1", 1),
    adc('C', 2, "A2", 2),
    adc('C', 3, "A3", 3),
    adc('C', 4, "A4", 4),
    adc('C', 5, "A5", 5),
    receive(gpio('D', 0, "D0"), 0),
    uart('D', 1, "D1", 0),
    interrupt('D', 2, "D2"),
    pwm('D', 3, "D3", true),
    gpio('D', 4, "D4"),
    pwm('D', 5, "D5"),
    pwm('D', 6, "D6"),
    gpio('D', 7, "D7"),
};

// ATmega16U4/ATmega32U4 data sheet (Atmel 7766), pin configurations; names of the Arduino Leonardo and Micro.
// The outputs of timer 4 (OC4A, OC4D on D13, D6) are no PWM outputs here: the emulator has no such timer.
constexpr std::array atmega32u4_pins{
    gpio('B', 0, ""),
    gpio('B', 1, "SCK"),
    gpio('B', 2, "MOSI"),
    gpio('B', 3, "MISO"),
    adc('B', 4, "D8", 11),
    pwm(adc('B', 5, "D9", 12)),
    pwm(adc('B', 6, "D10", 13)),
    pwm('B', 7, "D11"),
    pwm('C', 6, "D5"),
    gpio('C', 7, "D13"),
    pwm('D', 0, "D3", true),
    interrupt('D', 1, "D2"),
    receive(interrupt('D', 2, "D0"), 1),
    interrupt('D', 3, "D1", 1),
    adc('D', 4, "D4", 8),
    gpio('D', 5, ""),
    adc('D', 6, "D12", 9),
    adc('D', 7, "D6", 10),
    gpio('E', 2, ""),
    interrupt('E', 6, "D7"),
    adc('F', 0, "A5", 0),
    adc('F', 1, "A4", 1),
    adc('F', 4, "A3", 4),
    adc('F', 5, "A2", 5),
    adc('F', 6, "A1", 6),
    adc('F', 7, "A0", 7),
};

constexpr std::array all_mcus{
    Mcu{"atmega2560", 0x40000, 0x200, 0x2000, 0x1000, atmega2560_pins, "PD1", "PD0", "PB3", "PB2", "PB1"},
    Mcu{"atmega328p", 0x8000, 0x100, 0x800, 0x400, atmega328p_pins, "PC4", "PC5", "PB4", "PB3", "PB5"},
    Mcu{"atmega32u4", 0x8000, 0x100, 0xa00, 0x400, atmega32u4_pins, "PD1", "PD0", "PB3", "PB2", "PB1"},
};

}  // namespace

std::string McuPin::text() const {
  return board_name.empty() ? port_name() : std::string(board_name) + " (" + port_name() + ")";
}

bool McuPin::fits(PinUse use) const {
  switch (use) {
    case PinUse::digital_output:
    case PinUse::digital_input:
      return true;
    case PinUse::analog_input:
      return adc_channel >= 0;
    case PinUse::interrupt_input:
      return interrupt;
    case PinUse::pwm_output:
      return pwm;
    case PinUse::uart_output:
      return uart >= 0;
    case PinUse::uart_input:
      return uart_receive >= 0;
  }
  return false;
}

std::optional<McuPin> Mcu::pin(std::string_view wanted) const {
  const auto found = std::ranges::find_if(pins, [&](const McuPin& pin) {
    return !wanted.empty() && (pin.board_name == wanted || pin.port_name() == wanted);
  });
  return found == pins.end() ? std::nullopt : std::optional{*found};
}

std::vector<std::string> Mcu::pin_names(PinUse use) const {
  std::vector<std::string> names;
  for (const McuPin& pin : pins) {
    if (!pin.fits(use)) continue;
    if (!pin.board_name.empty()) names.emplace_back(pin.board_name);
    names.push_back(pin.port_name());
  }
  return names;
}

std::span<const Mcu> mcus() {
  return all_mcus;
}

const Mcu* find_mcu(std::string_view name) {
  const auto found = std::ranges::find(all_mcus, name, &Mcu::name);
  return found == all_mcus.end() ? nullptr : &*found;
}

std::string_view describe(PinUse use) {
  switch (use) {
    case PinUse::digital_output:
      return "a digital output";
    case PinUse::digital_input:
      return "a digital input";
    case PinUse::analog_input:
      return "an input of the analogue-to-digital converter";
    case PinUse::interrupt_input:
      return "an external interrupt (INTn)";
    case PinUse::pwm_output:
      return "a timer's compare output (PWM)";
    case PinUse::uart_output:
      return "the transmit line of a UART";
    case PinUse::uart_input:
      return "the receive line of a UART";
  }
  return "";
}

}  // namespace heliorig::adapters
