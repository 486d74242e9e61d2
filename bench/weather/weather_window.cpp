#include "bench/weather/weather_window.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

using Index = std::int64_t;

/// Samples of the column that the run needs, both included.
struct Span {
  Index first;
  Index last;
};

/// Floor and ceiling of a quotient of durations.
Index whole_steps_down(models::SimDuration time, models::SimDuration step) {
  const Index quotient = time / step;
  return time < quotient * step ? quotient - 1 : quotient;
}
Index whole_steps_up(models::SimDuration time, models::SimDuration step) {
  return -whole_steps_down(-time, step);
}

/// Means: the intervals that the run touches. Points, each at its interval's end: those around the run.
Span span_of(const WeatherTable& table, const WeatherColumn& column, const WeatherWindow& window) {
  const models::SimDuration from = window.start - table.begin;
  const models::SimDuration until = from + window.duration;
  if (column.of_means) return {whole_steps_down(from, table.step), whole_steps_up(until, table.step) - 1};
  return {whole_steps_down(from, table.step) - 1, whole_steps_up(until, table.step) - 1};
}

std::string shown(models::SimDuration duration) {
  return format_quantity(models::seconds(duration), "s");
}

/// One column over one span, its gaps found and bridged.
class Cutting {
 public:
  Cutting(const WeatherTable& table, const WeatherColumn& column, Span span)
      : table_(table), column_(column), span_(span) {}

  bool is_covered() const {
    return span_.first >= 0 && span_.last < static_cast<Index>(column_.samples.size());
  }

  void complain_of_gaps(const WeatherWindow& window, const std::string& file, Diagnostics& diagnostics) {
    for (Index i = span_.first; i <= span_.last; ++i) {
      if (is_good(i)) continue;
      Index end = i;
      while (end <= span_.last && !is_good(end)) ++end;
      const models::SimDuration gap = (end - i) * table_.step;
      longest_ = std::max(longest_, gap);
      if (gap > window.longest_gap) complain(i, end, gap, window, file, diagnostics);
      i = end;
    }
  }

  /// Nothing where no sample of the whole column is good.
  std::optional<WindowedQuantity> bridged(models::UtcTime start) const {
    // One more at each end, where there is one, for the slopes there.
    const Index first = std::max<Index>(0, span_.first - 1);
    const Index last = std::min<Index>(static_cast<Index>(column_.samples.size()) - 1, span_.last + 1);
    std::vector<double> values;
    double sum = 0.0;
    for (Index i = first; i <= last; ++i) {
      const auto value = bridged_value(i);
      if (!value) return std::nullopt;
      values.push_back(*value);
      if (i >= span_.first && i <= span_.last) sum += *value;
    }
    const Index begin = column_.of_means ? first : first + 1;
    const models::SimTime at{table_.begin + begin * table_.step - start};
    auto series = column_.of_means ? models::WeatherSeries::of_means(at, table_.step, std::move(values))
                                   : models::WeatherSeries::of_points(at, table_.step, std::move(values));
    return WindowedQuantity{std::move(series), sum / static_cast<double>(span_.last - span_.first + 1),
                            note()};
  }

  /// Nothing where no sample of the whole column is good.
  std::optional<HeldQuantity> held(models::UtcTime start) const {
    HeldQuantity held{.values = {}, .note = note()};
    std::optional<double> value = bridged_value(span_.first);
    for (Index i = span_.first; i <= span_.last && value; ++i) {
      if (is_good(i)) value = sample(i).value;
      if (!held.values.empty() && held.values.back().value == *value) continue;
      const Index begin = column_.of_means ? i : i + 1;
      held.values.push_back({models::SimTime{table_.begin + begin * table_.step - start}, *value});
    }
    return value ? std::optional{std::move(held)} : std::nullopt;
  }

 private:
  const WeatherSample& sample(Index i) const { return column_.samples[static_cast<std::size_t>(i)]; }
  bool is_good(Index i) const { return sample(i).state == SampleState::good; }

  void complain(Index begin, Index end, models::SimDuration gap, const WeatherWindow& window,
                const std::string& file, Diagnostics& diagnostics) const {
    const auto with_line = std::find_if(table_.lines.begin() + begin, table_.lines.end(),
                                        [](std::size_t line) { return line != 0; });
    const Position position{file, with_line == table_.lines.end() ? 0 : *with_line, 1};
    diagnostics.push_back(
        {"weather-gap", position.line == 0 ? whole_file(file) : position,
         fmt::format("no usable '{}' for {}, from {} to {}", rule_of(column_.quantity).name, shown(gap),
                     to_text(table_.begin + begin * table_.step), to_text(table_.begin + end * table_.step)),
         fmt::format("'longest_gap' allows {}; run it outside of the gap, or give the "
                     "quantity in the scenario",
                     shown(window.longest_gap))});
  }

