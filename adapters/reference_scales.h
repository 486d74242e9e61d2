#pragma once

#include <string>

#include "adapters/boards/board.h"
#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

/// Holds the scales by which the reference firmware's sensors are coded where no board file says them
/// (adapters/reference_firmware/link/board_values.h) against those of a plant's instruments. Of each that
/// differs a complaint (code `plant-scale`) about the controller of that name.
bench::Diagnostics check_reference_scales(const std::string& controller, const PlantSignals& plant);

}  // namespace heliorig::adapters
