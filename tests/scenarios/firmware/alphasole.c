// A small controller of AlphaSole, which passes its scenarios; with FLAW a mistake that one of them is to find: 1 never
// asks whether the motor turns, 2 starts again by itself, 3 knows no pressure, 4 looks for the light in the dark, 5 knows
// no emergency switch, 6 knows no temperature, 7 knows no end of travel, 8 waits for ever for a card that is not there. A
// hundred ticks a second, asleep between them.
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <stdbool.h>
#include <stdint.h>

#ifndef FLAW
#define FLAW 0
#endif

enum { west = -1, off = 0, east = 1 };
enum state { searching, following, away, at_rest };

static int8_t direction;       // of the motor
static uint8_t silent_ticks;   // of the turn counter while the motor is on
static int16_t counts_to_go;
static enum state state = searching;
static uint8_t searches;       // since the light was last balanced
static uint8_t one_way_moves;  // the same
static int8_t last_way;

EMPTY_INTERRUPT(TIMER1_COMPA_vect)

static uint16_t convert(uint8_t channel) {
  ADMUX = (1 << REFS0) | (channel & 7);
  ADCSRB = channel > 7 ? 1 << MUX5 : 0;
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC)) {
  }
  return ADC;
}

static bool at_end(int8_t way) {
  if (FLAW == 7) return false;
  return way == west ? (PIND & (1 << PD3)) != 0 : (PIND & (1 << PD2)) == 0;
}

/// The brake holds the screw while it is off. The direction is high for east.
static void turn(int8_t way, int16_t counts) {
  direction = way;
  counts_to_go = counts;
  silent_ticks = 0;
  if (way == off) {
    PORTE &= ~(1 << PE5);
    PORTH |= 1 << PH6;
    return;
  }
  if (way == east)
    PORTB |= 1 << PB6;
  else
    PORTB &= ~(1 << PB6);
  PORTH &= ~(1 << PH6);
  PORTE |= 1 << PE5;
}

/// 783 counts from end to end. A motor that is on gives a count each eighth of a second.
static void watch_motor(void) {
  static bool was_high;
  const bool high = PINA & (1 << PA0);
  const bool count = high && !was_high;
  was_high = high;
  if (direction == off) return;
  if (count) {
    silent_ticks = 0;
    --counts_to_go;
  }
  if (counts_to_go <= 0 || at_end(direction)) {
    turn(off, 0);
  } else if (++silent_ticks > 60 && FLAW != 1) {
    turn(off, 0);
    state = at_rest;
  }
}

/// 9 bar; 290 °C, 3.3 V over the thermometer and 2.2 kΩ; or the switch, low when it is thrown.
static bool in_danger(void) {
  return (FLAW != 3 && convert(9) > 170) || (FLAW != 6 && convert(12) < 347) ||
         (FLAW != 5 && !(PINA & (1 << PA4)));
}

static void leave(void) {
  state = away;
  turn(east, 40);
}

static void search(void) {
  static int8_t way = west;
  if (direction != off) return;
  if (at_end(way)) way = -way;
  if (++searches > 6) {
    state = at_rest;
    return;
  }
  turn(way, 900);
}

/// The darker photodiode is where the light has to go: a turn eastward sends it eastward.
static void balance(uint16_t in_east, uint16_t in_west) {
  const int16_t excess_west = (int16_t)(in_west - in_east);
  const int8_t way = excess_west > 40 ? east : excess_west < -40 ? west : off;
  if (way == off) {
    searches = 0;
    one_way_moves = 0;
  } else if (way != last_way) {
    one_way_moves = 0;
  } else if (++one_way_moves > 80) {
    state = at_rest;
    return;
  }
  last_way = way;
  if (way != off) turn(way, 1);
}

/// Twice a second.
static void follow_the_light(void) {
  static uint8_t dark_beats;
  if (FLAW != 4 && convert(7) < 900) {  // of the sky
    if (direction != off) turn(off, 0);
    return;
  }
  const uint16_t in_east = convert(14);
  const uint16_t in_west = convert(6);
  const bool seen = in_east > 60 || in_west > 60;
  dark_beats = seen ? 0 : dark_beats + 1;
  if (state == searching && seen) {
    turn(off, 0);
    state = following;
  } else if (state == searching) {
    search();
  } else if (!seen && dark_beats > 120) {
    state = searching;
  } else if (seen && direction == off) {
    balance(in_east, in_west);
  }
}

static uint8_t exchange(uint8_t byte) {
  SPDR = byte;
  while (!(SPSR & (1 << SPIF))) {
  }
  return SPDR;
}

/// Each five minutes, half a second a beat: wakes the card. With interrupts off no clock tells when to give up.
static void record(void) {
  static uint16_t beats;
  if (FLAW != 8 || ++beats % 600 != 0) return;
  cli();
  DDRB |= 1 << PB0 | 1 << PB1 | 1 << PB2;
  SPCR = 1 << SPE | 1 << MSTR | 3;
  const uint8_t command[] = {0x40, 0, 0, 0, 0, 0x95};  // CMD0
  for (uint8_t i = 0; i < sizeof command; ++i) exchange(command[i]);
  while (exchange(0xff) == 0xff) {
  }
  PORTB |= 1 << PB0;
  sei();
}

static void start(void) {
  DDRB = 1 << PB6;
  DDRE = 1 << PE5;
  DDRH = 1 << PH6;
  PORTD = 1 << PD2;
  PORTA = 1 << PA4;
  ADCSRA = (1 << ADEN) | 7;
  OCR1A = 2500 - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = (1 << WGM12) | (1 << CS11) | (1 << CS10);
  sei();
  turn(off, 0);
  if (eeprom_read_byte(0) != 0xff && FLAW != 2) leave();
  eeprom_update_byte(0, 1);  // has been in service: after the next reset the operator is waited for
}

int main(void) {
  uint8_t ticks = 0;
  start();
  for (;;) {
    sleep_mode();
    watch_motor();
    if (++ticks % 25 == 0 && state != away && state != at_rest && in_danger()) leave();
    if (ticks < 50) continue;
    ticks = 0;
    record();
    if (state == searching || state == following) follow_the_light();
  }
}
