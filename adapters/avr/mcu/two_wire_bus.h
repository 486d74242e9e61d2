#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

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

/// The wires of a two-wire bus and what hangs on them. Slaves of one address that are joined at the same time
/// all answer: bits are pulled down by any of them, as on real wires.
class TwoWireBus {
 public:
  /// `behind`: the switch and its channel, or null for the bus itself.
  void add(BusDevice& device, std::uint8_t address, const BusSwitch* behind, std::uint8_t channel);

  /// Start condition and address; whether anybody acknowledged.
  bool start(std::uint8_t address, bool read);
  /// Whether anybody acknowledged.
  bool write(std::uint8_t byte);
  std::uint8_t read();
  void stop();

  /// A fault of the slave at this address and place: it hears nothing and acknowledges nothing. Whether a
  /// master has addressed it meanwhile.
  void set_deaf(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel, bool deaf);
  bool missed(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) const;

 private:
  struct Slave {
    BusDevice* device;
    std::uint8_t address;
    const BusSwitch* behind;
    std::uint8_t channel;
    bool deaf = false;
    bool missed = false;
    bool joined() const { return behind == nullptr || behind->joins(channel); }
  };

  std::size_t find(std::uint8_t address, const BusSwitch* behind, std::uint8_t channel) const;

  std::vector<Slave> slaves_;
  std::vector<BusDevice*> addressed_;
};

}  // namespace heliorig::adapters
