#pragma once

#include <optional>

#include "bench/weather/weather_text.h"

namespace heliorig::bench {

/// Measured weather as comma-separated values:
///
///     # comments, before the header only
///     mean_until,dni [W/m2],wind_speed [m/s],ambient_temperature [degC],air_pressure [bara]
///     2026-06-21T07:01:00+02:00,412.5,3.1,14.2,1.002
///     2026-06-21T07:02:00+02:00,,3.3,14.2,1.002
///
/// The first column's name says what its time is of: `mean_until` and `mean_from` of means over an interval
/// that ends or begins there, `at` of values at that instant. Times are civil times with their offset from
/// UTC, in ascending order at equal steps; rows may be left out. The other columns are some of the four above
/// and `load_demand [%]`, in any order, each with its unit in brackets. An empty field was not measured.
/// Nothing where that could not be read; the complaints are in `text`.
std::optional<WeatherTable> read_weather_csv(WeatherText& text);

}  // namespace heliorig::bench
