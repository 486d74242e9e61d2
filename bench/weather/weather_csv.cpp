#include "bench/weather/weather_csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "bench/reader/civil_time.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

const std::string example = "as 'mean_until,dni [W/m2],wind_speed [m/s]'";

/// A column behind that of times: si = number · factor + offset.
struct Column {
  WeatherQuantity quantity;
  double factor;
  double offset;
};

struct Header {
  std::string times;  ///< `mean_until`, `mean_from` or `at`
  std::vector<Column> columns;
};

std::vector<std::string> quantity_names() {
  std::vector<std::string> names;
  for (const WeatherQuantityRule& rule : weather_quantities()) names.emplace_back(rule.name);
  return names;
}

/// The unit of `dni [W/m2]` as factor and offset; complains where it does not fit.
std::optional<Column> column_of(const WeatherQuantityRule& rule, std::string_view unit, WeatherText& text) {
  const auto zero = parse_quantity_as(fmt::format("0 {}", unit), rule.si_symbol);
  const auto one = parse_quantity_as(fmt::format("1 {}", unit), rule.si_symbol);
  for (const auto* reading : {&zero, &one}) {
    if (const auto* wrong = std::get_if<UnitError>(reading)) {
      text.complain("wrong-unit", unit, wrong->message, wrong->advice);
      return std::nullopt;
    }
  }
  return Column{rule.quantity, std::get<double>(one) - std::get<double>(zero), std::get<double>(zero)};
}

std::optional<Column> read_column(std::string_view field, WeatherText& text) {
  const std::size_t bracket = field.find('[');
  const std::string_view name = trimmed(field.substr(0, std::min(bracket, field.size())));
  const auto& rules = weather_quantities();
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const WeatherQuantityRule& r) { return r.name == name; });
  if (rule == rules.end()) {
    text.complain("unknown-column", field, fmt::format("unknown column '{}'", name),
                  suggestion(std::string(name), quantity_names()));
    return std::nullopt;
  }
  if (bracket == std::string_view::npos || field.back() != ']') {
    text.complain("wrong-unit", field, fmt::format("the column '{}' has no unit", name), example);
    return std::nullopt;
  }
  return column_of(*rule, trimmed(field.substr(bracket + 1, field.size() - bracket - 2)), text);
}

Header read_header(std::string_view line, WeatherText& text) {
  Header header;
  const auto fields = split(line, ',');
  header.times = std::string(fields[0]);
  const std::vector<std::string> kinds{"mean_until", "mean_from", "at"};
  if (std::find(kinds.begin(), kinds.end(), header.times) == kinds.end())
    text.complain("unknown-column", fields[0], fmt::format("the first column is '{}'", header.times),
                  suggestion(header.times, kinds));
  if (fields.size() < 2) text.complain("wrong-count", line, "there is no column but that of times", example);
  for (std::size_t i = 1; i < fields.size(); ++i) {
    const auto column = read_column(fields[i], text);
    if (!column) continue;
    if (std::any_of(header.columns.begin(), header.columns.end(),
                    [&](const Column& other) { return other.quantity == column->quantity; }))
      text.complain("duplicate-column", fields[i], "this column is there already", "");
    header.columns.push_back(*column);
  }
  return header;
}

std::optional<WeatherSample> sample_of(const Column& column, std::string_view field, WeatherText& text) {
  if (field.empty()) return WeatherSample{};
  const auto number = text.number(field, rule_of(column.quantity).name);
  if (!number) return std::nullopt;
  return plausible_sample(column.quantity, *number * column.factor + column.offset);
}

std::optional<WeatherRow> read_row(std::size_t line, const Header& header, WeatherText& text) {
  const std::string_view where = text.lines()[line];
  const auto fields = split(where, ',');
  if (fields.size() != header.columns.size() + 1) {
    text.complain("wrong-count", where,
                  fmt::format("{} fields where the header has {}", fields.size(), header.columns.size() + 1),
                  "");
    return std::nullopt;
  }
  const auto time = parse_civil_time(std::string(fields[0]));
  if (const auto* wrong = std::get_if<CivilTimeError>(&time))
    text.complain("wrong-time", fields[0], wrong->message, wrong->advice);
  std::vector<WeatherSample> samples;
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    if (const auto sample = sample_of(header.columns[i], fields[i + 1], text)) samples.push_back(*sample);
  }
  if (!std::holds_alternative<models::UtcTime>(time) || samples.size() != header.columns.size())
    return std::nullopt;
  return WeatherRow{std::get<models::UtcTime>(time), where, line + 1, std::move(samples)};
}

}  // namespace

std::optional<WeatherTable> read_weather_csv(WeatherText& text) {
  if (!text.is_right()) return std::nullopt;
  const auto& lines = text.lines();
  std::size_t line = 0;
  while (line < lines.size() && lines[line].starts_with('#')) ++line;
  if (line == lines.size()) {
    text.complain_of_file("too-short", "there is no header", example);
    return std::nullopt;
  }
  const Header header = read_header(lines[line++], text);
  if (!text.is_right()) return std::nullopt;
  std::vector<WeatherRow> rows;
  for (; line < lines.size(); ++line) {
    if (auto row = read_row(line, header, text)) rows.push_back(std::move(*row));
  }
  WeatherTable table;
  table.format = "CSV";
  for (const Column& column : header.columns)
    table.columns.push_back({column.quantity, header.times != "at", {}});
  if (rows.empty() && text.is_right()) text.complain_of_file("too-short", "there are no samples", "");
  if (text.is_right()) fill_grid(table, rows, text);
  if (header.times == "mean_from") table.begin += table.step;
  return text.is_right() ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace heliorig::bench
