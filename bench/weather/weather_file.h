#pragma once

#include <optional>
#include <string>

#include "bench/diagnostics/diagnostic.h"
#include "bench/weather/weather_table.h"

namespace heliorig::bench {

/// Reads a weather file in the format that its name's ending says: `.dat` SURFRAD, `.epw` EPW, `.csv` CSV.
/// `shown` is what messages call it. An EPW file, which has no year of its own, is taken to be of that in
/// which `start` is.
std::optional<WeatherTable> read_weather(const std::string& text, const std::string& shown,
                                         models::UtcTime start, Diagnostics& diagnostics);

}  // namespace heliorig::bench
