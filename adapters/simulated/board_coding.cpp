#include "adapters/simulated/board_coding.h"

#include <array>
#include <cassert>
#include <cmath>
#include <iterator>

#include "adapters/reference_firmware/link/board_values.h"

namespace heliorig::adapters {
namespace {

using heliorig_firmware::analog_inputs;
using heliorig_firmware::Inputs;
using heliorig_firmware::Outputs;
using heliorig_firmware::row_count;
using models::PortSpec;
using models::SignalKind;

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

bool high(double signal) {
  return signal > 0.5;
}

}  // namespace

std::vector<std::string> coded_sensors() {
  std::vector<std::string> names;
  for (const auto& sensor : analog_inputs) names.emplace_back(sensor.name);
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
  assert(sensors.size() == std::size(analog_inputs) + row_sensors.size() * row_count + single_sensors.size());
  for (std::size_t i = 0; i < std::size(analog_inputs); ++i)
    in.analog[i] = heliorig_firmware::analog_code(static_cast<std::uint8_t>(i), sensors[i]);
  const auto rows = sensors.subspan(std::size(analog_inputs));
  in.limit_low = in.limit_high = 0;
  for (std::size_t i = 0; i < row_count; ++i) {
    in.encoder[i] = heliorig_firmware::encoder_code(rows[i]);
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
  heliorig_firmware::show_clock(static_cast<std::int64_t>(std::floor(single[6])), in);
  in.feed_pulses = static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(single[7])));
}

void decode(const Outputs& out, std::span<double> to) {
  assert(to.size() == row_count + outputs.size() - 1);
  for (std::size_t i = 0; i < row_count; ++i) to[i] += out.steps[i];
  const auto rest = to.subspan(row_count);
  rest[0] = heliorig_firmware::duty(out.feed_pump);
  rest[1] = heliorig_firmware::duty(out.bypass_valve);
  rest[2] = out.vent_shut ? 1.0 : 0.0;
  rest[3] = out.chain_permit ? 1.0 : 0.0;
  rest[4] = static_cast<double>(out.mode);
  rest[5] = out.alarm ? 1.0 : 0.0;
}

}  // namespace heliorig::adapters
