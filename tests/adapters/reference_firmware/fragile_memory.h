// An EEPROM whose power may go in the middle of a byte.
#pragma once

#include <array>
#include <cstdint>

#include "adapters/reference_firmware/configuration.h"

namespace heliorig::tests {

class FragileMemory final : public heliorig_firmware::Memory {
 public:
  FragileMemory() { bytes_.fill(0xff); }
  std::uint8_t read(std::uint16_t address) const override { return bytes_.at(address); }
  void write(std::uint16_t address, std::uint8_t byte) override {
    ++writes_;
    if (writes_ > last_write_) return;
    bytes_.at(address) = writes_ == last_write_ ? static_cast<std::uint8_t>(byte ^ 0x5a) : byte;
  }
  bool busy() const override { return false; }

  /// Spoils the write after so many whole ones; later ones do not happen.
  void cut_after(int writes) {
    writes_ = 0;
    last_write_ = writes + 1;
  }
  void power_up() {
    writes_ = 0;
    last_write_ = 1000000;
  }
  /// Whether the power has gone in a write.
  bool cut() const { return writes_ >= last_write_; }
  std::uint8_t& byte(std::size_t address) { return bytes_.at(address); }

 private:
  std::array<std::uint8_t, 256> bytes_{};
  int writes_ = 0;
  int last_write_ = 1000000;
};

}  // namespace heliorig::tests
