// Reads a clock at 0x68 every 20 ms: its seven bytes as they are, in hexadecimal, or what went wrong: the status
// of the bus, or `late` where an operation took more than a millisecond.
#include <avr/io.h>
#include <util/delay.h>

#include "print.h"

static uint8_t go(uint8_t control) {
  uint16_t patience = 1000;
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
    _delay_us(1);
    if (--patience == 0) return 0;
  }
  return TWSR & 0xf8;
}

static uint8_t send(uint8_t byte) {
  TWDR = byte;
  return go(0);
}

static uint8_t read_time(uint8_t* bytes) {
  uint8_t i;
  uint8_t status = go(1 << TWSTA);
  if (status != 0x08) return status;
  status = send(0x68 << 1);
  if (status != 0x18) return status;
  status = send(0);
  if (status != 0x28) return status;
  status = go(1 << TWSTA);
  if (status != 0x10) return status;
  status = send(0x68 << 1 | 1);
  if (status != 0x40) return status;
  for (i = 0; i < 7; ++i) {
    const uint8_t wanted = i < 6 ? 0x50 : 0x58;
    status = go(i < 6 ? 1 << TWEA : 0);
    if (status != wanted) return status;
    bytes[i] = TWDR;
  }
  return 0xff;
}

static void print_hex(uint8_t byte) {
  static const char digits[] = "0123456789abcdef";
  print_char(digits[byte >> 4]);
  print_char(digits[byte & 15]);
}

int main(void) {
  uint8_t bytes[7];
  uint8_t i;
  print_start();
  TWBR = 12;
  for (;;) {
    const uint8_t status = read_time(bytes);
    if (status == 0xff) {
      for (i = 7; i-- > 0;) print_hex(bytes[i]);
    } else if (status == 0) {
      print_text("late");
    } else {
      print_hex(status);
    }
    print_char('\n');
    TWCR = status == 0 ? 0 : (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
    _delay_ms(20);
  }
}
