// Works drives for half a second, then prints "done" and stands. A bridge on D12 (direction), D3 (PWM) and D9
// (brake): half forward for 40 ms, braked for 20 ms, full backward. Two relays on PL0 and PL1: forward for
// 100 ms. A driver on PA0 (STEP), PA1 (DIR), PA2 (ENABLE) and PA3 (MS1 to MS3): 1000 full steps at exactly
// 20 kHz, 8 microsteps back, one with DIR 125 ns before STEP, one of 500 ns, then 70 full steps while it is
// not fed, fed again. Another with STEP at GPA0 of an expander: 5 steps, DIR shared.
#include <avr/io.h>
#include <util/delay.h>

#include "print.h"

static void go(uint8_t control) {
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
  }
}

static void expander(uint8_t at, uint8_t byte) {
  const uint8_t bytes[] = {0x20 << 1, at, byte};
  uint8_t i;
  go(1 << TWSTA);
  for (i = 0; i < sizeof bytes; ++i) {
    TWDR = bytes[i];
    go(0);
  }
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
}

static void step(void) {
  PORTA |= 1 << PA0;
  _delay_us(2);
  PORTA &= ~(1 << PA0);
  _delay_us(2);
}

static void bridge(void) {
  DDRB = 1 << PB6;
  DDRH = 1 << PH6;
  DDRE = 1 << PE3 | 1 << PE5;
  TCCR3A = (1 << COM3C1) | (1 << WGM30);  // phase correct, 8 bits
  OCR3C = 51;
  PORTB = 1 << PB6;
  TCCR3B = 1 << CS31;
  _delay_ms(40);
  PORTH = 1 << PH6;
  _delay_ms(20);
  OCR3C = 255;
  PORTB = 0;
  PORTH = 0;
  _delay_ms(20);
  TCCR3A = 0;
}

static void relays(void) {
  DDRL = 3;
  PORTL = 1;
  _delay_ms(100);
  PORTL = 2;
  _delay_ms(5);  // less than a relay takes
  PORTL = 0;
}

static void steps(void) {
  uint16_t count;
  DDRA = 0x0f;
  PORTA = 1 << PA1;
  OCR1A = 800 - 1;
  TCCR1B = (1 << WGM12) | (1 << CS10);
  for (count = 0; count < 1000; ++count) {
    while (!(TIFR1 & (1 << OCF1A))) {
    }
    TIFR1 = 1 << OCF1A;
    step();
  }
  PORTA = 1 << PA3;  // sixteenths, backward
  for (count = 0; count < 8; ++count) step();
  PORTA = 0;  // full steps
  _delay_us(2);
  PORTA |= 1 << PA1;
  PORTA |= 1 << PA0;  // two cycles later: DIR comes too late
  _delay_us(2);
  PORTA &= ~(1 << PA0);
  _delay_us(2);
  PORTA |= 1 << PA0;
  _delay_us(0.375);
  PORTA &= ~(1 << PA0);  // eight cycles: too short
  _delay_us(2);
  PORTA |= 1 << PA2;
  for (count = 0; count < 70; ++count) step();
  PORTA &= ~(1 << PA2);
}

static void far_steps(void) {
  uint8_t count;
  TWBR = 12;
  expander(0x00, 0xfe);
  for (count = 0; count < 5; ++count) {
    expander(0x12, 1);
    expander(0x12, 0);
  }
}

int main(void) {
  bridge();
  relays();
  steps();
  far_steps();
  print_start();
  print_text("done\n");
  for (;;) {
  }
}
