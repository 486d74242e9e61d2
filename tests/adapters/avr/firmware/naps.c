// SLEEP while SMCR does not enable it, with interrupts off and then for ever with a timer's on: it does nothing.
// Says how many it has behind it.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#include "print.h"

EMPTY_INTERRUPT(TIMER2_COMPA_vect)

int main(void) {
  uint16_t turns = 0;
  uint32_t sleeps = 0;
  print_start();
  SMCR = 0;
  sleep_cpu();
  print_text("awake\n");
  OCR2A = 249;
  TIMSK2 = 1 << OCIE2A;
  TCCR2A = 1 << WGM21;
  TCCR2B = 1 << CS22;
  sei();
  for (;;) {
    sleep_cpu();
    if (++turns == 10000) {
      turns = 0;
      sleeps += 10000;
      print_number(sleeps);
      print_char('\n');
    }
  }
}
