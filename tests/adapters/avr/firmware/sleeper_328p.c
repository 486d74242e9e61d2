// Does nothing, on another microcontroller.
#include <avr/sleep.h>

int main(void) {
  for (;;) sleep_mode();
}
