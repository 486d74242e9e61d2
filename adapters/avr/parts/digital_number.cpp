#include <array>
#include <string>
#include <vector>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"bit0", PinUse::digital_output, true, "worth 1"},
    PinRole{"bit1", PinUse::digital_output, true, "worth 2"},
    PinRole{"bit2", PinUse::digital_output, false, "worth 4"},
    PinRole{"bit3", PinUse::digital_output, false, "worth 8"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::from_controller, "1", true, "the number that the pins show"},
};

/// A number shown on two to four pins, as lamps of a mode.
class DigitalNumber final : public Part {
 public:
  explicit DigitalNumber(const PartSetup& setup)
      : bits_(setup.wires.begin(), setup.wires.end()), signal_(setup.part.signal("value")) {}

  void end(std::span<double> outputs) override {
    unsigned number = 0;
    for (std::size_t bit = 0; bit < bits_.size(); ++bit) {
      if (bits_[bit] != nullptr && bits_[bit]->high()) number |= 1u << bit;
    }
    outputs[signal_] = number;
  }

 private:
  std::vector<const Wire*> bits_;  ///< null where there is none
  std::size_t signal_;
};

}  // namespace

PartType digital_number() {
  return {{"digital_number", "number on two to four pins, as lamps of a mode", pins, signals, {}},
          make_part<DigitalNumber>};
}

}  // namespace heliorig::adapters
