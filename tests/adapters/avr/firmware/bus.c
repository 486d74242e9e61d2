// Strict master of the two-wire bus: prints `status N` where a status is not the one of the data sheet.
// Prints the codes of encoders 0 and 1 behind a switch, the two ports of an expander, and the clock's seven
// bytes.
#include <avr/io.h>

#include "print.h"

static void expect(uint8_t status) {
  if ((TWSR & 0xf8) == status) return;
  print_text("status ");
  print_field(TWSR & 0xf8);
  print_text("for ");
  print_number(status);
  print_char('\n');
}

static void go(uint8_t control, uint8_t status) {
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
  }
  expect(status);
}

static void send(uint8_t byte, uint8_t status) {
  TWDR = byte;
  go(0, status);
}

static void stop(void) {
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
}

static void set(uint8_t address, uint8_t byte) {
  go(1 << TWSTA, 0x08);
  send(address << 1, 0x18);
  send(byte, 0x28);
  stop();
}

static void get(uint8_t address, uint8_t at, uint8_t* bytes, uint8_t count) {
  go(1 << TWSTA, 0x08);
  send(address << 1, 0x18);
  send(at, 0x28);
  go(1 << TWSTA, 0x10);
  send(address << 1 | 1, 0x40);
  while (count-- > 1) {
    go(1 << TWEA, 0x50);
    *bytes++ = TWDR;
  }
  go(0, 0x58);
  *bytes = TWDR;
  stop();
}

int main(void) {
  uint8_t bytes[7];
  print_start();
  TWBR = 12;
  go(1 << TWSTA, 0x08);
  send(0x50 << 1, 0x20);  // nobody there
  stop();
  go(1 << TWSTA, 0x08);
  send(0x36 << 1 | 1, 0x48);  // its channel is not joined
  stop();
  for (;;) {
    uint8_t i;
    set(0x70, 1);
    get(0x36, 0x0c, bytes, 2);
    print_field(bytes[0] << 8 | bytes[1]);
    set(0x70, 2);
    get(0x36, 0x0c, bytes, 4);  // the pointer comes back to the high byte
    print_field(bytes[0] << 8 | bytes[1]);
    print_field(bytes[2] << 8 | bytes[3]);
    set(0x70, 0);
    get(0x20, 0x12, bytes, 2);
    print_field(bytes[0]);
    print_field(bytes[1]);
    get(0x68, 0, bytes, 7);
    for (i = 7; i-- > 0;) print_field(bytes[i] >> 4 & 0xf), print_field(bytes[i] & 0xf);
    print_char('\n');
  }
}
