#include "adapters/reference_firmware/avr/console.h"

#include <avr/interrupt.h>
#include <avr/io.h>

namespace heliorig_firmware {
namespace console {
namespace {

constexpr uint8_t size = 128;  // a power of two
volatile char buffer[size];
volatile uint8_t head = 0;  ///< where the next character goes
volatile uint8_t tail = 0;  ///< what is sent next

uint8_t after(uint8_t place) {
  return static_cast<uint8_t>((place + 1) % size);
}

}  // namespace

void begin() {
  UBRR0 = F_CPU / 16 / 9600 - 1;
  UCSR0B = 1 << TXEN0;
}

void print(const char* text) {
  for (; *text != '\0' && after(head) != tail; ++text) {
    buffer[head] = *text;
    head = after(head);
  }
  UCSR0B |= 1 << UDRIE0;
}

}  // namespace console
}  // namespace heliorig_firmware

ISR(USART0_UDRE_vect) {
  using namespace heliorig_firmware::console;
  if (head == tail) {
    UCSR0B &= static_cast<uint8_t>(~(1 << UDRIE0));
    return;
  }
  UDR0 = static_cast<uint8_t>(buffer[tail]);
  tail = after(tail);
}
