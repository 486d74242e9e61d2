// Touches registers, each in a line of its own: some that the emulator models wholly, some in part, some not at all;
// by address, by pointer and by bit. UNUSED: none of those that fall short.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#include "print.h"

volatile uint8_t* volatile pointer;
volatile uint8_t taken;

int main(void) {
  print_start();
  DDRB = 0x80;
  PORTB = 0x80;
  UCSR1C = (1 << UCSZ11) | (1 << UCSZ10);  // plain bytes, as the emulator has them
  ACSR = 1 << ACD;                         // off
  TCCR1A = 1 << WGM10;                     // half of what follows
  TCCR1B = (1 << WGM12) | (1 << CS10);     // fast PWM
  OCR1A = 77;
  pointer = &TCCR3A;
  *pointer = 1 << WGM30;
  SPCR = (1 << SPE) | (1 << MSTR);
#ifndef UNUSED
  SPDR = 0x55;                             // in part SPDR
  PRR0 = 1 << PRTWI;                       // missing PRR0
  GTCCR |= 1 << PSRASY;                    // missing GTCCR
  taken = OSCCAL;                          // missing OSCCAL
  pointer = &XMCRB;
  *pointer = 0;                            // missing XMCRB
  PRR0 = 0;                                // missing PRR0
  TCCR3B = 1 << CS30;                      // in part TCCR3B
  UCSR1C = 1 << UPM11;                     // in part UCSR1C
  set_sleep_mode(SLEEP_MODE_PWR_DOWN);     // in part SMCR
  sleep_enable();                          // in part SMCR
#else
  DDRB |= 1 << PB0;
  SPDR = 0x55;
  sleep_enable();
#endif
  PORTB = 0;
  cli();
  sleep_cpu();
  for (;;) {
  }
}
