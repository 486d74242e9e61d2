// Looks at pins every 50 us: rising edges of D22, the place of a quadrature encoder on D23 and D24 by its
// edges, and edges that its table forbids; levels of D18 (no pull-up), D19 (pull-up) and of GPB0 of an expander
// with its pull-up; rising edges of D2 by interrupt. Prints them every 50 ms.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>

#include "print.h"

static volatile uint16_t pulses;

ISR(INT4_vect) {
  ++pulses;
}

static void go(uint8_t control) {
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
  }
}

static void send(uint8_t byte) {
  TWDR = byte;
  go(0);
}

static void stop(void) {
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
}

static uint8_t expander_level(void) {
  uint8_t level;
  go(1 << TWSTA);
  send(0x20 << 1);
  send(0x13);
  go(1 << TWSTA);
  send(0x20 << 1 | 1);
  go(0);
  level = TWDR & 1;
  stop();
  return level;
}

static void pull_up(void) {
  go(1 << TWSTA);
  send(0x20 << 1);
  send(0x0d);
  send(1);
  stop();
}

static volatile uint16_t turns;
static volatile uint8_t place;
static volatile uint8_t forbidden;

ISR(TIMER2_COMPA_vect) {
  // By the old and the new levels of A and B (bits 0 and 1): A leads upward.
  static const int8_t table[16] = {0, 1, -1, 2, -1, 0, 2, 1, 1, 2, 0, -1, 2, -1, 1, 0};
  static uint8_t old;
  static uint8_t old_turn;
  const uint8_t port = PINA;
  const uint8_t now = port >> 1 & 3;
  const int8_t move = table[old << 2 | now];
  if (move == 2)
    ++forbidden;
  else
    place += move;
  old = now;
  if ((port & 1) && !old_turn) ++turns;
  old_turn = port & 1;
}

int main(void) {
  uint16_t count;
  print_start();
  PORTD |= 1 << PD2;
  EICRB = (1 << ISC41) | (1 << ISC40);
  EIMSK = 1 << INT4;
  TWBR = 12;
  pull_up();
  OCR1A = 12500 - 1;
  TCCR1B = (1 << WGM12) | (1 << CS11) | (1 << CS10);
  OCR2A = 99;
  TIMSK2 = 1 << OCIE2A;
  TCCR2A = 1 << WGM21;
  TCCR2B = 1 << CS21;
  sei();
  for (;;) {
    if (!(TIFR1 & (1 << OCF1A))) continue;
    TIFR1 = 1 << OCF1A;
    cli();
    count = pulses;
    sei();
    print_field(turns);
    print_field(place);
    print_field(forbidden);
    print_field(PIND >> PD3 & 1);
    print_field(PIND >> PD2 & 1);
    print_field(expander_level());
    print_number(count);
    print_char('\n');
  }
}
