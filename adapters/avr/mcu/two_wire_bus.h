#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_twi_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// A slave on the two-wire bus, as one that has recognised its address sees it.
class BusDevice {
 public:
  virtual ~BusDevice() = default;
  /// Addressed anew, to be read or written.
  virtual void start(bool read) = 0;
  /// Takes a byte; false: not acknowledged.
  virtual bool write(std::uint8_t byte) = 0;
  virtual std::uint8_t read() = 0;
  virtual void stop() {}
};

/// A slave that joins further wires to the bus.
class BusSwitch {
 public:
  virtual ~BusSwitch() = default;
  virtual bool joins(std::uint8_t channel) const = 0;
};

/// The two-wire bus of the chip (TWI as master). Slaves of one address that are joined at the same time all
/// answer: bits are pulled down by any of them, as on real wires. Mends the emulator's status after the
/// address of a write (0x28 for 0x18 and 0x30 for 0x20; data sheet, table 24-3).
class TwoWireBus {
 public:
  explicit TwoWireBus(AvrMcu& mcu);

  /// `behind`: the switch and its channel, or null for the bus itself.
  void add(BusDevice& device, std::uint8_t address, const BusSwitch* behind, std::uint8_t channel);

 private:
  struct Slave {
    BusDevice* device;
    std::uint8_t address;
    const BusSwitch* behind;
    std::uint8_t channel;
    bool joined() const { return behind == nullptr || behind->joins(channel); }
  };

  static void on_output(avr_irq_t* irq, std::uint32_t value, void* self);
  static void on_status(avr_irq_t* irq, std::uint32_t value, void* self);
  void answer(std::uint8_t conditions, std::uint8_t data);
  void start(std::uint8_t address, bool read);
  bool write(std::uint8_t byte);
  std::uint8_t read();
  void stop();

  AvrMcu& mcu_;
  avr_twi_t* controller_ = nullptr;
  std::vector<Slave> slaves_;
  std::vector<BusDevice*> addressed_;
  bool address_sent_ = false;  ///< the last byte was the address of a write
};

}  // namespace heliorig::adapters
