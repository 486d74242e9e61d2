#pragma once

#include <cstdint>

#include "adapters/reference_firmware/io.h"

namespace heliorig::tests {

/// What the board's converter gives for a transmitter of 4–20 mA, by its current.
std::uint16_t current_code(double current_mA);
/// The same by the measured value; the range begins at 0.
std::uint16_t transmitter_code(double value, double full_scale);

/// Sensors of a machine in good order: 9.8 barg, water at its normal level, walls at saturation, the chain
/// closed, a morning in June. Its rows stand and do not turn. Uptime and clock are of the first tick.
heliorig_firmware::Inputs good_order();

/// Sets a transmitter by its value: bar(g) or °C.
void set_pressure(heliorig_firmware::Inputs& in, heliorig_firmware::Analog input, double pressure_bar);
void set_wall(heliorig_firmware::Inputs& in, heliorig_firmware::Analog input, double wall_degC);

}  // namespace heliorig::tests