  std::optional<double> bridged_value(Index i) const {
    const auto count = static_cast<Index>(column_.samples.size());
    Index before = i;
    Index after = i;
    while (before >= 0 && !is_good(before)) --before;
    while (after < count && !is_good(after)) ++after;
    if (before < 0 && after == count) return std::nullopt;
    if (before < 0) return sample(after).value;
    if (after == count || before == after) return sample(before).value;
    const double share = static_cast<double>(i - before) / static_cast<double>(after - before);
    return sample(before).value + share * (sample(after).value - sample(before).value);
  }

  std::string note() const {
    std::array<std::size_t, 5> of_state{};
    for (Index i = span_.first; i <= span_.last; ++i) ++of_state[static_cast<std::size_t>(sample(i).state)];
    const auto count = [&](SampleState state) { return of_state[static_cast<std::size_t>(state)]; };
    const std::size_t all = static_cast<std::size_t>(span_.last - span_.first + 1);
    const std::size_t rejected = all - count(SampleState::good);
    std::string text = fmt::format("{}: {} samples of {}, {} rejected", rule_of(column_.quantity).name, all,
                                   shown(table_.step), rejected);
    if (rejected == 0) return text;
    return text + fmt::format(
                      " ({} absent, {} with a missing code, {} flagged as bad, {} implausible), "
                      "longest gap {}, bridged",
                      count(SampleState::absent), count(SampleState::missing_code),
                      count(SampleState::bad_flag), count(SampleState::implausible), shown(longest_));
  }

  const WeatherTable& table_;
  const WeatherColumn& column_;
  Span span_;
  models::SimDuration longest_{};
};

/// The column cut to the run; nothing where that was complained of.
std::optional<Cutting> cutting_of(const WeatherTable& table, const WeatherColumn& column,
                                  const WeatherWindow& window, const std::string& file,
                                  Diagnostics& diagnostics) {
  Cutting cutting{table, column, span_of(table, column, window)};
  if (!cutting.is_covered()) {
    const auto samples = static_cast<Index>(column.samples.size());
    diagnostics.push_back({"outside-record", whole_file(file),
                           fmt::format("'{}' is told from {} to {}, and the run lasts from {} to {}",
                                       rule_of(column.quantity).name,
                                       to_text(table.begin + (column.of_means ? 0 : 1) * table.step),
                                       to_text(table.begin + samples * table.step), to_text(window.start),
                                       to_text(window.start + window.duration)),
                           "change 'start' or 'duration'"});
    return std::nullopt;
  }
  const std::size_t complaints = diagnostics.size();
  cutting.complain_of_gaps(window, file, diagnostics);
  return diagnostics.size() == complaints ? std::optional{cutting} : std::nullopt;
}

Diagnostic nothing_usable(const WeatherColumn& column, const std::string& file) {
  return {"weather-gap", whole_file(file),
          fmt::format("no sample of '{}' is usable", rule_of(column.quantity).name), ""};
}

}  // namespace

std::optional<WindowedQuantity> cut(const WeatherTable& table, const WeatherColumn& column,
                                    const WeatherWindow& window, const std::string& file,
                                    Diagnostics& diagnostics) {
  const auto cutting = cutting_of(table, column, window, file, diagnostics);
  if (!cutting) return std::nullopt;
  auto quantity = cutting->bridged(window.start);
  if (!quantity) diagnostics.push_back(nothing_usable(column, file));
  return quantity;
}

std::optional<HeldQuantity> cut_held(const WeatherTable& table, const WeatherColumn& column,
                                     const WeatherWindow& window, const std::string& file,
                                     Diagnostics& diagnostics) {
  const auto cutting = cutting_of(table, column, window, file, diagnostics);
  if (!cutting) return std::nullopt;
  auto quantity = cutting->held(window.start);
  if (!quantity) diagnostics.push_back(nothing_usable(column, file));
  return quantity;
}

std::string to_text(models::UtcTime time) {
  using namespace std::chrono;
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{floor<seconds>(time - day)};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

}  // namespace heliorig::bench
