// Three full steps forward from each power-up on: STEP at PA0, DIR at PA1, ENABLE at PA2, left alone.
#include <avr/io.h>
#include <util/delay.h>

int main(void) {
  uint8_t count;
  DDRA = (1 << PA0) | (1 << PA1);
  PORTA = 1 << PA1;
  _delay_ms(5);
  for (count = 0; count < 3; ++count) {
    PORTA |= 1 << PA0;
    _delay_us(5);
    PORTA &= ~(1 << PA0);
    _delay_us(5);
  }
  for (;;) {
  }
}
