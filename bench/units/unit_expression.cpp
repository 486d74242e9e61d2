#include "bench/units/unit_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "bench/diagnostics/diagnostic.h"
#include "bench/units/unit_table.h"

namespace heliorig::bench {
namespace {

constexpr int largest_exponent = 40;  // far from the ends of a Dimension's int8

class UnitReader {
 public:
  explicit UnitReader(std::string_view text) : text_(text) {}

  std::variant<Unit, UnitError> read() {
    product(1);
    while (!error_ && take("/")) {
      if (take("(")) {
        product(-1);
        if (!error_ && !take(")")) fail_at_rest("')' is missing");
      } else {
        factor(-1);
      }
    }
    if (!error_ && at_ < text_.size()) fail_at_rest("does not belong there");
    if (error_) return *error_;
    return unit_;
  }

 private:
  bool take(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  void fail_at_rest(std::string_view what) {
    const std::string_view rest = text_.substr(at_);
    const std::string where = rest.empty() ? "" : fmt::format("'{}' ", rest);
    error_ = UnitError{fmt::format("'{}' is not a unit: {}{}", text_, where, what),
                       "write it as W/(m2.K) or kg/h"};
  }

  void product(int sign) {
    factor(sign);
    while (!error_ && take(".")) factor(sign);
  }

  /// The name runs up to a digit or a sign; `1`, `Pa(g)` and `K(diff)` are the exceptions.
  std::string_view name() {
    std::size_t end = at_;
    if (text_.substr(at_).starts_with("1")) {
      end = at_ + 1;
    } else {
      static constexpr std::string_view stops[] = {"²", "³"};
      end = text_.find_first_of("0123456789./()^-* ", at_);
      for (const std::string_view stop : stops) end = std::min(end, text_.find(stop, at_));
      end = std::min(end, text_.size());
      for (const std::string_view datum : {"(g)", "(a)", "(diff)"})
        if (text_.substr(end).starts_with(datum)) end += datum.size();
    }
    const std::string_view found = text_.substr(at_, end - at_);
    at_ = end;
    return found;
  }

  int exponent(std::string_view of) {
    if (of == "1") return 1;
    if (take("²")) return 2;
    if (take("³")) return 3;
    const bool marked = take("^");
    const bool negative = take("-");
    if (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
      const int digit = text_[at_++] - '0';
      return negative ? -digit : digit;
    }
    if (marked || negative) fail_at_rest("an exponent is missing");
    return 1;
  }

  void factor(int sign) {
    const std::string_view given = name();
    if (given.empty()) return fail_at_rest("a unit is missing");
    const NamedUnit* found = find_unit(given);
    if (found == nullptr) return unknown(given);
    const int power = sign * exponent(given);
    if (error_) return;
    const bool alone = given.size() == text_.size();
    if (!alone && (found->datum != Datum::none || given == "K(diff)")) return not_alone(given);
    unit_.factor *= std::pow(found->factor, power);
    unit_.offset = found->offset;
    unit_.type.datum = found->datum;
    unit_.kelvin = alone && given == "K";
    for (std::size_t i = 0; i < unit_.type.dimension.size(); ++i) {
      const int sum = unit_.type.dimension[i] + power * found->dimension[i];
      if (std::abs(sum) > largest_exponent) return fail_at_rest("the exponents are too large");
      unit_.type.dimension[i] = static_cast<std::int8_t>(sum);
    }
  }

  void unknown(std::string_view given) {
    std::vector<std::string> names;
    for (const NamedUnit& unit : named_units()) names.emplace_back(unit.name);
    const std::string advice = suggestion(std::string(given), names);
    error_ = UnitError{fmt::format("unknown unit '{}'", given),
                       advice.empty() ? "units are written as barg, degC, mrad, min, kg/h or W/m2" : advice};
  }

  void not_alone(std::string_view given) {
    error_ =
        UnitError{fmt::format("'{}' counts from a point of its own and cannot be part of '{}'", given, text_),
                  "use bar or K there"};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Unit unit_;
  std::optional<UnitError> error_;
};

}  // namespace

std::variant<Unit, UnitError> parse_unit(std::string_view text) {
  return UnitReader(text).read();
}

}  // namespace heliorig::bench
