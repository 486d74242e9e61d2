// Says each line that it hears, in brackets, at BAUD; PB4 turns at each byte. LATE: it listens after 50 ms only. ERRORS:
// a byte with a frame error is heard as '!', and ends a line.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/delay.h>

#ifndef BAUD_RATE
#define BAUD_RATE 9600UL
#endif

static volatile char heard[256];
static volatile uint8_t begin;
static volatile uint8_t end;

ISR(USART0_RX_vect) {
  PINB = 1 << PB4;
#ifdef ERRORS
  const uint8_t status = UCSR0A;
  const char byte = UDR0;
  if (status & (1 << FE0)) {
    heard[end++] = '!';
    heard[end++] = '\n';
  } else {
    heard[end++] = byte;
  }
#else
  heard[end++] = UDR0;
#endif
}

static void say(char c) {
  while (!(UCSR0A & (1 << UDRE0))) {
  }
  UDR0 = c;
}

int main(void) {
  uint8_t inside = 0;
  DDRB = 1 << PB4;
  UBRR0 = F_CPU / 16 / BAUD_RATE - 1;
  UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
  UCSR0B = 1 << TXEN0;
#ifdef LATE
  _delay_ms(50);
#endif
  UCSR0B |= (1 << RXEN0) | (1 << RXCIE0);
  sei();
  for (;;) {
    char c;
    if (begin == end) continue;
    c = heard[begin++];
    if (!inside) say('<');
    inside = c != '\n';
    if (!inside) say('>');
    say(c);
  }
}
