#include "adapters/avr/parts/catalogue.h"

#include <array>
#include <vector>

namespace heliorig::adapters {

// Each is defined in the file of its name; push_button.cpp holds both contacts that are worked by hand.
PartType a4988();
PartType as5600();
PartType console();
PartType current_transmitter();
PartType digital_number();
PartType digital_output();
PartType ds1307();
PartType ds3231();
PartType end_switch();
PartType h_bridge();
PartType hand_switch();
PartType led();
PartType light_dependent_resistor();
PartType mcp23017();
PartType photodiode();
PartType potentiometer();
PartType probe();
PartType pulse_rate();
PartType pulse_source();
PartType push_button();
PartType pwm_output();
PartType quadrature_encoder();
PartType ratiometric_transmitter();
PartType relay_drive();
PartType resistance_thermometer();
PartType sd_card();
PartType stepper_drive();
PartType tca9548a();
PartType turn_counter();
PartType voltage_input();

std::span<const PartType> part_types() {
  static const std::array all{
      a4988(),
      as5600(),
      console(),
      current_transmitter(),
      digital_number(),
      digital_output(),
      ds1307(),
      ds3231(),
      end_switch(),
      h_bridge(),
      hand_switch(),
      led(),
      light_dependent_resistor(),
      mcp23017(),
      photodiode(),
      potentiometer(),
      probe(),
      pulse_rate(),
      pulse_source(),
      push_button(),
      pwm_output(),
      quadrature_encoder(),
      ratiometric_transmitter(),
      relay_drive(),
      resistance_thermometer(),
      sd_card(),
      stepper_drive(),
      tca9548a(),
      turn_counter(),
      voltage_input(),
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
