#include "adapters/reference_firmware/avr/board.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

namespace heliorig_firmware {
namespace board {
namespace {

volatile uint32_t pulses = 0;

constexpr uint8_t vent = 1 << PB4;          // D10
constexpr uint8_t chain = 1 << PB5;         // D11
constexpr uint8_t mode_low = 1 << PB6;      // D12
constexpr uint8_t mode_middle = 1 << PB7;   // D13
constexpr uint8_t mode_high = 1 << PH5;     // D8
constexpr uint8_t alarm_lamp = 1 << PG5;    // D4
constexpr uint8_t feed_pump = 1 << PH3;     // D6, OC4A
constexpr uint8_t bypass_valve = 1 << PH4;  // D7, OC4B
constexpr uint8_t to_pump = 1 << COM4A1;
constexpr uint8_t to_bypass = 1 << COM4B1;

/// Fast PWM never gives a duty of nothing: then the pin leaves the timer and is low.
void join(uint8_t pin, uint8_t duty) {
  TCCR4A = static_cast<uint8_t>(duty == 0 ? TCCR4A & ~pin : TCCR4A | pin);
}

void light(volatile uint8_t& port, uint8_t lamp, bool on) {
  port = static_cast<uint8_t>(on ? port | lamp : port & ~lamp);
}

}  // namespace

void begin() {
  PORTB = vent | chain;
  DDRB |= vent | chain | mode_low | mode_middle;
  DDRG |= alarm_lamp;
  DDRH |= feed_pump | bypass_valve | mode_high;
  // Timer 4: fast PWM of 8 bits at 244 Hz.
  TCCR4A = 1 << WGM40;
  TCCR4B = 1 << WGM42 | 1 << CS42;
  // The feed meter on D2: a pulse begins with a rising edge.
  EICRB = 1 << ISC41 | 1 << ISC40;
  EIMSK = 1 << INT4;
}

void show(const Outputs& out) {
  uint8_t levels = 0;
  if (out.vent_shut) levels |= vent;
  if (out.chain_permit) levels |= chain;
  const uint8_t mode = static_cast<uint8_t>(out.mode);
  if (mode & 1) levels |= mode_low;
  if (mode & 2) levels |= mode_middle;
  PORTB = levels;
  light(PORTH, mode_high, mode & 4);
  light(PORTG, alarm_lamp, out.alarm);
  OCR4A = out.feed_pump;
  OCR4B = out.bypass_valve;
  join(to_pump, out.feed_pump);
  join(to_bypass, out.bypass_valve);
}

uint32_t feed_pulses() {
  uint32_t counted = 0;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    counted = pulses;
  }
  return counted;
}

}  // namespace board
}  // namespace heliorig_firmware

ISR(INT4_vect) {
  heliorig_firmware::board::pulses = heliorig_firmware::board::pulses + 1;
}
