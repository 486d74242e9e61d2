// Keeps a file on an SD card (D53), written to the SD and FAT specifications and to nothing of the bench's:
// initialises it, makes LOG.TXT of two clusters in an empty FAT16 volume, reads it back, and says what went on. A
// card that does not answer is tried again every 20 ms.
#include <avr/io.h>
#include <string.h>
#include <util/delay.h>

#include "print.h"

static uint8_t block[512];

static uint8_t turn(uint8_t byte) {
  SPDR = byte;
  while (!(SPSR & (1 << SPIF))) {
  }
  return SPDR;
}

static uint8_t command(uint8_t number, uint32_t argument, uint8_t crc) {
  uint8_t tries = 10;
  uint8_t answer;
  turn(0xff);
  turn(0x40 | number);
  turn(argument >> 24);
  turn(argument >> 16);
  turn(argument >> 8);
  turn(argument);
  turn(crc);
  do answer = turn(0xff);
  while (answer & 0x80 && --tries);
  return answer;
}

static uint8_t start(void) {
  uint8_t i;
  uint16_t tries = 500;
  PORTB |= 1 << PB0;
  for (i = 0; i < 10; ++i) turn(0xff);
  PORTB &= ~(1 << PB0);
  if (command(0, 0, 0x95) != 0x01) return 1;
  if (command(8, 0x1aa, 0x87) != 0x01) return 2;
  for (i = 0; i < 3; ++i) turn(0xff);
  if (turn(0xff) != 0xaa) return 3;
  do command(55, 0, 1);
  while (command(41, 0x40000000, 1) != 0 && --tries);
  if (tries == 0) return 4;
  if (command(58, 0, 1) != 0) return 5;
  if (turn(0xff) != 0x80) return 6;  // powered up, addresses in bytes
  for (i = 0; i < 3; ++i) turn(0xff);
  return 0;
}

static uint8_t read_block(uint32_t at) {
  uint16_t i;
  uint8_t token;
  if (command(17, at * 512, 1) != 0) return 11;
  do token = turn(0xff);
  while (token == 0xff);
  if (token != 0xfe) return 12;
  for (i = 0; i < 512; ++i) block[i] = turn(0xff);
  turn(0xff);
  turn(0xff);
  return 0;
}

static uint8_t write_block(uint32_t at) {
  uint16_t i;
  if (command(24, at * 512, 1) != 0) return 21;
  turn(0xff);
  turn(0xfe);
  for (i = 0; i < 512; ++i) turn(block[i]);
  turn(0xff);
  turn(0xff);
  if ((turn(0xff) & 0x1f) != 0x05) return 22;
  if (turn(0xff) != 0x00) return 23;  // busy
  while (turn(0xff) != 0xff) {
  }
  return 0;
}

static uint8_t keep_file(void) {
  uint8_t wrong = read_block(0);
  uint8_t i;
  const uint16_t reserved = block[14] | block[15] << 8;
  const uint16_t table = block[22] | block[23] << 8;
  const uint16_t root = reserved + block[16] * table;
  const uint16_t data = root + (block[17] | block[18] << 8) / 16;
  if (wrong) return wrong;
  if (block[510] != 0x55 || block[511] != 0xaa || block[13] != 1) return 31;
  for (i = 0; i < 2; ++i) {
    if ((wrong = read_block(reserved + i * table))) return wrong;
    block[4] = 3;  // cluster 2 goes on in 3
    block[5] = 0;
    block[6] = block[7] = 0xff;
    if ((wrong = write_block(reserved + i * table))) return wrong;
  }
  memset(block, 0, sizeof block);
  memcpy(block, "LOG     TXT", 11);
  block[24] = 0xd5;  // 21 June 2026
  block[25] = 0x5c;
  block[26] = 2;
  block[28] = 600 & 0xff;
  block[29] = 600 >> 8;
  if ((wrong = write_block(root))) return wrong;
  memset(block, 'a', sizeof block);
  if ((wrong = write_block(data))) return wrong;
  memset(block, 'b', sizeof block);
  if ((wrong = write_block(data + 1))) return wrong;
  if ((wrong = read_block(data))) return wrong;
  return block[0] == 'a' && block[511] == 'a' ? 0 : 32;
}

int main(void) {
  uint8_t written = 0;
  print_start();
  DDRB = (1 << PB0) | (1 << PB1) | (1 << PB2);
  SPCR = (1 << SPE) | (1 << MSTR) | (1 << SPR0);
  for (;;) {
    uint8_t wrong = start();
    if (!wrong && !written) {
      wrong = keep_file();
      written = !wrong;
    }
    print_text("card ");
    print_number(wrong);
    print_char('\n');
    _delay_ms(20);
  }
}
