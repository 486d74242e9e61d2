#pragma once

#include <optional>
#include <string>

#include "bench/weather/weather_text.h"

namespace heliorig::bench {

/// A day of a SURFRAD station as NOAA's Global Monitoring Laboratory publishes it, `stayyjjj.dat`: J. A.
/// Augustine, J. J. DeLuisi, C. N. Long, Bull. Amer. Meteor. Soc. 81 (2000) 2341, and the README beside the
/// files. Means of one minute (three before 2009) that end at the time given, UTC; longitude in degrees
/// west. Of its twenty quantities it takes direct light, temperature, wind speed and pressure; flagged
/// (anything but 0) and missing (-9999.9) ones are rejected. Strict: each line has its 48 numbers and one
/// time, which the file gives three times. Nothing where that could not be read; the complaints are in
/// `text`.
std::optional<WeatherTable> read_surfrad(WeatherText& text);

}  // namespace heliorig::bench
