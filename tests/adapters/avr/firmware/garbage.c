// Says what it finds in RAM that nobody has written. Before the start-up code clears the variables, of which the end of
// the heap is one, it waits 15 ms.
#include <stdlib.h>
#include <util/delay.h>

#include "print.h"

static uint8_t found[8] __attribute__((section(".noinit")));
static uint8_t* volatile heap;

void __attribute__((naked, used, section(".init3"))) wait_first(void) { _delay_ms(15); }

int main(void) {
  uint8_t i;
  print_start();
  for (i = 0; i < sizeof found; ++i) print_field(found[i]);
  print_char('\n');
  heap = malloc(16);
  for (;;) {
  }
}
