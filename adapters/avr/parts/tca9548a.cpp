#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

/// Bus switch with eight channels (Texas Instruments SCPS207, section 8): each bit of its one register joins
/// a channel; all are apart at power-up. Its reset pin is taken as left alone: a reset of the microcontroller
/// changes nothing. It switches at the end of the byte, where the chip waits for the stop condition.
class Tca9548a final : public Part, public BusDevice, public BusSwitch {
 public:
  explicit Tca9548a(const PartSetup& setup) { setup.join_bus(*this); }

  void start(bool) override {}
  bool write(std::uint8_t byte) override {
    joined_ = byte;
    return true;
  }
  std::uint8_t read() override { return joined_; }

  void lose_power() override { joined_ = 0; }

  bool joins(std::uint8_t channel) const override { return (joined_ >> channel & 1) != 0; }
  const BusSwitch* as_switch() const override { return this; }

 private:
  std::uint8_t joined_ = 0;
};

}  // namespace

PartType tca9548a() {
  return {{.name = "tca9548a",
           .meaning = "switch with eight channels on the two-wire bus",
           .on_bus = true,
           .is_switch = true,
           .addresses = {0x70, 0x77}},  // table 1: three pins
          make_part<Tca9548a>};
}

}  // namespace heliorig::adapters
