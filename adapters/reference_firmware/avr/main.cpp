// The reference firmware on its board: sample, decide, drive, sleep; ten times a second.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "adapters/reference_firmware/avr/analog.h"
#include "adapters/reference_firmware/avr/board.h"
#include "adapters/reference_firmware/avr/bus_devices.h"
#include "adapters/reference_firmware/avr/eeprom.h"
#include "adapters/reference_firmware/avr/self_test.h"
#include "adapters/reference_firmware/avr/serial_line.h"
#include "adapters/reference_firmware/avr/steppers.h"
#include "adapters/reference_firmware/avr/two_wire.h"
#include "adapters/reference_firmware/firmware.h"

namespace heliorig_firmware {
namespace {

volatile uint8_t ticks_due = 1;  // the first at once

/// Timer 1 at 250 kHz, an interrupt each tick.
void begin_ticks() {
  OCR1A = F_CPU / 64 / 1000 * tick_ms - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = 1 << WGM12 | 1 << CS11 | 1 << CS10;
}

/// Sleeps until a tick is due; returns how many have come since the last, more than one where it was late.
/// Interrupts are shut between the question and the sleep, so that none is missed.
uint8_t await_tick() {
  cli();
  while (ticks_due == 0) {
    sleep_enable();
    sei();
    sleep_cpu();
    sleep_disable();
    cli();
  }
  const uint8_t due = ticks_due;
  ticks_due = 0;
  sei();
  return due;
}

/// The converter works while the bus does.
void sample(Inputs& in) {
  constexpr uint8_t analog_count = static_cast<uint8_t>(Analog::count);
  static_assert(analog_count == row_count + 1, "a conversion for each encoder, one for the switches");
  for (uint8_t i = 0; i < row_count; ++i) {
    analog::start(i);
    bus_devices::read_encoder(i, in);
    in.analog[i] = analog::finish();
  }
  analog::start(row_count);
  bus_devices::read_switches(in);
  in.analog[row_count] = analog::finish();
  bus_devices::read_clock(in);
  in.feed_pulses = board::feed_pulses();
  in.self_test_failed = self_test::failed_at_tick();
}

/// Between the console and its wire. What follows a whole line waits for the next tick.
void exchange(Console& console) {
  char character = 0;
  while (!console.holds_line() && serial_line::receive(character)) console.receive(character);
  while (serial_line::ready() && console.send(character)) serial_line::send(character);
}

}  // namespace
}  // namespace heliorig_firmware

ISR(TIMER1_COMPA_vect) {
  heliorig_firmware::ticks_due = static_cast<uint8_t>(heliorig_firmware::ticks_due + 1);
}

/// A call of a function that no class defines: stands still until the watchdog ends it.
extern "C" void __cxa_pure_virtual() {
  for (;;) {
  }
}

int main() {
  using namespace heliorig_firmware;
  board::begin();
  wdt_enable(WDTO_500MS);
  analog::begin();
  two_wire::begin();
  steppers::begin();
  serial_line::begin(9600);
  begin_ticks();
  set_sleep_mode(SLEEP_MODE_IDLE);
  sei();

  static Eeprom eeprom;
  static Firmware firmware;
  static Inputs in{};
  firmware.begin(eeprom);
  for (;;) {
    in.uptime_ms += static_cast<uint32_t>(await_tick()) * tick_ms;
    wdt_reset();
    sample(in);
    exchange(firmware.console());
    const Outputs out = firmware.tick(in, eeprom);
    board::show(out);
    steppers::move(out.steps);
  }
}
