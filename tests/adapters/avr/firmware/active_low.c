// What is on while it is driven low: a lamp at PC0 and relays at PC1 and PC2. For 95 ms drives nothing; then lamp and
// relay off and, without a word to the port, the other relay on; after 195 ms all on; after 295 ms lets go of
// lamp and first relay.
#include <avr/io.h>
#include <util/delay.h>

int main(void) {
  _delay_ms(95);
  PORTC = (1 << PC0) | (1 << PC1);
  DDRC = (1 << PC0) | (1 << PC1) | (1 << PC2);
  _delay_ms(100);
  PORTC = 0;
  _delay_ms(100);
  DDRC = 1 << PC2;
  for (;;) {
  }
}
