#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/weather/weather_table.h"
#include "models/sun/weather_series.h"

namespace heliorig::bench {

/// Of when a run needs weather, and how long nothing usable may have been measured within it.
struct WeatherWindow {
  models::UtcTime start;
  models::SimDuration duration{};
  models::SimDuration longest_gap{};
};

/// One quantity over a run: a continuous function of the run's time, its mean, and a line for the results on
/// what was rejected and how long the longest gap was.
struct WindowedQuantity {
  models::WeatherSeries series;
  double mean = 0.0;
  std::string note;
};

/// Cuts a column to the run. Rejected samples are bridged by a line between the nearest good ones. Complains,
/// with the file's line, of each gap that is longer than allowed, and where the file does not cover the run.
std::optional<WindowedQuantity> cut(const WeatherTable& table, const WeatherColumn& column,
                                    const WeatherWindow& window, const std::string& file,
                                    Diagnostics& diagnostics);

/// A value from an instant of the run on, until the next.
struct HeldValue {
  models::SimTime from;
  double value = 0.0;
};

/// One quantity over a run that goes in steps: each mean over its interval, each value of an instant until
/// the next one. Where samples were rejected the last good one is held.
struct HeldQuantity {
  std::vector<HeldValue> values;  ///< the first at the run's start or before; equal ones are one
  std::string note;
};

/// Cuts a column to the run, as cut() does and with the same complaints, into steps.
std::optional<HeldQuantity> cut_held(const WeatherTable& table, const WeatherColumn& column,
                                     const WeatherWindow& window, const std::string& file,
                                     Diagnostics& diagnostics);

/// `2016-01-01T14:03:00Z`, to the second.
std::string to_text(models::UtcTime time);

}  // namespace heliorig::bench
