// Says at each start what MCUSR holds, which it never clears, and whether WDE is set; then kicks the watchdog for ever.
// WATCHDOG: where that has not bitten yet, it switches it on and lets it.
#include <avr/io.h>
#include <avr/wdt.h>

#include "print.h"

int main(void) {
  const uint8_t causes = MCUSR;
  wdt_reset();
  print_start();
  print_field(causes);
  print_number(WDTCSR >> WDE & 1);
  print_char('\n');
#ifdef WATCHDOG
  if (!(causes & (1 << WDRF))) {
    wdt_enable(WDTO_60MS);
    for (;;) {
    }
  }
#endif
  for (;;) wdt_reset();
}
