// The reference board as arithmetic: what its firmware reads of each sensor, and what the plant sees of each
// output, without the parts between (scenarios/boards/solarose-4x4.yaml; a test holds the two together).
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {

/// An analogue input: a transmitter, or a voltage of 0 to 5 V, and its range in SI.
struct AnalogInput {
  const char* name;
  bool transmitter;
  double low;
  double high;
};

constexpr double ice_K = 273.15;

// In the order of Analog.
constexpr AnalogInput analog_inputs[] = {
    {"instruments.pressure_1", true, 0.0, 16e5},
    {"instruments.pressure_2", true, 0.0, 16e5},
    {"instruments.drum_temperature", true, ice_K, ice_K + 300.0},
    {"instruments.outlet_temperature", true, ice_K, ice_K + 300.0},
    {"instruments.evaporator_wall_temperature", true, ice_K, ice_K + 500.0},
    {"instruments.superheater_wall_temperature", true, ice_K, ice_K + 500.0},
    {"instruments.vent_position", false, 0.0, 1.0},
    {"instruments.outlet_valve_position", false, 0.0, 1.0},
    {"instruments.supply_voltage", false, 0.0, 30.0},
    {"instruments.dni", false, 0.0, 1500.0},
    {"instruments.wind_speed", false, 0.0, 50.0},
};
constexpr uint8_t analog_count = static_cast<uint8_t>(Analog::count);
static_assert(sizeof analog_inputs / sizeof analog_inputs[0] == analog_count, "one for each input");

/// Turns of an encoder's magnet for one of its row.
constexpr double encoder_gear = 5.0;

/// By which the link build calls itself: the bench holds these scales against its plant's.
constexpr const char* link_name = "heliorig reference firmware";

/// Code of an analogue input at a value in SI.
uint16_t analog_code(uint8_t input, double value);

/// Code of a row's encoder.
uint16_t encoder_code(double angle_rad);

/// Sets what the clock chip shows at this Unix time; it knows the years 2000 to 2099.
void show_clock(int64_t utc_s, Inputs& in);

/// A timer of 8 bits in fast PWM: (OCR + 1) / 256, and nothing for 0, where the firmware takes the pin from
/// it.
double duty(uint8_t compare);

}  // namespace heliorig_firmware
