#include "bench/scenario/weather_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "bench/scenario/clear_sky_choice.h"
#include "bench/scenario/scenario.pb.h"
#include "bench/units/units.h"
#include "bench/weather/weather_file.h"
#include "bench/weather/weather_window.h"

namespace heliorig::bench {
namespace {

models::CloudPassage cloud_of(const heliorig::Cloud& cloud) {
  return {.start = models::SimTime{models::sim_duration(cloud.start())},
          .length = models::sim_duration(cloud.length()),
          .depth = cloud.depth(),
          .edge = models::sim_duration(cloud.edge())};
}

void check_cloud(const heliorig::Cloud& cloud, const std::string& path, double duration_s,
                 const Located& located) {
  if (cloud.edge() > 0.0 && cloud.length() > 0.0 && 2.0 * cloud.edge() > cloud.length()) {
    located.complain(
        "contradiction", path + ".edge", "two edges are longer than the whole passage",
        fmt::format("it must be at most half of the length, {}", format_quantity(cloud.length() / 2, "s")));
  }
  if (duration_s > 0.0 && cloud.start() >= duration_s) {
    located.complain("after-end", path + ".start", "the cloud comes when the scenario has ended",
                     fmt::format("it must be before {}", format_quantity(duration_s, "s")));
  }
}

void check_keys(const Located& located) {
  if (!located.given("weather")) return;  // complained of as missing
  if (located.given("weather.file")) {
    if (!located.given("weather.longest_gap"))
      located.complain("missing-key", "weather", "'weather' names a file and lacks 'longest_gap'",
                       "for how long nothing usable may have been measured, as 5 min");
    return;
  }
  if (located.given("weather.longest_gap"))
    located.complain("missing-key", "weather", "'longest_gap' is of a file, and 'weather' lacks 'file'",
                     "name the file, or leave 'longest_gap' out");
  for (const std::string& key : weather_keys_without_file()) {
    if (!located.given("weather." + key))
      located.complain("missing-key", "weather", fmt::format("'weather' lacks '{}'", key),
                       "give it, or a file that tells it");
  }
}

/// Whether the station stands where the machine does: half a degree is two minutes of sun.
void check_site(const WeatherTable& table, const models::Site& site, const Located& located) {
  if (!table.site) return;
  constexpr double degree = std::numbers::pi / 180.0;
  constexpr double most_deg = 0.5;
  const auto check = [&](const std::string& key, double here_rad, double there_rad) {
    if (std::abs(here_rad - there_rad) <= most_deg * degree) return;
    located.complain("contradiction", "site." + key,
                     fmt::format("the weather was measured at {} {:.2f} deg, and the site is at {:.2f} deg",
                                 key, there_rad / degree, here_rad / degree),
                     fmt::format("let them be within {} deg", most_deg));
  };
  check("latitude", site.latitude_rad, table.site->latitude_rad);
  check("longitude", site.longitude_rad, table.site->longitude_rad);
}

/// The key with which a scenario gives a quantity itself.
std::string key_of(const WeatherQuantityRule& rule) {
  return rule.quantity == WeatherQuantity::dni ? "clear_sky" : rule.name;
}

void set(WeatherQuantity quantity, WindowedQuantity windowed, models::SunConditions& sun) {
  switch (quantity) {
    case WeatherQuantity::dni:
      sun.measured.dni_Wpm2 = std::move(windowed.series);
      return;
    case WeatherQuantity::wind_speed:
      sun.measured.wind_speed_mps = std::move(windowed.series);
      sun.wind_speed_mps = windowed.mean;
      return;
    case WeatherQuantity::ambient_temperature:
      sun.measured.ambient_K = std::move(windowed.series);
      sun.ambient_K = windowed.mean;
      return;
    case WeatherQuantity::air_pressure:
      sun.air_pressure_Pa = windowed.mean;
      return;
    case WeatherQuantity::load_demand:  // no weather
      return;
  }
}

}  // namespace

const std::vector<std::string>& weather_keys_without_file() {
  static const std::vector<std::string> keys{"clear_sky", "wind_speed", "ambient_temperature"};
  return keys;
}

void read_weather_choice(const heliorig::Scenario& scenario, const Located& located,
                         models::SunConditions& sun) {
  check_keys(located);
  const heliorig::Weather& weather = scenario.weather();
  if (const auto sky = clear_sky_of(weather.clear_sky(), located)) sun.clear_sky = *sky;
  if (weather.has_air_pressure()) sun.air_pressure_Pa = weather.air_pressure();
  if (weather.has_wind_speed()) sun.wind_speed_mps = weather.wind_speed();
  if (weather.has_ambient_temperature()) sun.ambient_K = weather.ambient_temperature();
  if (weather.has_cloud_field()) {
    const heliorig::CloudField& field = weather.cloud_field();
    sun.cloud_field = {field.cover(), field.speed(), field.optical_depth()};
  }
  if (weather.has_gusts()) sun.gusts = {weather.gusts().roughness_length()};
  for (int i = 0; i < weather.clouds_size(); ++i) {
    check_cloud(weather.clouds(i), fmt::format("weather.clouds[{}]", i), scenario.duration(), located);
    sun.clouds.push_back(cloud_of(weather.clouds(i)));
  }
}

std::vector<std::string> read_measured_weather(const heliorig::Scenario& scenario, const Located& located,
                                               const TextFile& file, models::SunConditions& sun,
                                               Diagnostics& diagnostics) {
  const auto table = read_weather(file.text, file.shown, sun.start_utc, diagnostics);
  if (!table) return {};
  check_site(*table, sun.site, located);
  const WeatherWindow window{sun.start_utc, models::sim_duration(scenario.duration()),
                             models::sim_duration(scenario.weather().longest_gap())};
  std::vector<std::string> notes{fmt::format("{}: {}{}{}", scenario.weather().file(), table->format,
                                             table->station.empty() ? "" : " of ", table->station)};
  for (const WeatherQuantityRule& rule : weather_quantities()) {
    const auto column = std::find_if(table->columns.begin(), table->columns.end(),
                                     [&](const WeatherColumn& c) { return c.quantity == rule.quantity; });
    if (rule.quantity == WeatherQuantity::load_demand) {
      if (column != table->columns.end() && !scenario.has_demand())
        notes.push_back("load_demand: left out, since the scenario has no 'demand'");
    } else if (located.given("weather." + key_of(rule))) {
      notes.push_back(fmt::format("{}: by the scenario's '{}', not by the file", rule.name, key_of(rule)));
    } else if (column == table->columns.end()) {
      if (rule.quantity == WeatherQuantity::air_pressure) continue;  // the standard atmosphere's
      located.complain(
          "missing-key", "weather",
          fmt::format("'weather' lacks '{}', and its file does not tell '{}'", key_of(rule), rule.name),
          fmt::format("give '{}', or a file that tells it", key_of(rule)));
    } else if (rule.quantity == WeatherQuantity::dni && sun.cloud_field) {
      located.complain("contradiction", "weather.cloud_field", "measured light has its own clouds",
                       "leave 'cloud_field' out, or give 'clear_sky' in the place of the measured light");
    } else if (auto windowed = cut(*table, *column, window, file.shown, diagnostics)) {
      notes.push_back(windowed->note);
      set(rule.quantity, std::move(*windowed), sun);
    }
  }
  return notes;
}

}  // namespace heliorig::bench
