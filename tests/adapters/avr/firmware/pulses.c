// Counts rising edges of INT4, with its pull-up on and other pins of the port changing; prints the count
// every 50 ms.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#include "print.h"

static volatile uint32_t pulses;
static volatile uint8_t milliseconds;

ISR(INT4_vect) {
  ++pulses;
}
ISR(TIMER2_COMPA_vect) {
  ++milliseconds;
  PORTE ^= 1 << PE3;
}

int main(void) {
  print_start();
  DDRE = 1 << PE3;
  PORTE = 1 << PE4;
  EICRB = (1 << ISC41) | (1 << ISC40);
  EIMSK = 1 << INT4;
  OCR2A = 249;
  TIMSK2 = 1 << OCIE2A;
  TCCR2A = 1 << WGM21;
  TCCR2B = 1 << CS22;
  sei();
  for (;;) {
    sleep_mode();
    if (milliseconds < 50) continue;
    milliseconds = 0;
    uint32_t now;
    cli();
    now = pulses;
    sei();
    print_number(now);
    print_char('\n');
  }
}
