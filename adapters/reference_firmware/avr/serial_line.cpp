#include "adapters/reference_firmware/avr/serial_line.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <stdint.h>

namespace heliorig_firmware {
namespace serial_line {
namespace {

/// Filled at one end and emptied at the other, by an interrupt and by the program: one of them each.
struct Ring {
  static constexpr uint8_t size = 128;  // a power of two
  volatile char characters[size];
  volatile uint8_t head;  ///< where the next character goes
  volatile uint8_t tail;  ///< the oldest

  static uint8_t after(uint8_t place) { return static_cast<uint8_t>((place + 1) % size); }
  bool empty() const { return head == tail; }
  bool full() const { return after(head) == tail; }
  void put(char character) {
    characters[head] = character;
    head = after(head);
  }
  char take() {
    const char character = characters[tail];
    tail = after(tail);
    return character;
  }
};

Ring in;
volatile bool lost = false;  ///< since the last that was put
Ring out;

}  // namespace

/// At double speed, by which 115200 baud are 2.1 % off and not 3.5.
void begin(uint32_t baud) {
  UCSR0A = 1 << U2X0;
  UBRR0 = static_cast<uint16_t>((F_CPU / 4 / baud - 1) / 2);
  UCSR0B = 1 << TXEN0 | 1 << RXEN0 | 1 << RXCIE0;
}

bool receive(char& character) {
  if (in.empty()) return false;
  character = in.take();
  return true;
}

bool waits() {
  return !in.empty();
}

bool ready() {
  return !out.full();
}

void send(char character) {
  out.put(character);
  UCSR0B |= 1 << UDRIE0;
}

}  // namespace serial_line
}  // namespace heliorig_firmware

ISR(USART0_UDRE_vect) {
  using namespace heliorig_firmware::serial_line;
  if (out.empty()) {
    UCSR0B &= static_cast<uint8_t>(~(1 << UDRIE0));
    return;
  }
  UDR0 = static_cast<uint8_t>(out.take());
}

ISR(USART0_RX_vect) {
  using namespace heliorig_firmware::serial_line;
  const uint8_t status = UCSR0A;  // before the character, with which it goes
  const char character = static_cast<char>(UDR0);
  if (status & (1 << FE0 | 1 << DOR0)) lost = true;
  if (lost && !in.full()) {
    in.put('\0');
    lost = false;
  }
  if (status & 1 << FE0) return;
  if (in.full()) {
    lost = true;
  } else {
    in.put(character);
  }
}
