#include "bench/weather/weather_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "bench/reader/text_position.h"
#include "bench/units/number.h"

namespace heliorig::bench {
namespace {

constexpr std::size_t most_complaints = 20;
/// A year of seconds; a grid of more would be one of mistakes.
constexpr std::int64_t most_samples = 366 * 86400;

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

WeatherText::WeatherText(const std::string& text, std::string file) : text_(text), file_(std::move(file)) {
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines_.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (lines_.empty()) complain_of_file("empty-file", "this file is empty", "");
}

void WeatherText::complain(const std::string& code, std::string_view piece, const std::string& message,
                           const std::string& advice) {
  if (complaints_.size() == most_complaints) {
    ++left_out_;
    return;
  }
  TextPositions positions{text_, file_};
  complaints_.push_back(
      {code, positions.at(static_cast<std::size_t>(piece.data() - text_.data())), message, advice});
}

void WeatherText::complain_of_file(const std::string& code, const std::string& message,
                                   const std::string& advice) {
  complaints_.push_back({code, whole_file(file_), message, advice});
}

Diagnostics WeatherText::complaints() const {
  Diagnostics all = complaints_;
  if (left_out_ > 0)
    all.push_back({"more-complaints", whole_file(file_),
                   fmt::format("{} more complaints about this file", left_out_), ""});
  return all;
}

std::optional<double> WeatherText::number(std::string_view piece, const std::string& name) {
  const auto prefix = number_prefix(piece);
  if (prefix && prefix->length == piece.size()) return prefix->value;
  complain("wrong-number", piece, fmt::format("'{}' is no number: '{}'", name, piece),
           "write a decimal number as 812.5");
  return std::nullopt;
}

std::optional<int> WeatherText::whole_number(std::string_view piece, const std::string& name, int min,
                                             int max) {
  const auto value = number(piece, name);
  if (!value) return std::nullopt;
  if (*value >= min && *value <= max && std::floor(*value) == *value) return static_cast<int>(*value);
  complain("out-of-range", piece, fmt::format("'{}' is {}", name, piece),
           fmt::format("it must be a whole number from {} to {}", min, max));
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    pieces.push_back(trimmed(line.substr(begin, end - begin)));
    if (end == line.size()) return pieces;
    begin = end + 1;
  }
}

std::vector<std::string_view> split_at_spaces(std::string_view line) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  while (true) {
    while (begin < line.size() && is_space(line[begin])) ++begin;
    if (begin == line.size()) return pieces;
    std::size_t end = begin;
    while (end < line.size() && !is_space(line[end])) ++end;
    pieces.push_back(line.substr(begin, end - begin));
    begin = end;
  }
}

const std::array<WeatherQuantityRule, 5>& weather_quantities() {
  static constexpr std::array<WeatherQuantityRule, 5> rules{
      {{WeatherQuantity::dni, "dni", "W/m2", -10.0, 1412.0},
       {WeatherQuantity::wind_speed, "wind_speed", "m/s", 0.0, 60.0},
       {WeatherQuantity::ambient_temperature, "ambient_temperature", "K", 223.15, 333.15},
       {WeatherQuantity::air_pressure, "air_pressure", "Pa(a)", 40e3, 110e3},
       {WeatherQuantity::load_demand, "load_demand", "1", 0.0, 1.0}}};
  return rules;
}

const WeatherQuantityRule& rule_of(WeatherQuantity quantity) {
  return weather_quantities()[static_cast<std::size_t>(quantity)];
}

WeatherSample plausible_sample(WeatherQuantity quantity, double si) {
  const WeatherQuantityRule& rule = rule_of(quantity);
  if (si < rule.min || si > rule.max) return {0.0, SampleState::implausible};
  return {std::max(0.0, si), SampleState::good};
}

void fill_grid(WeatherTable& table, const std::vector<WeatherRow>& rows, WeatherText& text) {
  if (rows.empty()) return;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const models::SimDuration step = rows[i].end - rows[i - 1].end;
    if (step.count() <= 0) {
      text.complain("not-ascending", rows[i].where, "this time is not after that of the row before", "");
      return;
    }
    if (i == 1 || step < table.step) table.step = step;
  }
  if (rows.size() == 1) {
    text.complain_of_file("too-short", "one row alone says not how long it lasts", "give two rows or more");
    return;
  }
  table.begin = rows.front().end - table.step;
  const std::int64_t count = (rows.back().end - table.begin) / table.step;
  if (count > most_samples) {
    text.complain("too-long", rows.back().where, "this row is too long after the first one", "");
    return;
  }
  table.lines.assign(static_cast<std::size_t>(count), 0);
  for (WeatherColumn& column : table.columns) column.samples.assign(static_cast<std::size_t>(count), {});
  for (const WeatherRow& row : rows) {
    const models::SimDuration since = row.end - table.begin;
    if (since % table.step != models::SimDuration{}) {
      text.complain("uneven-step", row.where, "this time is between the steps of the others",
                    "leave rows out where nothing was measured, but keep one step");
      continue;
    }
    const auto i = static_cast<std::size_t>(since / table.step - 1);
    table.lines[i] = row.line;
    for (std::size_t c = 0; c < table.columns.size(); ++c) table.columns[c].samples[i] = row.samples[c];
  }
}

}  // namespace heliorig::bench
