// Sleeps; a timer wakes it each millisecond.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

EMPTY_INTERRUPT(TIMER2_COMPA_vect)

int main(void) {
  OCR2A = 249;
  TIMSK2 = 1 << OCIE2A;
  TCCR2A = 1 << WGM21;
  TCCR2B = 1 << CS22;
  sei();
  for (;;) sleep_mode();
}
