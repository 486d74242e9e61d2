#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace heliorig::bench {

/// What is wrong with the text of a value, not yet located. `message` goes on where the name of the value
/// ends:
/// "'seed' " + "is no whole number: 'x'".
struct ScalarComplaint {
  std::string code;
  std::string message;
  std::string advice;
};

template <typename Value>
using ScalarReading = std::variant<Value, ScalarComplaint>;

/// Bounds in SI, both inclusive.
struct Range {
  std::optional<double> min;
  std::optional<double> max;
};

/// `12 min` for unit "s" is 720. Complains of a wrong unit and of a value out of range, in people's units.
ScalarReading<double> read_quantity(const std::string& text, const std::string& si_symbol,
                                    const Range& range);

/// Decimal digits, with a sign for a signed type; nothing else. For 32 and 64 bits, with and without sign.
template <typename Integer>
ScalarReading<Integer> read_integer(const std::string& text, const Range& range);

/// `true` or `false`.
ScalarReading<bool> read_bool(const std::string& text);

/// Any text without control characters, or one of `choices` where there are some.
ScalarReading<std::string> read_word(const std::string& text, const std::vector<std::string>& choices);

}  // namespace heliorig::bench
