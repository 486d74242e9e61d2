#include "adapters/simulated/board_coding.h"

#include <array>
#include <cassert>
#include <cmath>

#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

using heliorig_firmware::Inputs;
using heliorig_firmware::Outputs;
using heliorig_firmware::row_count;
using models::PortSpec;
using models::SignalKind;

constexpr double reference_V = 5.0;
constexpr double shunt_ohm = 250.0;
constexpr double encoder_gear = 5.0;
constexpr double ice_K = 273.15;
constexpr double seconds_to_2000 = 946684800.0;
constexpr double seconds_to_2100 = 4102444800.0;

/// An analogue input: a transmitter, or a voltage of 0 to 5 V, and its range.
struct AnalogSensor {
  const char* name;
  bool transmitter;
  double low;
  double high;
};

// In the order of heliorig_firmware::Analog.
constexpr std::array analog_sensors{
    AnalogSensor{"instruments.pressure_1", true, 0.0, 16e5},
    AnalogSensor{"instruments.pressure_2", true, 0.0, 16e5},
    AnalogSensor{"instruments.drum_temperature", true, ice_K, ice_K + 300.0},
    AnalogSensor{"instruments.outlet_temperature", true, ice_K, ice_K + 300.0},
    AnalogSensor{"instruments.evaporator_wall_temperature", true, ice_K, ice_K + 500.0},
    AnalogSensor{"instruments.superheater_wall_temperature", true, ice_K, ice_K + 500.0},
    AnalogSensor{"instruments.vent_position", false, 0.0, 1.0},
    AnalogSensor{"instruments.outlet_valve_position", false, 0.0, 1.0},
    AnalogSensor{"instruments.supply_voltage", false, 0.0, 30.0},
    AnalogSensor{"instruments.dni", false, 0.0, 1500.0},
    AnalogSensor{"instruments.wind_speed", false, 0.0, 50.0},
};
static_assert(analog_sensors.size() == static_cast<std::size_t>(heliorig_firmware::Analog::count));

constexpr std::array row_sensors{"instruments.encoder", "instruments.limit_low", "instruments.limit_high"};

/// Sensors beside those, in this order.
constexpr std::array single_sensors{
    "instruments.level_low_1", "instruments.level_low_2",  "instruments.level_normal",
    "instruments.level_high",  "instruments.chain_closed", "instruments.start_button",
    "instruments.clock",       "instruments.feed_pulses",
};

constexpr double steps_max = 1e9;
constexpr std::array outputs{
    PortSpec{"controller.command.drive[i]", "1", -steps_max, steps_max,
             "full steps since power-up, positive eastward"},
    PortSpec{"controller.command.feed_pump", "1", 0, 1, "speed of the feed pump, of its full speed"},
    PortSpec{"controller.command.bypass_valve", "1", 0, 1, "opening of the superheater's bypass"},
    PortSpec{"controller.command.vent_shut", "1", 0, 1, "1 holds the vent shut against its spring",
             SignalKind::discrete},
    PortSpec{"controller.command.chain_permit", "1", 0, 1, "0 drops the safety chain", SignalKind::discrete},
    PortSpec{"controller.mode", "1", 0, 15,
             "0 idle, 1 tracking, 2 defocusing, 3 tripped, 4 homing, 5 warming, 6 stowed",
             SignalKind::discrete},
    PortSpec{"controller.alarm[0]", "1", 0, 1, "the alarm lamp", SignalKind::discrete},
};

std::uint16_t code_of(const AnalogSensor& sensor, double value) {
  const double input_V = sensor.transmitter ? transmitter_V(value, sensor.low, sensor.high, shunt_ohm)
                                            : linear_V(value, sensor.low, sensor.high, 0.0, reference_V);
  return converter_code(input_V, reference_V);
}

/// A timer of 8 bits in fast PWM: (OCR + 1) / 256, and nothing for 0, where the firmware takes the pin from
/// it.
double duty(std::uint8_t compare) {
  return compare == 0 ? 0.0 : (compare + 1.0) / 256.0;
}

bool high(double signal) {
  return signal > 0.5;
}

}  // namespace

std::vector<std::string> coded_sensors() {
  std::vector<std::string> names;
  for (const AnalogSensor& sensor : analog_sensors) names.emplace_back(sensor.name);
  for (const char* name : row_sensors) {
    for (int i = 0; i < row_count; ++i) names.push_back(std::string(name) + '[' + std::to_string(i) + ']');
  }
  names.insert(names.end(), single_sensors.begin(), single_sensors.end());
  return names;
}

std::vector<models::SignalSpec> decoded_outputs() {
  return models::expand(outputs, row_count);
}

void encode(std::span<const double> sensors, Inputs& in) {
  assert(sensors.size() == analog_sensors.size() + row_sensors.size() * row_count + single_sensors.size());
  for (std::size_t i = 0; i < analog_sensors.size(); ++i)
    in.analog[i] = code_of(analog_sensors[i], sensors[i]);
  const auto rows = sensors.subspan(analog_sensors.size());
  in.limit_low = in.limit_high = 0;
  for (std::size_t i = 0; i < row_count; ++i) {
    in.encoder[i] = magnet_code(rows[i], encoder_gear);
    if (high(rows[row_count + i])) in.limit_low = static_cast<std::uint16_t>(in.limit_low | 1u << i);
    if (high(rows[2 * row_count + i])) in.limit_high = static_cast<std::uint16_t>(in.limit_high | 1u << i);
  }
  const auto single = rows.subspan(row_sensors.size() * row_count);
  in.level_low_1 = high(single[0]);
  in.level_low_2 = high(single[1]);
  in.level_normal = high(single[2]);
  in.level_high = high(single[3]);
  in.chain_closed = high(single[4]);
  in.start_button = high(single[5]);
  in.clock_valid = single[6] >= seconds_to_2000 && single[6] < seconds_to_2100;
  in.clock_s = in.clock_valid ? static_cast<std::uint32_t>(single[6] - seconds_to_2000) : 0;
  in.feed_pulses = static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(single[7])));
}

void decode(const Outputs& out, std::span<double> to) {
  assert(to.size() == row_count + outputs.size() - 1);
  for (std::size_t i = 0; i < row_count; ++i) to[i] += out.steps[i];
  const auto rest = to.subspan(row_count);
  rest[0] = duty(out.feed_pump);
  rest[1] = duty(out.bypass_valve);
  rest[2] = out.vent_shut ? 1.0 : 0.0;
  rest[3] = out.chain_permit ? 1.0 : 0.0;
  rest[4] = static_cast<double>(out.mode);
  rest[5] = out.alarm ? 1.0 : 0.0;
}

}  // namespace heliorig::adapters
