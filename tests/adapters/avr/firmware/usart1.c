// On an ATmega32U4: says what it converts on a channel above 7 by its only UART, and drives D9 by timer 1 at 1/4.
#include <avr/io.h>

static void print_char(char c) {
  while (!(UCSR1A & (1 << UDRE1))) {
  }
  UDR1 = c;
}

int main(void) {
  uint16_t code;
  uint16_t divisor = 1000;
  UBRR1 = F_CPU / 16 / 9600 - 1;
  UCSR1B = 1 << TXEN1;
  DDRB = 1 << 5;
  ICR1 = 399;
  OCR1A = 99;
  TCCR1A = (1 << COM1A1) | (1 << WGM11);
  TCCR1B = (1 << WGM13) | (1 << WGM12) | (1 << CS11);
  ADMUX = (1 << REFS0) | 3;
  ADCSRB = 1 << MUX5;  // channel 11: D8
  ADCSRA = (1 << ADEN) | (1 << ADSC) | 7;
  while (ADCSRA & (1 << ADSC)) {
  }
  code = ADC;
  for (; divisor; divisor /= 10) print_char('0' + code / divisor % 10);
  print_char('\n');
  for (;;) {
  }
}
