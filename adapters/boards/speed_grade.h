#pragma once

#include <optional>
#include <string_view>

namespace heliorig::adapters {

/// The least supply at which its data sheet lets a microcontroller run at a clock; nothing where no supply is
/// enough. Asserts that there is such a microcontroller (mcu.h).
std::optional<double> least_supply_V(std::string_view mcu, double clock_Hz);

}  // namespace heliorig::adapters
