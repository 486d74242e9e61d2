// Printing on UART 0 at 9600 baud, as small as can be.
#pragma once

#include <avr/io.h>
#include <stdint.h>

static inline void print_start(void) {
  UBRR0 = F_CPU / 16 / 9600 - 1;
  UCSR0B = 1 << TXEN0;
  UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
}

static inline void print_char(char c) {
  while (!(UCSR0A & (1 << UDRE0))) {
  }
  UDR0 = c;
}

static inline void print_text(const char* text) {
  while (*text) print_char(*text++);
}

static inline void print_number(uint32_t number) {
  char digits[10];
  uint8_t count = 0;
  do {
    digits[count++] = '0' + number % 10;
    number /= 10;
  } while (number);
  while (count) print_char(digits[--count]);
}

static inline void print_field(uint32_t number) {
  print_number(number);
  print_char(' ');
}
