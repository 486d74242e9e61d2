#include "bench/reader/scalar_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "bench/diagnostics/diagnostic.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

/// `90 deg` and a bound of π/2 may differ by the rounding of the conversion.
constexpr double rounding = 1e-12;

bool within(double value, const Range& range) {
  const double slack = rounding * std::abs(value);
  return (!range.min || value >= *range.min - slack) && (!range.max || value <= *range.max + slack);
}

std::string to_text(const Range& range, const std::string& unit) {
  const auto shown = [&](double bound) { return format_quantity(bound, unit); };
  if (range.min && range.max && *range.min == *range.max) return "it must be " + shown(*range.min);
  if (range.min && range.max)
    return fmt::format("it must be from {} to {}", shown(*range.min), shown(*range.max));
  return range.min ? "it must be at least " + shown(*range.min) : "it must be at most " + shown(*range.max);
}

ScalarComplaint out_of_range(const std::string& text, double value, const std::string& unit,
                             const Range& range) {
  const std::string shown = format_quantity(value, unit);
  const std::string as_shown = shown == text ? "" : fmt::format(" ({})", shown);
  return {"out-of-range", fmt::format("is {}{}, out of range", text, as_shown), to_text(range, unit)};
}

/// In the file itself no such character is let through; an escape in quotes writes one.
bool controls_terminal(char character) {
  const auto code = static_cast<unsigned char>(character);
  return (code < 0x20 && character != '\n' && character != '\t') || code == 0x7f;
}

}  // namespace

ScalarReading<double> read_quantity(const std::string& text, const std::string& si_symbol,
                                    const Range& range) {
  const auto parsed = parse_quantity_as(text, si_symbol);
  if (const auto* wrong = std::get_if<UnitError>(&parsed)) {
    return ScalarComplaint{"wrong-unit", "is wrong: " + wrong->message, wrong->advice};
  }
  const double value = std::get<double>(parsed);
  if (!std::isfinite(value)) {
    return ScalarComplaint{"wrong-number", fmt::format("is no finite number: '{}'", text), ""};
  }
  if (!within(value, range)) return out_of_range(text, value, si_symbol, range);
  return value;
}

template <typename Integer>
ScalarReading<Integer> read_integer(const std::string& text, const Range& range) {
  using Limits = std::numeric_limits<Integer>;
  Integer value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error == std::errc::invalid_argument || stop != end) {
    return ScalarComplaint{"wrong-number", fmt::format("is no whole number: '{}'", text),
                           "write decimal digits alone"};
  }
  if (error == std::errc::result_out_of_range) {
    return ScalarComplaint{"out-of-range", fmt::format("is {}, out of range", text),
                           fmt::format("it must be from {} to {}", Limits::min(), Limits::max())};
  }
  const auto number = static_cast<double>(value);
  if (!within(number, range)) return out_of_range(text, number, "1", range);
  return value;
}

template ScalarReading<std::uint32_t> read_integer(const std::string&, const Range&);
template ScalarReading<std::uint64_t> read_integer(const std::string&, const Range&);
template ScalarReading<std::int32_t> read_integer(const std::string&, const Range&);
template ScalarReading<std::int64_t> read_integer(const std::string&, const Range&);

ScalarReading<bool> read_bool(const std::string& text) {
  if (text == "true") return true;
  if (text == "false") return false;
  return ScalarComplaint{"wrong-value", fmt::format("is '{}'", text), "write true or false"};
}

ScalarReading<std::string> read_word(const std::string& text, const std::vector<std::string>& choices) {
  if (std::ranges::any_of(text, controls_terminal))
    return ScalarComplaint{"unreadable", "holds a control character", "take the escape away"};
  for (const std::string& choice : choices) {
    if (text == choice) return text;
  }
  if (choices.empty()) return text;
  return ScalarComplaint{"wrong-choice", fmt::format("cannot be '{}'", text), suggestion(text, choices)};
}

}  // namespace heliorig::bench
