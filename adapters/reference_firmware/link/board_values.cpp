#include "adapters/reference_firmware/link/board_values.h"

#include "adapters/boards/codes.h"

namespace heliorig_firmware {
namespace {

constexpr double reference_V = 5.0;
constexpr double shunt_ohm = 250.0;
constexpr int64_t seconds_to_2000 = 946684800;
constexpr int64_t seconds_to_2100 = 4102444800;

}  // namespace

uint16_t analog_code(uint8_t input, double value) {
  const AnalogInput& of = analog_inputs[input];
  const double input_V = of.transmitter
                             ? heliorig::adapters::transmitter_V(value, of.low, of.high, shunt_ohm)
                             : heliorig::adapters::linear_V(value, of.low, of.high, 0.0, reference_V);
  return heliorig::adapters::converter_code(input_V, reference_V);
}

uint16_t encoder_code(double angle_rad) {
  return heliorig::adapters::magnet_code(angle_rad, encoder_gear);
}

void show_clock(int64_t utc_s, Inputs& in) {
  in.clock_valid = utc_s >= seconds_to_2000 && utc_s < seconds_to_2100;
  in.clock_s = in.clock_valid ? static_cast<uint32_t>(utc_s - seconds_to_2000) : 0;
}

double duty(uint8_t compare) {
  return compare == 0 ? 0.0 : (compare + 1.0) / 256.0;
}

}  // namespace heliorig_firmware
