#include "bench/weather/epw_file.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <numbers>

#include "bench/units/number.h"

namespace heliorig::bench {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::array<const char*, 8> header{"LOCATION",
                                            "DESIGN CONDITIONS",
                                            "TYPICAL/EXTREME PERIODS",
                                            "GROUND TEMPERATURES",
                                            "HOLIDAYS/DAYLIGHT SAVING",
                                            "COMMENTS 1",
                                            "COMMENTS 2",
                                            "DATA PERIODS"};
constexpr std::size_t fields_at_least = 22;  // to the wind's speed; some files lack the last ones
constexpr std::size_t fields_at_most = 35;

/// Where a quantity stands in a line, from where on it counts as missing, and how it gets to SI.
struct Place {
  WeatherQuantity quantity;
  std::size_t field;
  double missing_from;
  double offset;
  bool of_means;
};
constexpr std::array<Place, 4> places{{{WeatherQuantity::dni, 14, 9999.0, 0.0, true},
                                       {WeatherQuantity::wind_speed, 21, 999.0, 0.0, false},
                                       {WeatherQuantity::ambient_temperature, 6, 99.9, 273.15, false},
                                       {WeatherQuantity::air_pressure, 9, 999999.0, 0.0, false}}};

struct Head {
  models::SimDuration offset{};  ///< local standard time less UTC
  int intervals_an_hour = 1;
};

bool has_header(WeatherText& text) {
  bool right = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (i < text.lines().size() && split(text.lines()[i], ',')[0] == header[i]) continue;
    if (i >= text.lines().size()) {
      text.complain_of_file("too-short", fmt::format("line {}, '{}', is lacking", i + 1, header[i]), "");
    } else {
      text.complain("wrong-header", text.lines()[i],
                    fmt::format("line {} of an EPW file begins with '{}'", i + 1, header[i]), "");
    }
    right = false;
  }
  return right;
}

void read_location(WeatherText& text, WeatherTable& table, Head& head) {
  const auto fields = split(text.lines()[0], ',');
  if (fields.size() != 10) {
    text.complain("wrong-count", text.lines()[0], fmt::format("LOCATION has {} fields", fields.size()),
                  "it must have ten");
    return;
  }
  constexpr double degree = std::numbers::pi / 180.0;
  table.station = fmt::format("{}, {}, {}", fields[1], fields[3], fields[4]);
  const auto latitude = text.number(fields[6], "latitude");
  const auto longitude = text.number(fields[7], "longitude");
  const auto offset_h = text.number(fields[8], "offset of local standard time");
  const auto elevation = text.number(fields[9], "elevation");
  if (!latitude || !longitude || !offset_h || !elevation) return;
  table.site = {*latitude * degree, *longitude * degree, *elevation};
  head.offset = minutes{std::lround(*offset_h * 60.0)};
  if (std::abs(*offset_h) > 14.0)
    text.complain("out-of-range", fields[8], "offsets go from -14 to 14 hours", "");
}

void read_periods(WeatherText& text, Head& head) {
  const auto fields = split(text.lines()[7], ',');
  if (fields.size() < 3) {
    text.complain("wrong-count", text.lines()[7], "DATA PERIODS says not how many lines make an hour", "");
    return;
  }
  text.whole_number(fields[1], "number of data periods", 1, 1);
  const auto count = text.whole_number(fields[2], "lines an hour", 1, 60);
  if (count && 60 % *count != 0) {
    text.complain("out-of-range", fields[2], fmt::format("{} lines an hour", *count),
                  "it must divide 60 minutes evenly");
  }
  head.intervals_an_hour = count.value_or(1);
}

/// When the interval of a line ends.
std::optional<models::UtcTime> time_of(const std::vector<std::string_view>& fields, int year,
                                       const Head& head, WeatherText& text) {
  const auto month = text.whole_number(fields[1], "month", 1, 12);
  const auto day = text.whole_number(fields[2], "day", 1, 31);
  const auto hour = text.whole_number(fields[3], "hour", 1, 24);
  const auto minute = text.whole_number(fields[4], "minute", 0, 60);
  if (!month || !day || !hour || !minute) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  const bool is_leap_day = *month == 2 && *day == 29;
  if (!date.ok() && !is_leap_day) {
    text.complain("wrong-time", fields[2], fmt::format("there is no day {:02} in month {:02}", *day, *month),
                  "");
  }
  if (!date.ok()) return std::nullopt;  // a leap day in another year is left out
  // A line an hour may say 0 or 60 minutes, and means the hour's end by both.
  const hours before{*hour - 1};
  const minutes within{head.intervals_an_hour == 1 ? 60 : *minute};
  return sys_days{date} + before + within - head.offset;
}

WeatherSample sample_of(const Place& place, double value, int intervals_an_hour) {
  if (value >= place.missing_from) return {0.0, SampleState::missing_code};
  const double factor = place.quantity == WeatherQuantity::dni ? intervals_an_hour : 1.0;
  return plausible_sample(place.quantity, value * factor + place.offset);
}

std::optional<WeatherRow> read_row(WeatherText& text, std::size_t line, int year, const Head& head) {
  const std::string_view where = text.lines()[line];
  const auto fields = split(where, ',');
  if (fields.size() < fields_at_least || fields.size() > fields_at_most) {
    text.complain("wrong-count", where, fmt::format("{} fields in this line", fields.size()),
                  fmt::format("it must have {}", fields_at_most));
    return std::nullopt;
  }
  std::vector<WeatherSample> samples;
  for (const Place& place : places) {
    const auto value = text.number(fields[place.field], rule_of(place.quantity).name);
    if (value) samples.push_back(sample_of(place, *value, head.intervals_an_hour));
  }
  const auto end = time_of(fields, year, head, text);
  if (!end || samples.size() != places.size()) return std::nullopt;
  return WeatherRow{*end, where, line + 1, std::move(samples)};
}

}  // namespace

int epw_year(const WeatherText& text, models::UtcTime time) {
  models::SimDuration offset{};
  if (!text.lines().empty()) {
    const auto fields = split(text.lines()[0], ',');
    const auto hours_east = fields.size() > 8 ? number_prefix(fields[8]) : std::nullopt;
    if (hours_east && std::abs(hours_east->value) <= 14.0)
      offset = minutes{std::lround(hours_east->value * 60.0)};
  }
  const auto day = std::chrono::floor<std::chrono::days>(time + offset);
  return static_cast<int>(std::chrono::year_month_day{day}.year());
}

std::optional<WeatherTable> read_epw(WeatherText& text, int year) {
  if (!text.is_right() || !has_header(text)) return std::nullopt;
  WeatherTable table;
  table.format = "EPW";
  Head head;
  read_location(text, table, head);
  read_periods(text, head);
  if (!text.is_right()) return std::nullopt;
  std::vector<WeatherRow> rows;
  for (std::size_t line = header.size(); line < text.lines().size(); ++line) {
    if (auto row = read_row(text, line, year, head)) rows.push_back(std::move(*row));
  }
  for (const Place& place : places) table.columns.push_back({place.quantity, place.of_means, {}});
  if (rows.empty() && text.is_right())
    text.complain_of_file("too-short", "there are no samples behind the header", "");
  if (text.is_right()) fill_grid(table, rows, text);
  if (text.is_right() && table.step != hours{1} / head.intervals_an_hour) {
    text.complain("contradiction", text.lines()[7],
                  fmt::format("{} lines an hour are announced, and the lines are {} s apart",
                              head.intervals_an_hour, models::seconds(table.step)),
                  "");
  }
  return text.is_right() ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace heliorig::bench
