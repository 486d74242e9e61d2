// Fast PWM of 8 bits at OC1A (PB5) and OC3A (PE3). After 50 ms stops the clock of timer 1 while OC1A is high,
// its port's bit being low, and that of timer 3 while OC3A is low, its port's bit being high. After 100 ms
// gives both pins back to their ports. Timer 4 makes no waveform: its first match, after 80 ms, sets OC4A (PH3).
#include <avr/io.h>
#include <util/delay.h>

int main(void) {
  uint16_t count;
  DDRB = 1 << PB5;
  OCR1A = 230;
  TCCR1A = (1 << COM1A1) | (1 << WGM10);
  TCCR1B = (1 << WGM12) | (1 << CS11);
  DDRE = 1 << PE3;
  PORTE = 1 << PE3;
  OCR3A = 100;
  TCCR3A = (1 << COM3A1) | (1 << WGM30);
  TCCR3B = (1 << WGM32) | (1 << CS31);
  DDRH = 1 << PH3;
  OCR4A = 20000;
  TCCR4A = (1 << COM4A1) | (1 << COM4A0);
  TCCR4B = (1 << CS41) | (1 << CS40);
  _delay_ms(50);
  do {
    count = TCNT1;
  } while (count < 10 || count > 50);
  TCCR1B = 0;
  do {
    count = TCNT3;
  } while (count < 150 || count > 200);
  TCCR3B = 0;
  _delay_ms(50);
  TCCR1A = 0;
  TCCR3A = 0;
  for (;;) {
  }
}
