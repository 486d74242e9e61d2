#include "adapters/avr/mcu/two_wire_bus.h"

#include <utility>

namespace heliorig::adapters {

void TwoWireBus::add(BusDevice& device, std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) {
  slaves_.push_back({&device, address, behind, channel});
}

bool TwoWireBus::start(std::uint8_t address, bool read) {
  addressed_.clear();
  for (const Slave& slave : slaves_) {
    if (slave.address == address && slave.joined()) addressed_.push_back(slave.device);
  }
  for (BusDevice* device : addressed_) device->start(read);
  return !addressed_.empty();
}

bool TwoWireBus::write(std::uint8_t byte) {
  bool acknowledged = false;
  for (BusDevice* device : addressed_) acknowledged = device->write(byte) || acknowledged;
  return acknowledged;
}

std::uint8_t TwoWireBus::read() {
  std::uint8_t byte = 0xff;  // wires that nobody pulls down
  for (BusDevice* device : addressed_) byte &= device->read();
  return byte;
}

void TwoWireBus::stop() {
  for (BusDevice* device : std::exchange(addressed_, {})) device->stop();
}

}  // namespace heliorig::adapters
