#pragma once

#include <optional>
#include <string>

#include "bench/weather/weather_text.h"

namespace heliorig::bench {

/// A year of EnergyPlus' weather format, EPW (EnergyPlus, Auxiliary Programs, "EPW data dictionary"): eight
/// lines of header, then a line an hour, or as many as `DATA PERIODS` says. Times are local standard time, by
/// the offset of `LOCATION`, and end an interval; direct light is what came in it, in Wh/m²; temperature,
/// pressure and wind are those at the instant. The lines' own years are left out, since a typical year is put
/// together from several: they are taken to be of `year`, in local standard time. From a file without 29
/// February a leap year lacks that day. Missing codes: direct light from 9999 on, temperature 99.9, wind 999,
/// pressure 999999. Quality flags of EPW tell where a number comes from, not whether it is good, and are left
/// out. Nothing where that could not be read; the complaints are in `text`.
std::optional<WeatherTable> read_epw(WeatherText& text, int year);

/// The year in which an instant is by the local standard time of an EPW file; that of UTC where the file does
/// not say its offset.
int epw_year(const WeatherText& text, models::UtcTime time);

}  // namespace heliorig::bench
