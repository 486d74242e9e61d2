// Takes a known amount of everything that the emulator watches; a timer wakes it each 10 ms. Its stack it measures
// itself, by painting the free RAM and counting what kept its paint. HEAP: it allocates first. TIGHT: its variables
// leave the stack too little room.
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>
#include <stdlib.h>
#include <util/delay.h>

#include "print.h"

#define PAINT 0xc5

extern uint8_t __heap_start;
extern char* __brkval;
static uint8_t turn;
#ifdef TIGHT
volatile uint8_t variables[7700];
#endif

EMPTY_INTERRUPT(TIMER1_COMPA_vect)

static uint8_t __attribute__((noinline)) deep(uint8_t level) {
  volatile uint8_t room[100];
  uint8_t i;
  for (i = 0; i < sizeof room; ++i) room[i] = i;
  if (level) return deep(level - 1) + room[level];
  return room[0];
}

#ifndef TIGHT
static uint8_t* heap_end(void) {
#ifdef HEAP
  return (uint8_t*)__brkval;
#else
  return &__heap_start;
#endif
}

static void paint(void) {
  uint8_t* at;
  for (at = heap_end(); at < (uint8_t*)SP - 16; ++at) *at = PAINT;
}

static uint16_t kept_paint(void) {
  const uint8_t* at = heap_end();
  while (*at == PAINT) ++at;
  return at - heap_end();
}
#endif

void __attribute__((noinline)) loop(void) {
  wdt_reset();
  switch (++turn) {
    case 3:
      cli();
      _delay_us(500);
      sei();
      break;
    case 5:
      deep(5);
      break;
    case 6:
      _delay_ms(25);
      break;
    case 8:
      eeprom_write_byte((uint8_t*)5, 1);
      eeprom_write_byte((uint8_t*)5, 2);
      eeprom_write_byte((uint8_t*)5, 2);
      eeprom_update_byte((uint8_t*)5, 2);
      eeprom_write_byte((uint8_t*)4095, 7);
      break;
    case 10:
#ifndef TIGHT
      print_number(kept_paint());
      print_char('\n');
#endif
      break;
  }
  sleep_mode();
}

int main(void) {
  wdt_enable(WDTO_60MS);
  print_start();
#ifdef HEAP
  if (malloc(256) == 0) return 1;
#endif
#ifndef TIGHT
  paint();
#endif
  OCR1A = 20000 - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = (1 << WGM12) | (1 << CS11);
  sei();
  for (;;) loop();
}
