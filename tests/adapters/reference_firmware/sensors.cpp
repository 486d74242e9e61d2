#include "tests/adapters/reference_firmware/sensors.h"

#include "adapters/boards/codes.h"

namespace heliorig::tests {
namespace {

using heliorig_firmware::Analog;
using heliorig_firmware::Inputs;

constexpr double shunt_ohm = 250.0;
constexpr double reference_V = 5.0;

void set(Inputs& in, Analog input, std::uint16_t code) {
  in.analog[static_cast<std::size_t>(input)] = code;
}

}  // namespace

std::uint16_t current_code(double current_mA) {
  return adapters::converter_code(current_mA * 1e-3 * shunt_ohm, reference_V);
}

std::uint16_t transmitter_code(double value, double full_scale) {
  return adapters::converter_code(adapters::transmitter_V(value, 0.0, full_scale, shunt_ohm), reference_V);
}

void set_pressure(Inputs& in, Analog input, double pressure_bar) {
  set(in, input, transmitter_code(pressure_bar, 16.0));
}

void set_wall(Inputs& in, Analog input, double wall_degC) {
  set(in, input, transmitter_code(wall_degC, 500.0));
}

Inputs good_order() {
  Inputs in{};
  set_pressure(in, Analog::pressure_1, 9.8);
  set_pressure(in, Analog::pressure_2, 9.8);
  set(in, Analog::drum_temperature, transmitter_code(183.0, 300.0));
  set(in, Analog::outlet_temperature, transmitter_code(200.0, 300.0));
  set_wall(in, Analog::evaporator_wall_temperature, 190.0);
  set_wall(in, Analog::superheater_wall_temperature, 220.0);
  set(in, Analog::supply_voltage, adapters::converter_code(24.0 / 6.0, reference_V));
  in.level_low_1 = in.level_low_2 = in.level_normal = true;
  in.chain_closed = true;
  in.clock_valid = true;
  in.clock_s = 835347600;  // 2026-06-21T09:00:00Z
  return in;
}

}  // namespace heliorig::tests
