// Prints the codes of channels 0, 7, 8 and 10 against AVCC, then of channel 0 against the internal 2.56 V,
// again and again.
#include <avr/io.h>

#include "print.h"

static uint16_t convert(uint8_t reference, uint8_t channel) {
  ADMUX = reference | (channel & 7);
  ADCSRB = channel & 8 ? 1 << MUX5 : 0;
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC)) {
  }
  // What the multiplexer is set to by now must not matter.
  ADMUX = reference | 3;
  return ADC;
}

int main(void) {
  print_start();
  ADCSRA = (1 << ADEN) | 7;
  for (;;) {
    print_field(convert(1 << REFS0, 0));
    print_field(convert(1 << REFS0, 7));
    print_field(convert(1 << REFS0, 8));
    print_field(convert(1 << REFS0, 10));
    print_number(convert((1 << REFS1) | (1 << REFS0), 0));
    print_char('\n');
  }
}
