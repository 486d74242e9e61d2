#include "adapters/avr/mcu/two_wire_bus.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace heliorig::adapters {

void TwoWireBus::add(BusDevice& device, std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) {
  slaves_.push_back({&device, address, behind, channel});
}

bool TwoWireBus::start(std::uint8_t address, bool read) {
  addressed_.clear();
  for (Slave& slave : slaves_) {
    if (slave.address != address || !slave.joined()) continue;
    if (slave.deaf) {
      slave.missed = true;
    } else {
      addressed_.push_back(slave.device);
    }
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

std::size_t TwoWireBus::find(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) const {
  const auto found = std::ranges::find_if(slaves_, [&](const Slave& slave) {
    return slave.address == address && slave.behind == behind && slave.channel == channel;
  });
  assert(found != slaves_.end());
  return static_cast<std::size_t>(found - slaves_.begin());
}

void TwoWireBus::set_deaf(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel, bool deaf) {
  Slave& slave = slaves_[find(address, behind, channel)];
  if (deaf && !slave.deaf) slave.missed = false;
  slave.deaf = deaf;
  if (deaf) std::erase(addressed_, slave.device);
}

bool TwoWireBus::missed(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) const {
  return slaves_[find(address, behind, channel)].missed;
}

}  // namespace heliorig::adapters
