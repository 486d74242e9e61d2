// A small controller of the SolarOSE demonstrator, which passes its scenarios; with FLAW a mistake that one of them is to
// find: 1 turns the wrong way, 2 believes a photodiode that is lit for ever, 3 knows no end of travel, 4 starts by
// itself, 5 looks for the light in the dark. Ten ticks a second, asleep between them.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdbool.h>
#include <stdint.h>

#ifndef FLAW
#define FLAW 0
#endif

enum { west = 0, east = 1 };
static const int16_t reach = 267;         // microsteps from where it was switched on: 30 degrees
static const uint8_t most_a_minute = 12;  // the sun needs two
static int16_t place;                     // microsteps east of there

EMPTY_INTERRUPT(TIMER1_COMPA_vect)

static void go(uint8_t control) {
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
  }
}

static void send(uint8_t byte) {
  TWDR = byte;
  go(0);
}

static void set(uint8_t address, uint8_t at, uint8_t byte) {
  go(1 << TWSTA);
  send(address << 1);
  send(at);
  send(byte);
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
  while (TWCR & (1 << TWSTO)) {
  }
}

static void set_steps(uint8_t byte) {
  set(0x20, 0x12, byte);
  set(0x20, 0x13, byte);
  set(0x21, 0x12, byte);
}

static uint16_t convert(uint8_t channel) {
  ADMUX = (1 << REFS0) | channel;
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC)) {
  }
  return ADC;
}

/// All facets by a microstep. The direction is low for east.
static void step(uint8_t direction) {
  const int16_t next = place + (direction == east ? 1 : -1);
  if (FLAW != 2 && FLAW != 3 && (next > reach || next < -reach)) return;
  place = next;
  if ((direction == east) != (FLAW == 1))
    PORTD &= ~(1 << PD2);
  else
    PORTD |= 1 << PD2;
  set_steps(0xff);
  set_steps(0x00);
}

static void start(void) {
  DDRD = (1 << PD2) | (1 << PD4) | (1 << PD6);  // direction, microsteps, enable: low
  PORTD = 1 << PD4;
  ADCSRA = (1 << ADEN) | 7;
  TWBR = 72;
  set(0x20, 0x00, 0);
  set(0x20, 0x01, 0);
  set(0x21, 0x00, 0);
  OCR1A = 25000 - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = (1 << WGM12) | (1 << CS11) | (1 << CS10);
  sei();
}

int main(void) {
  bool in_service = FLAW == 4;
  bool defective = false;
  uint16_t ticks = 0;
  uint8_t steps = 0;  // in this minute
  start();
  for (;;) {
    sleep_mode();
    if (++ticks % 600 == 0) steps = 0;
    if (PINB & (1 << PB2)) in_service = true;
    if (PINB & (1 << PB3)) step(east);
    if (PINB & (1 << PB4)) step(west);
    if (!in_service || defective || ticks % 5 != 0) continue;
    const uint16_t seen = convert(3);
    if (seen < convert(1)) {
      step(west);
      if (++steps > most_a_minute && FLAW != 2) defective = true;
    } else if (FLAW == 5 && seen > 1000) {
      step(west);
    }
  }
}
