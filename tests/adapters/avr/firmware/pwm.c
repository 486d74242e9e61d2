// Timer 4, fast PWM of 8 bits at 976 Hz: a quarter on OC4A, full on OC4B, which it leaves after
// 300 ms, its port's bit being low. Timer 1, phase-correct of 8 bits,
// inverting: OC1A at 51/255. By software: PA0 high for 3 of 10 ms. It writes to the timer's port all the
// while.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static uint16_t left = 300;

ISR(TIMER2_COMPA_vect) {
  static uint8_t millisecond;
  millisecond = millisecond == 9 ? 0 : millisecond + 1;
  PORTB = millisecond < 3 ? 1 << PB4 : 0;
  PORTH ^= 1 << PH6;
  if (left > 0 && --left == 0) TCCR4A &= ~(1 << COM4B1);
}

int main(void) {
  DDRB = (1 << PB4) | (1 << PB5);
  DDRH = (1 << PH3) | (1 << PH4) | (1 << PH6);
  TCCR4A = (1 << COM4A1) | (1 << COM4B1) | (1 << WGM40);
  TCCR4B = (1 << WGM42) | (1 << CS41) | (1 << CS40);
  OCR4A = 63;
  OCR4B = 255;
  TCCR1A = (1 << COM1A1) | (1 << COM1A0) | (1 << WGM10);
  TCCR1B = 1 << CS11;
  OCR1A = 51;
  OCR2A = 249;
  TIMSK2 = 1 << OCIE2A;
  TCCR2A = 1 << WGM21;
  TCCR2B = 1 << CS22;  // /64: 1 ms
  sei();
  for (;;) sleep_mode();
}
