// A bridge on PA0 (direction), D11 (PWM, high by its port) and PA1 (brake, on), a relay on PL0, on, and PC3 high.
// After 45 ms lets go of brake, relay and PC3, direction register first; after 95 ms of the PWM pin. After
// 145 ms switches PC3's pull-up on, after 195 ms off.
#include <avr/io.h>
#include <util/delay.h>

int main(void) {
  DDRA = (1 << PA0) | (1 << PA1);
  PORTA = (1 << PA0) | (1 << PA1);
  DDRB = 1 << PB5;
  PORTB = 1 << PB5;
  DDRC = 1 << PC3;
  PORTC = 1 << PC3;
  DDRL = 1 << PL0;
  PORTL = 1 << PL0;
  _delay_ms(45);
  DDRA &= ~(1 << PA1);
  PORTA &= ~(1 << PA1);
  DDRL = 0;
  PORTL = 0;
  DDRC = 0;
  PORTC = 0;
  _delay_ms(50);
  DDRB = 0;
  PORTB = 0;
  _delay_ms(50);
  PORTC = 1 << PC3;
  _delay_ms(50);
  PORTC = 0;
  for (;;) {
  }
}
