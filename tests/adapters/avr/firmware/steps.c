// Makes 12345 steps up and 2345 down on PA0 (direction PL0), one each 50 us, from a timer's interrupt. Then
// raises PB4.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static volatile uint16_t made;

ISR(TIMER1_COMPA_vect) {
  if (made == 12345) PORTL &= ~1;
  if (made < 14690) {
    PORTA |= 1;
    ++made;
    PORTA &= ~1;
  } else {
    PORTB |= 1 << PB4;
  }
}

int main(void) {
  DDRA = 1;
  DDRL = 1;
  DDRB = 1 << PB4;
  PORTL = 1;
  OCR1A = F_CPU / 20000 - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = (1 << WGM12) | (1 << CS10);
  sei();
  for (;;) sleep_mode();
}
