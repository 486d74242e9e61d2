// Reads and drives every pin of the reference board by the table of pins that its firmware is written to, and
// prints what it reads once each tick of 100 ms: encoders, channels, expanders, clock, pulses. Asleep between
// ticks.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

#include "print.h"

static volatile uint32_t pulses;

ISR(INT4_vect) {
  ++pulses;
}
EMPTY_INTERRUPT(TIMER1_COMPA_vect)

static void go(uint8_t control) {
  TWCR = (1 << TWINT) | (1 << TWEN) | control;
  while (!(TWCR & (1 << TWINT))) {
  }
}

static void send(uint8_t byte) {
  TWDR = byte;
  go(0);
}

static void stop(void) {
  TWCR = (1 << TWINT) | (1 << TWEN) | (1 << TWSTO);
}

static void set(uint8_t address, uint8_t byte) {
  go(1 << TWSTA);
  send(address << 1);
  send(byte);
  stop();
}

static void get(uint8_t address, uint8_t at, uint8_t* bytes, uint8_t count) {
  go(1 << TWSTA);
  send(address << 1);
  send(at);
  go(1 << TWSTA);
  send(address << 1 | 1);
  while (count-- > 1) {
    go(1 << TWEA);
    *bytes++ = TWDR;
  }
  go(0);
  *bytes = TWDR;
  stop();
}

static void read_encoders(void) {
  uint8_t bytes[2];
  uint8_t row;
  for (row = 0; row < 10; ++row) {
    set(0x70, row < 8 ? 1 << row : 0);
    set(0x71, row < 8 ? 0 : 1 << (row - 8));
    get(0x36, 0x0c, bytes, 2);
    print_field(bytes[0] << 8 | bytes[1]);
  }
  print_char('\n');
}

static void read_channels(void) {
  uint8_t channel;
  for (channel = 0; channel < 11; ++channel) {
    ADMUX = (1 << REFS0) | (channel & 7);
    ADCSRB = channel & 8 ? 1 << MUX5 : 0;
    ADCSRA |= 1 << ADSC;
    while (ADCSRA & (1 << ADSC)) {
    }
    print_field(ADC);
  }
  print_char('\n');
}

static void read_others(void) {
  uint8_t bytes[2];
  uint32_t counted;
  get(0x20, 0x12, bytes, 2);
  print_field(bytes[0]);
  print_field(bytes[1]);
  get(0x21, 0x12, bytes, 2);
  print_field(bytes[0]);
  print_field(bytes[1]);
  get(0x68, 0, bytes, 1);
  print_field(bytes[0]);
  cli();
  counted = pulses;
  sei();
  print_number(counted);
  print_char('\n');
}

/// Row i makes i + 1 steps, east where i is even.
static void step(void) {
  uint8_t count;
  PORTL = 0x55;
  PORTC = 1 << PC2;
  for (count = 0; count < 10; ++count) {
    uint8_t low = count >= 8 ? 0 : 0xff << count;
    uint8_t high = (count <= 8 ? 1 << PC0 : 0) | (1 << PC1);
    PORTA = low;
    PORTC |= high;
    PORTA = 0;
    PORTC &= ~((1 << PC0) | (1 << PC1));
  }
}

int main(void) {
  print_start();
  DDRA = 0xff;
  DDRL = 0xff;
  DDRC = 0x0f;
  DDRH = (1 << PH3) | (1 << PH4);
  DDRB = 0xf0;
  DDRG = 1 << PG5;
  EICRB = (1 << ISC41) | (1 << ISC40);
  EIMSK = 1 << INT4;
  TWBR = 12;
  ADCSRA = (1 << ADEN) | 7;
  TCCR4A = (1 << COM4A1) | (1 << COM4B1) | (1 << WGM40);
  TCCR4B = (1 << WGM42) | (1 << CS41) | (1 << CS40);
  OCR4A = 127;
  OCR4B = 191;
  PORTB = (1 << PB4) | (1 << PB5) | (1 << PB7);
  PORTG = 1 << PG5;
  OCR1A = 25000 - 1;
  TIMSK1 = 1 << OCIE1A;
  TCCR1B = (1 << WGM12) | (1 << CS11) | (1 << CS10);
  sei();
  step();
  for (;;) {
    sleep_mode();
    if (TCNT1 > 100) continue;  // woken by a pulse
    read_encoders();
    read_channels();
    read_others();
  }
}
