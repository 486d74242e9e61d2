// A watchdog that only interrupts, each 16 ms: it goes on doing so. Says each time.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "print.h"

static volatile uint8_t rang;

ISR(WDT_vect) { rang = 1; }

int main(void) {
  print_start();
  wdt_reset();
  WDTCSR = 1 << WDCE | 1 << WDE;
  WDTCSR = 1 << WDIE;
  sei();
  for (;;) {
    if (rang) {
      rang = 0;
      print_text("rang\n");
    }
  }
}
