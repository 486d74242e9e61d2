#include "bench/weather/surfrad_file.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <numbers>

namespace heliorig::bench {
namespace {

constexpr std::size_t fields_of_a_line = 48;
constexpr double missing_code = -9999.9;

/// Where a quantity stands in a line, its flag behind it, and how it gets to SI.
struct Place {
  WeatherQuantity quantity;
  std::size_t field;
  double factor;
  double offset;
};
constexpr std::array<Place, 4> places{{{WeatherQuantity::dni, 12, 1.0, 0.0},
                                       {WeatherQuantity::wind_speed, 42, 1.0, 0.0},
                                       {WeatherQuantity::ambient_temperature, 38, 1.0, 273.15},
                                       {WeatherQuantity::air_pressure, 46, 100.0, 0.0}}};

void read_station(WeatherText& text, WeatherTable& table) {
  table.station = std::string(trimmed(text.lines()[0]));
  const auto fields = split_at_spaces(text.lines()[1]);
  if (fields.size() < 4 || fields[3] != "m") {
    text.complain("wrong-header", text.lines()[1], "the second line must give the station's place",
                  "as '37.70  105.92 2317 m version 1'");
    return;
  }
  constexpr double degree = std::numbers::pi / 180.0;
  const auto latitude = text.number(fields[0], "latitude");
  const auto longitude = text.number(fields[1], "longitude");
  const auto elevation = text.number(fields[2], "elevation");
  if (latitude && longitude && elevation)
    table.site = {*latitude * degree, -std::abs(*longitude) * degree, *elevation};
}

std::optional<models::UtcTime> time_of(const std::vector<std::string_view>& fields, WeatherText& text) {
  const auto year = text.whole_number(fields[0], "year", 1993, 2199);
  const auto day_of_year = text.whole_number(fields[1], "day of the year", 1, 366);
  const auto month = text.whole_number(fields[2], "month", 1, 12);
  const auto day = text.whole_number(fields[3], "day", 1, 31);
  const auto hour = text.whole_number(fields[4], "hour", 0, 23);
  const auto minute = text.whole_number(fields[5], "minute", 0, 59);
  const auto decimal = text.number(fields[6], "decimal time");
  if (!year || !day_of_year || !month || !day || !hour || !minute || !decimal) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  const sys_days by_number = sys_days{std::chrono::year{*year} / January / 1} + days{*day_of_year - 1};
  if (!date.ok() || sys_days{date} != by_number) {
    text.complain("wrong-time", fields[1],
                  fmt::format("day {} of the year is not {:02}-{:02}", *day_of_year, *month, *day), "");
    return std::nullopt;
  }
  if (std::abs(*decimal - (*hour + *minute / 60.0)) > 0.001) {
    text.complain("wrong-time", fields[6],
                  fmt::format("{} hours are not {:02}:{:02}", fields[6], *hour, *minute), "");
    return std::nullopt;
  }
  return by_number + hours{*hour} + minutes{*minute};
}

WeatherSample sample_of(const Place& place, const std::vector<double>& numbers) {
  const double value = numbers[place.field];
  if (value <= missing_code) return {0.0, SampleState::missing_code};
  if (numbers[place.field + 1] != 0.0) return {0.0, SampleState::bad_flag};
  return plausible_sample(place.quantity, value * place.factor + place.offset);
}

std::optional<WeatherRow> read_row(WeatherText& text, std::size_t line) {
  const std::string_view where = text.lines()[line];
  const auto fields = split_at_spaces(where);
  if (fields.size() != fields_of_a_line) {
    text.complain("wrong-count", where,
                  fmt::format("{} numbers where a line has {}", fields.size(), fields_of_a_line), "");
    return std::nullopt;
  }
  std::vector<double> numbers;
  for (const std::string_view field : fields) {
    const auto number = text.number(field, fmt::format("number {} of the line", numbers.size() + 1));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  const auto end = time_of(fields, text);
  if (!end) return std::nullopt;
  WeatherRow row{*end, where, line + 1, {}};
  for (const Place& place : places) row.samples.push_back(sample_of(place, numbers));
  return row;
}

}  // namespace

std::optional<WeatherTable> read_surfrad(WeatherText& text) {
  if (!text.is_right()) return std::nullopt;
  if (text.lines().size() < 4) {
    text.complain_of_file("too-short", "a SURFRAD file has two lines of its station and many of samples", "");
    return std::nullopt;
  }
  WeatherTable table;
  table.format = "SURFRAD";
  read_station(text, table);
  std::vector<WeatherRow> rows;
  for (std::size_t line = 2; line < text.lines().size(); ++line) {
    if (auto row = read_row(text, line)) rows.push_back(std::move(*row));
  }
  for (const Place& place : places) table.columns.push_back({place.quantity, true, {}});
  if (text.is_right()) fill_grid(table, rows, text);
  return text.is_right() ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace heliorig::bench
