#include "bench/units/number.h"

#include <charconv>
#include <system_error>

namespace heliorig::bench {

std::optional<NumberPrefix> number_prefix(std::string_view text) {
  const std::size_t sign = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
  const std::string_view digits = text.substr(sign);
  const bool begins = !digits.empty() && ((digits[0] >= '0' && digits[0] <= '9') || digits[0] == '.');
  if (!begins) return std::nullopt;  // from_chars would take "inf", "nan" and a second sign
  double value = 0.0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  const auto length = static_cast<std::size_t>(end - digits.data());
  return NumberPrefix{text[0] == '-' ? -value : value, sign + length};
}

}  // namespace heliorig::bench
