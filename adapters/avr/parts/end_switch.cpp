#include <array>

#include "adapters/avr/parts/contact.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"input", PinUse::digital_input, true, "where the contact is read"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "1", true, "1 while the switch is acted upon"},
};
constexpr std::array parameters{
    contact_joins,
    contact_resistor,
    choice("contact", "normally_open normally_closed", "what it is while nothing acts on it"),
};

/// A switch that the machine works: end switches, limiters with a contact. A normally closed one also says
/// that its wire is whole.
class EndSwitch final : public Part {
 public:
  explicit EndSwitch(const PartSetup& setup)
      : contact_(setup, "input"),
        sensor_(setup.part.signal("value")),
        normally_closed_(setup.part.word("contact") == "normally_closed") {}

  void begin(const Quantum& quantum) override {
    contact_.set((quantum.sensors[sensor_] > 0.5) != normally_closed_);
  }

 private:
  Contact contact_;
  std::size_t sensor_;
  bool normally_closed_;
};

}  // namespace

PartType end_switch() {
  return {{.name = "end_switch",
           .meaning = "contact that the machine works",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<EndSwitch>};
}

}  // namespace heliorig::adapters
