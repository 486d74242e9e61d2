// The link build on an ATmega2560: the link at UART 0, which Arduino boards have on their USB, 115200 baud.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "adapters/reference_firmware/avr/serial_line.h"
#include "adapters/reference_firmware/link/linked_firmware.h"

EMPTY_INTERRUPT(TIMER0_OVF_vect)

/// Until a byte has come or gone, or for 16 ms at the most, since the watchdog wants its due. Interrupts are
/// shut between the question and the sleep, so that no byte is missed.
static void sleep_unless_a_byte_waits() {
  cli();
  if (heliorig_firmware::serial_line::waits()) {
    sei();
    return;
  }
  sleep_enable();
  sei();
  sleep_cpu();
  sleep_disable();
}

/// A call of a function that no class defines: stands still until the watchdog ends it.
extern "C" void __cxa_pure_virtual() {
  for (;;) {
  }
}

int main() {
  using namespace heliorig_firmware;
  wdt_enable(WDTO_500MS);
  serial_line::begin(115200);
  TCCR0B = 1 << CS02 | 1 << CS00;
  TIMSK0 = 1 << TOIE0;
  set_sleep_mode(SLEEP_MODE_IDLE);
  sei();
  static LinkedFirmware firmware;
  if (firmware.begin() != nullptr) {
    for (;;) {
    }
  }
  for (;;) {
    wdt_reset();
    char received = 0;
    if (serial_line::receive(received)) firmware.take(static_cast<uint8_t>(received));
    firmware.run();
    while (serial_line::ready()) {
      const int16_t byte = firmware.give();
      if (byte < 0) break;
      serial_line::send(static_cast<char>(byte));
    }
    sleep_unless_a_byte_waits();
  }
}
