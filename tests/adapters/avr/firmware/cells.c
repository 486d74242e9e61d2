// Writes EEPROM cell 3: both ways at once, then without erasing it, then erasing it alone; says what it holds each time.
#include <avr/eeprom.h>

#include "print.h"

static void program(uint8_t mode, uint8_t data) {
  eeprom_busy_wait();
  EEAR = 3;
  EEDR = data;
  EECR = mode << EEPM0;
  EECR |= 1 << EEMPE;
  EECR |= 1 << EEPE;
  eeprom_busy_wait();
  print_field(eeprom_read_byte((uint8_t*)3));
}

int main(void) {
  print_start();
  program(0, 0xf0);
  program(2, 0x3f);
  program(2, 0xff);
  program(1, 0x55);
  program(2, 0x5a);
  print_char('\n');
  for (;;) {
  }
}
