#include "adapters/reference_firmware/avr/steppers.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>
#include <util/delay.h>

namespace heliorig_firmware {
namespace steppers {
namespace {

// STEP of rows 0–7 on port A, of 8 and 9 on PC0 and PC1; DIR on port L, PC2 and PC3.
constexpr uint8_t rows_on_port = 8;
constexpr uint8_t steps_on_c = 0x03;
constexpr uint8_t directions_on_c = 0x0c;
/// Timer 3 at 250 kHz: 30 steps a second.
constexpr uint16_t interval = F_CPU / 64 / 30;
constexpr uint8_t timer_runs = 1 << WGM32 | 1 << CS31 | 1 << CS30;
constexpr uint8_t timer_stands = 1 << WGM32;

volatile uint8_t left[row_count];

/// One step of each row that has any left; whether there are more. A driver wants its pulse for 2 µs.
bool step_once() {
  uint16_t pulses = 0;
  bool more = false;
  for (uint8_t i = 0; i < row_count; ++i) {
    if (left[i] == 0) continue;
    pulses |= static_cast<uint16_t>(1u << i);
    left[i] = static_cast<uint8_t>(left[i] - 1);
    if (left[i] != 0) more = true;
  }
  PORTA = static_cast<uint8_t>(pulses);
  PORTC |= static_cast<uint8_t>(pulses >> rows_on_port);
  _delay_us(2);
  PORTA = 0;
  PORTC &= static_cast<uint8_t>(~steps_on_c);
  return more;
}

void run_timer(bool on) {
  TCCR3B = timer_stands;
  if (!on) return;
  TCNT3 = 0;
  TIFR3 = 1 << OCF3A;
  TCCR3B = timer_runs;
}

}  // namespace

void begin() {
  DDRA = 0xff;
  DDRL = 0xff;
  DDRC = steps_on_c | directions_on_c;
  OCR3A = interval - 1;
  TIMSK3 = 1 << OCIE3A;
}

void move(const int8_t (&steps)[row_count]) {
  uint16_t east = 0;
  bool any = false;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    for (uint8_t i = 0; i < row_count; ++i) {
      if (steps[i] > 0) east |= static_cast<uint16_t>(1u << i);
      left[i] = static_cast<uint8_t>(steps[i] < 0 ? -steps[i] : steps[i]);
      if (left[i] != 0) any = true;
    }
    if (any) {
      PORTL = static_cast<uint8_t>(east);
      PORTC = static_cast<uint8_t>((east >> rows_on_port) << 2);
      run_timer(step_once());
    }
  }
}

}  // namespace steppers
}  // namespace heliorig_firmware

ISR(TIMER3_COMPA_vect) {
  using namespace heliorig_firmware::steppers;
  if (!step_once()) run_timer(false);
}
