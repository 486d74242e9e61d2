#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// What a weather file or a field log may tell, in SI: direct normal irradiance in W/m², wind speed in m/s,
/// temperature of the air in K, pressure of the air in Pa; and, which is no weather, how far the load is
/// open, 0 to 1.
enum class WeatherQuantity { dni, wind_speed, ambient_temperature, air_pressure, load_demand };

/// What a quantity is called in files and messages, its SI symbol, and between which ends, both included, a
/// measurement is plausible. What lies outside is rejected, as if it had not been measured.
struct WeatherQuantityRule {
  WeatherQuantity quantity;
  const char* name;
  const char* si_symbol;
  double min;
  double max;
};
/// In the order of the enumeration. Light: up to the extraterrestrial at perihelion; a pyrheliometer shows a
/// few W/m² below 0 at night, and that much counts as 0.
const std::array<WeatherQuantityRule, 5>& weather_quantities();
const WeatherQuantityRule& rule_of(WeatherQuantity quantity);

enum class SampleState { good, absent, missing_code, bad_flag, implausible };

struct WeatherSample {
  double value = 0.0;  ///< SI; of a good sample alone
  SampleState state = SampleState::absent;
};

/// One quantity, on the table's grid.
struct WeatherColumn {
  WeatherQuantity quantity{};
  bool of_means = true;  ///< over each interval; else at the instant that ends it
  std::vector<WeatherSample> samples;
};

/// A weather file, read: columns on one grid of equal steps, UTC. Sample i is of the interval
/// [begin + i·step, begin + (i + 1)·step).
struct WeatherTable {
  std::string format;                ///< `SURFRAD`, `EPW`, `CSV`
  std::string station;               ///< as the file names it; may be empty
  std::optional<models::Site> site;  ///< where the file says it
  models::UtcTime begin;
  models::SimDuration step{};
  std::vector<WeatherColumn> columns;
  std::vector<std::size_t> lines;  ///< of each sample, from 1; 0 where the file has none
};

}  // namespace heliorig::bench
