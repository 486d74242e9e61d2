// Raises PB4, says so, and is lost in the way of HOW. With WATCHDOG, that resets it after 15 ms; what it
// counts then goes on in memory that no reset clears.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

#include "print.h"

static uint8_t lives __attribute__((section(".noinit")));

int main(void) {
  uint8_t cause = MCUSR;
  MCUSR = 0;
  wdt_disable();
  if (cause & (1 << PORF)) lives = 0;
  ++lives;
  print_start();
  print_field(lives);
  print_number(cause);
  print_char('\n');
  DDRB = 1 << PB4;
  PORTB = 1 << PB4;
  while (!(UCSR0A & (1 << TXC0))) {
  }
#ifdef WATCHDOG
  if (lives < 4) wdt_enable(WDTO_15MS);
#endif
#if HOW == 0
  cli();
  for (;;) {
  }
#elif HOW == 1
  __asm__ volatile("ldi r30, 0xf0\n ldi r31, 0xff\n ldi r16, 0x01\n out 0x3c, r16\n eijmp" ::
                       : "r16", "r30", "r31");
#elif HOW == 2
  __asm__ volatile(".word 0x9404");
#elif HOW == 3
  *(volatile uint8_t*)0xf123 = 1;
#elif HOW == 4
  cli();
  sleep_mode();
#endif
  for (;;) {
  }
}
