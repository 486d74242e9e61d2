#include "adapters/avr/parts/catalogue.h"

#include <array>
#include <vector>

namespace heliorig::adapters {

// Each is defined in the file of its name.
PartType as5600();
PartType console();
PartType current_transmitter();
PartType digital_number();
PartType digital_output();
PartType ds3231();
PartType mcp23017();
PartType pulse_source();
PartType pwm_output();
PartType stepper_drive();
PartType tca9548a();
PartType voltage_input();

std::span<const PartType> part_types() {
  static const std::array all{
      as5600(),   console(),      current_transmitter(), digital_number(), digital_output(), ds3231(),
      mcp23017(), pulse_source(), pwm_output(),          stepper_drive(),  tca9548a(),       voltage_input(),
  };
  return all;
}

std::span<const PartKind> part_kinds() {
  static const auto kinds = [] {
    std::vector<PartKind> all;
    for (const PartType& type : part_types()) all.push_back(type.kind);
    return all;
  }();
  return kinds;
}

}  // namespace heliorig::adapters
