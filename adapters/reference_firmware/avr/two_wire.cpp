#include "adapters/reference_firmware/avr/two_wire.h"

#include <avr/io.h>

namespace heliorig_firmware {
namespace two_wire {
namespace {

// Status codes of the data sheet, tables 24-2 and 24-3.
enum Status : uint8_t {
  started = 0x08,
  started_again = 0x10,
  address_taken = 0x18,
  byte_taken = 0x28,
  read_address_taken = 0x40,
  byte_came = 0x50,
  last_byte_came = 0x58,
};

/// A byte takes 23 µs, 360 cycles; a clock held low by a device is waited for as long as ten.
constexpr uint16_t patience = 500;

bool go(uint8_t control, uint8_t status) {
  TWCR = static_cast<uint8_t>(1 << TWINT | 1 << TWEN | control);
  for (uint16_t turn = 0; turn < patience; ++turn) {
    if (TWCR & 1 << TWINT) return (TWSR & 0xf8) == status;
  }
  return false;
}

bool send(uint8_t byte, uint8_t status) {
  TWDR = byte;
  return go(0, status);
}

/// Gives the bus back, whatever happened; an interface that hangs is switched off and on.
bool finish(bool well) {
  if (!well && !(TWCR & 1 << TWINT)) TWCR = 0;
  TWCR = 1 << TWINT | 1 << TWEN | 1 << TWSTO;
  for (uint16_t turn = 0; turn < patience && (TWCR & 1 << TWSTO); ++turn) {
  }
  return well;
}

bool address_device(uint8_t address) {
  return go(1 << TWSTA, started) && send(static_cast<uint8_t>(address << 1), address_taken);
}

bool receive(uint8_t* bytes, uint8_t count) {
  for (uint8_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count;
    if (!go(last ? 0 : 1 << TWEA, last ? last_byte_came : byte_came)) return false;
    bytes[i] = TWDR;
  }
  return true;
}

}  // namespace

void begin() {
  TWBR = 12;
}  // 16 MHz / (16 + 2 · 12)

bool write(uint8_t address, uint8_t byte) {
  return finish(address_device(address) && send(byte, byte_taken));
}

bool read(uint8_t address, uint8_t first, uint8_t* bytes, uint8_t count) {
  return finish(address_device(address) && send(first, byte_taken) && go(1 << TWSTA, started_again) &&
                send(static_cast<uint8_t>(address << 1 | 1), read_address_taken) && receive(bytes, count));
}

}  // namespace two_wire
}  // namespace heliorig_firmware
