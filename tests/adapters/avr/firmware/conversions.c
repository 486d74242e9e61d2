// Reads the converter at the wrong and the right moments, channels 0 and 1 against AVCC, a line for each way.
#include <avr/interrupt.h>
#include <avr/io.h>

#include "print.h"

#define AVCC (1 << REFS0)

static volatile uint8_t read;
static volatile uint16_t codes[6];

ISR(ADC_vect) {
  if (read == 6) return;
  codes[read] = ADC;
  ++read;
  ADMUX ^= 1;
}

static void convert(uint8_t channel) {
  ADMUX = AVCC | channel;
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC)) {
  }
}

static void say(const char* way, uint16_t first, uint16_t second) {
  print_text(way);
  print_field(first);
  print_number(second);
  print_char('\n');
}

int main(void) {
  uint8_t i;
  uint16_t first, second;
  print_start();
  ADCSRA = (1 << ADEN) | 7;
  say("none yet: ", ADC, 0);

  // Started before the last one is read.
  convert(0);
  ADMUX = AVCC | 1;
  ADCSRA |= 1 << ADSC;
  first = ADC;
  while (ADCSRA & (1 << ADSC)) {
  }
  say("next begun: ", first, ADC);

  // Broken off.
  convert(0);
  ADMUX = AVCC | 1;
  ADCSRA |= 1 << ADSC;
  ADCSRA = 0;
  ADCSRA = (1 << ADEN) | 7;
  first = ADC;
  convert(1);
  say("broken off: ", first, ADC);

  // One ends between the two halves.
  convert(0);
  first = ADCL;
  convert(1);
  first |= ADCH << 8;
  second = ADC;
  say("half read: ", first, second);
  convert(1);
  say("then: ", ADC, 0);

  // The reference and the adjustment change once it has ended.
  convert(0);
  ADMUX = (1 << REFS1) | AVCC;
  say("reference: ", ADC, 0);
  ADMUX |= 1 << ADLAR;
  first = ADCH;
  ADMUX = AVCC;
  say("adjusted: ", first, ADC);

  // Free running: the interrupt switches the channel.
  ADMUX = AVCC;
  ADCSRA = (1 << ADEN) | (1 << ADATE) | (1 << ADIF) | (1 << ADIE) | 7;
  ADCSRA |= 1 << ADSC;
  sei();
  while (read < 6) {
  }
  ADCSRA = 0;
  print_text("free running:");
  for (i = 0; i < 6; ++i) {
    print_char(' ');
    print_number(codes[i]);
  }
  print_char('\n');
  for (;;) {
  }
}
