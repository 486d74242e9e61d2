#include <array>

#include "adapters/avr/parts/contact.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"input", PinUse::digital_input, true, "where the contact is read"},
};
constexpr std::array parameters{contact_joins, contact_resistor};
constexpr std::array button_faults{
    FaultRole{"pressed", "", 0.0, 1.0, true, "somebody holds it down"},
};
constexpr std::array switch_faults{
    FaultRole{"closed", "", 0.0, 1.0, true, "somebody has switched it on"},
};

/// A contact that a scenario works: open, and closed while the stimulus is on. The stimulus has had its
/// effect when the firmware has read the pin since, or has been interrupted by it.
class WorkedContact final : public Part {
 public:
  explicit WorkedContact(const PartSetup& setup) : contact_(setup, "input") {}

  void set_fault(std::size_t, std::optional<double> value) override { contact_.work(value.has_value()); }
  bool fault_has_effect(std::size_t) const override { return contact_.was_noticed(); }

 private:
  Contact contact_;
};

}  // namespace

PartType push_button() {
  return {{.name = "push_button",
           .meaning = "button that a scenario presses",
           .pins = pins,
           .parameters = parameters,
           .faults = button_faults},
          make_part<WorkedContact>};
}

PartType hand_switch() {
  return {{.name = "hand_switch",
           .meaning = "switch that a scenario closes",
           .pins = pins,
           .parameters = parameters,
           .faults = switch_faults},
          make_part<WorkedContact>};
}

}  // namespace heliorig::adapters
