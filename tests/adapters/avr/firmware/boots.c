// Says at each start: how often it has started, as its EEPROM knows; MCUSR; and whether its RAM has kept a word. Raises
// PB4. Then, each 10 ms, it says what has changed of EEPROM cell 16 and of a cell of RAM at 0x1000; it writes the cell at
// 0x1002 before it reads it, and leaves the one at 0x1004 alone; and of the byte of flash at 0x8000, beyond the program.
// WATCHDOG: it has one of 120 ms and kicks it.
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
#include <avr/wdt.h>
#include <util/delay.h>

#include "print.h"

static uint32_t word __attribute__((section(".noinit")));

int main(void) {
  volatile uint8_t* const read = (volatile uint8_t*)0x1000;
  volatile uint8_t* const written = (volatile uint8_t*)0x1002;
  const uint8_t cause = MCUSR;
  const uint8_t boots = eeprom_read_byte((uint8_t*)0) + 1;
  uint8_t ram = 0, cell = 0, program = 0xff;
  MCUSR = 0;
  wdt_disable();
#ifdef WATCHDOG
  wdt_enable(WDTO_120MS);
#endif
  eeprom_write_byte((uint8_t*)0, boots);
  print_start();
  print_field(boots);
  print_field(cause);
  print_number(word == 0x5aa51234);
  print_char('\n');
  word = 0x5aa51234;
  *read = 0;
  DDRB = 1 << PB4;
  PORTB = 1 << PB4;
  cell = eeprom_read_byte((uint8_t*)16);
  for (;;) {
    wdt_reset();
    *written = 1;
    if (*written != 1) print_text("written\n");
    if (*read != ram) {
      ram = *read;
      print_text("ram ");
      print_number(ram);
      print_char('\n');
    }
    if (eeprom_read_byte((uint8_t*)16) != cell) {
      cell = eeprom_read_byte((uint8_t*)16);
      print_text("cell ");
      print_number(cell);
      print_char('\n');
    }
    if (pgm_read_byte(0x8000) != program) {
      program = pgm_read_byte(0x8000);
      print_text("program ");
      print_number(program);
      print_char('\n');
    }
    _delay_ms(10);
  }
}
