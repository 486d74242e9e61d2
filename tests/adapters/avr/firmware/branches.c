// Takes one way and not the other; the test names the lines by their marks.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static void __attribute__((noinline)) taken(void) {
  PORTB = 1;  // ran
}

static void __attribute__((noinline)) not_taken(void) {
  PORTB = 2;  // never
}

int main(void) {
  DDRB = 3;  // ran
  GPIOR0 = 1;  // ran
  if (GPIOR0 == 1) {
    taken();  // ran
  } else {
    not_taken();  // never
  }
  cli();
  sleep_mode();  // for good, with interrupts off
  PORTB = 3;  // never
  for (;;) {
  }
}
