#include <avr/interrupt.h>
#include <avr/io.h>

#include "Arduino.h"

HardwareSerial Serial;
void setup();
void loop();

namespace {

constexpr uint8_t size = 64;  // as Arduino's
volatile uint8_t received[size];
volatile uint8_t head = 0;
volatile uint8_t tail = 0;

}  // namespace

ISR(USART_RX_vect) {
  const uint8_t byte = UDR0;
  const uint8_t after = (head + 1) % size;
  if (after == tail) return;
  received[head] = byte;
  head = after;
}

void HardwareSerial::begin(uint32_t baud) {
  UCSR0A = 1 << U2X0;
  UBRR0 = static_cast<uint16_t>((F_CPU / 4 / baud - 1) / 2);
  UCSR0B = 1 << RXCIE0 | 1 << RXEN0 | 1 << TXEN0;
}
int HardwareSerial::available() {
  return (size + head - tail) % size;
}
int HardwareSerial::read() {
  const uint8_t byte = received[tail];
  tail = (tail + 1) % size;
  return byte;
}
int HardwareSerial::availableForWrite() {
  return (UCSR0A & 1 << UDRE0) != 0 ? 1 : 0;
}
size_t HardwareSerial::write(uint8_t byte) {
  while (availableForWrite() == 0) {
  }
  UDR0 = byte;
  return 1;
}

// Pins are not what is tested; without BENCH the sketch is only compiled.
void pinMode(int, int) {}
void digitalWrite(int, int) {}
int analogRead(int) {
  return 0;
}
void delay(uint32_t) {}
uint32_t micros() {
  return 0;
}

int main() {
  sei();
  setup();
  for (;;) loop();
}
