#pragma once

#include <span>
#include <string>
#include <vector>

#include "adapters/reference_firmware/io.h"
#include "models/ports/signal_spec.h"

namespace heliorig::adapters {

/// The reference board as arithmetic: what its firmware reads of each sensor, and what the plant sees of each
/// output, without the parts between (scenarios/boards/solarose-4x4.yaml; a test holds the two together).

/// The sensors that are read, in the order that encode() takes.
std::vector<std::string> coded_sensors();
/// What is driven and reported, in the order that decode() fills.
std::vector<models::SignalSpec> decoded_outputs();

/// Codes and levels of the sensors. Leaves `uptime_ms` alone; `feed_pulses` is the meter's count, floor, mod
/// 2^32.
void encode(std::span<const double> sensors, heliorig_firmware::Inputs& in);

/// Adds the steps to the counts of the drives, sets all else.
void decode(const heliorig_firmware::Outputs& out, std::span<double> outputs);

}  // namespace heliorig::adapters
