// Converts A0, the chip's own temperature against 1.1 V, A1, the temperature again and the band gap against AVCC; and
// says the codes.
#include <avr/io.h>

#include "print.h"

static uint16_t convert(uint8_t setting) {
  ADMUX = setting;
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC)) {
  }
  return ADC;
}

int main(void) {
  const uint8_t avcc = 1 << REFS0;
  const uint8_t temperature = (1 << REFS1) | (1 << REFS0) | 8;
  print_start();
  ADCSRA = (1 << ADEN) | 7;
  print_field(convert(avcc));
  print_field(convert(temperature));
  print_field(convert(avcc | 1));
  print_field(convert(temperature));
  print_number(convert(avcc | 14));
  print_char('\n');
  for (;;) {
  }
}
