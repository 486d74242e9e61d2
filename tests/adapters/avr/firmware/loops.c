// A main loop of 10 ms with interrupts on that ends after 20 turns in the way of HOW: the processor asleep with
// interrupts off, or at no instruction; by HOW 2 setup never ends. WATCHDOG: one of 250 ms resets it then.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>
#include <avr/wdt.h>
#include <util/delay.h>

static uint8_t turn;

void __attribute__((noinline)) loop(void) {
  wdt_reset();
  _delay_ms(10);
  if (++turn < 20) return;
#if HOW == 0
  cli();
  sleep_mode();
#elif HOW == 1
  __asm__ volatile(".word 0x9404");
#endif
}

int main(void) {
  MCUSR = 0;
  wdt_disable();
#ifdef WATCHDOG
  wdt_enable(WDTO_250MS);
#endif
  sei();
#if HOW == 2
  for (;;) {
  }
#endif
  for (;;) loop();
}
