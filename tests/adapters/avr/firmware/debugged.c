// For the debugger's tests: a function to halt at, variables to read, an interrupt that comes every 100 µs.
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>

uint8_t kept EEMEM = 0x5a;
const char greeting[] __attribute__((progmem)) = "sun";
volatile uint16_t counted = 100;
volatile uint16_t ticks;

ISR(TIMER0_COMPA_vect) { ++ticks; }

__attribute__((noinline)) void count(uint8_t by) {
  counted += by;
  PINB = 1;
}

int main(void) {
  DDRB = 1;
  OCR0A = 199;  // of 16 MHz / 8
  TIMSK0 = _BV(OCIE0A);
  TCCR0A = _BV(WGM01);
  TCCR0B = _BV(CS01);
  sei();
  for (uint8_t turn = 0;; ++turn) count(turn & 3);
}
