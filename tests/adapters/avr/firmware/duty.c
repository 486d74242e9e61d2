// Timer 1, fast PWM of 8 bits at 62.5 kHz, changed within each 10 ms: OC1A at 251/256 for 4 ms, then at 6/256;
// OC1B at 128/256 for 3 ms, then off; OC1C at 256/256, its pin an output for 4 ms. PA0 is high for 4 ms.
#include <avr/io.h>
#include <util/delay.h>

int main(void) {
  DDRA = 1 << PA0;
  DDRB = (1 << PB5) | (1 << PB6);
  OCR1B = 127;
  OCR1C = 255;
  TCCR1A = (1 << COM1A1) | (1 << COM1C1) | (1 << WGM10);
  TCCR1B = (1 << WGM12) | (1 << CS10);
  for (;;) {
    OCR1A = 250;
    TCCR1A |= 1 << COM1B1;
    DDRB |= 1 << PB7;
    PORTA = 1 << PA0;
    _delay_ms(3);
    TCCR1A &= ~(1 << COM1B1);
    _delay_ms(1);
    OCR1A = 5;
    DDRB &= ~(1 << PB7);
    PORTA = 0;
    _delay_ms(6);
  }
}
