#include "bench/formula/number_binder.h"

#include <fmt/format.h>

#include <cassert>
#include <utility>
#include <vector>

namespace heliorig::bench {
namespace {

using Code = Instruction::Code;

constexpr std::string_view each = "[*]";

/// The names with `[*]` in an operand of min or max that it takes each of: a `[*]` belongs to the innermost
/// min or max around it.
std::vector<const Expression*> starred_names(const Expression& operand) {
  if (operand.op == Op::min || operand.op == Op::max) return {};
  if (operand.op == Op::signal && operand.text.find(each) != std::string_view::npos) return {&operand};
  std::vector<const Expression*> names;
  for (const auto& part : operand.operands) {
    const auto found = starred_names(*part);
    names.insert(names.end(), found.begin(), found.end());
  }
  return names;
}

class NumberBinder {
 public:
  NumberBinder(const SignalTable& signals, FormulaComplaints& complaints)
      : signals_(signals), complaints_(complaints) {}

  std::optional<BoundNumber> bind(const Expression& e) {
    switch (e.op) {
      case Op::signal:
        return signal(e);
      case Op::literal:
        return literal(e);
      case Op::negate:
      case Op::abs:
        return magnitude(e);
      case Op::add:
        return binary(e, Code::add, type_of_sum);
      case Op::subtract:
        return binary(e, Code::subtract, type_of_difference);
      case Op::multiply:
        return binary(e, Code::multiply, type_of_product);
      case Op::divide:
        return binary(e, Code::divide, type_of_quotient);
      case Op::min:
        return extremum(e, Code::min);
      case Op::max:
        return extremum(e, Code::max);
      default:
        break;
    }
    complaints_.add("formula-type", e.offset, fmt::format("'{}' is true or false, not a number", e.text),
                    "compare numbers, as in steam.pressure < 12 barg");
    return std::nullopt;
  }

 private:
  using Rule = std::variant<NumberType, TypeError>(const TypedText&, const TypedText&);

  std::optional<BoundNumber> signal(const Expression& e) {
    const bool of_each = e.text.find(each) != std::string_view::npos;
    if (of_each && !each_) {
      complaints_.add("formula-type", e.offset, fmt::format("'{}' is many signals", e.text),
                      fmt::format("write max({0}) or min({0}), or a number for the *", e.text));
      return std::nullopt;
    }
    const std::string name = of_each ? with_index(e.text, *each_) : std::string(e.text);
    const auto index = signals_.find(name);
    if (!index) {
      complaints_.add("unknown-signal", e.offset, fmt::format("there is no signal '{}'", name),
                      suggestion(name, signals_.names()));
      return std::nullopt;
    }
    const SignalSpec& spec = signals_[*index];
    return BoundNumber{
        {type_of_symbol(spec.unit)}, {{Code::load, *index}}, index, spec.kind == SignalKind::discrete};
  }

  static std::optional<BoundNumber> literal(const Expression& e) {
    if (!e.quantity) return std::nullopt;  // the parser has complained
    return BoundNumber{
        {e.quantity->type, e.quantity->kelvin_literal}, {{Code::constant, 0, e.quantity->si}}, {}};
  }

  std::optional<BoundNumber> magnitude(const Expression& e) {
    const Expression& operand = *e.operands[0];
    auto bound = bind(operand);
    if (!bound) return std::nullopt;
    const bool negates = e.op == Op::negate;
    const auto type =
        type_of_magnitude(negates ? "its negation" : "its absolute value", {operand.text, bound->number});
    if (const auto* error = std::get_if<TypeError>(&type)) {
      complain_of_types(*error, operand, complaints_);
      return std::nullopt;
    }
    bound->number = std::get<NumberType>(type);
    bound->program.push_back({negates ? Code::negate : Code::abs});
    return bound;
  }

  std::optional<BoundNumber> binary(const Expression& e, Code code, Rule& rule) {
    auto left = bind(*e.operands[0]);
    return combined(*e.operands[0], std::move(left), *e.operands[1], code, rule);
  }

  std::optional<BoundNumber> extremum(const Expression& e, Code code) {
    if (e.operands.size() == 1 && starred_names(*e.operands[0]).empty()) return refuse_one(e, code);
    const auto around = std::exchange(each_, std::nullopt);  // this one's operands have their own
    auto result = over_each(*e.operands[0], code);
    for (std::size_t i = 1; i < e.operands.size(); ++i) {
      result = joined(*e.operands[0], std::move(result), *e.operands[i], over_each(*e.operands[i], code),
                      code, common_type);
    }
    each_ = around;
    return result;
  }

  std::optional<BoundNumber> refuse_one(const Expression& e, Code code) {
    const char* const name = code == Code::min ? "min" : "max";
    complaints_.add("formula-syntax", e.offset, fmt::format("{} takes two or more", name),
                    fmt::format("write {}(x, y), or {}(x) of an x with a [*] that is in no other min or max "
                                "within",
                                name, name));
    return std::nullopt;
  }

  /// An operand of min or max: itself, or where it names `[*]`, the extremum over each that there is.
  std::optional<BoundNumber> over_each(const Expression& operand, Code code) {
    const auto names = starred_names(operand);
    if (names.empty()) return bind(operand);
    const auto count = common_count(names);
    if (!count) return std::nullopt;
    each_ = 0;
    auto result = bind(operand);
    for (each_ = 1; result && *each_ < *count; ++*each_) {
      result = joined(operand, std::move(result), operand, bind(operand), code, common_type);
    }
    each_.reset();
    return result;
  }

  /// How many signals each of the names stands for; complains where one stands for more than another. 0 where
  /// a name is wrong, which binding tells.
  std::optional<std::size_t> common_count(const std::vector<const Expression*>& names) {
    const Expression& first = *names.front();
    const std::size_t count = how_many(first.text);
    for (const Expression* name : names) {
      const std::size_t other = how_many(name->text);
      if (count == 0 || other == 0) return 0;
      if (other == count) continue;
      complaints_.add(
          "formula-type", name->offset,
          fmt::format("'{}' stands for {}, but '{}' for {}", name->text, other, first.text, count),
          "all [*] of an operand count together; give one of them a min or max of its own");
      return std::nullopt;
    }
    return count;
  }

  /// How many signals a name with `[*]` stands for.
  std::size_t how_many(std::string_view name) const {
    std::size_t count = 0;
    while (signals_.find(with_index(name, count))) ++count;
    return count;
  }

  static std::string with_index(std::string_view name, std::size_t index) {
    const std::size_t star = name.find(each);
    return fmt::format("{}[{}]{}", name.substr(0, star), index, name.substr(star + each.size()));
  }

  /// Binds the right operand even where the left is wrong: all complaints at once.
  std::optional<BoundNumber> combined(const Expression& left_text, std::optional<BoundNumber> left,
                                      const Expression& right_text, Code code, Rule& rule) {
    return joined(left_text, std::move(left), right_text, bind(right_text), code, rule);
  }

  std::optional<BoundNumber> joined(const Expression& left_text, std::optional<BoundNumber> left,
                                    const Expression& right_text, std::optional<BoundNumber> right, Code code,
                                    Rule& rule) {
    if (!left || !right) return std::nullopt;
    const auto type = rule({left_text.text, left->number}, {right_text.text, right->number});
    if (const auto* error = std::get_if<TypeError>(&type)) {
      complain_of_types(*error, right->signal ? left_text : right_text, complaints_);
      return std::nullopt;
    }
    left->number = std::get<NumberType>(type);
    left->program.insert(left->program.end(), right->program.begin(), right->program.end());
    left->program.push_back({code});
    if (!left->signal) left->signal = right->signal;
    left->discrete = left->discrete && right->discrete;
    return left;
  }

  const SignalTable& signals_;
  FormulaComplaints& complaints_;
  std::optional<std::size_t> each_;  ///< what `[*]` stands for, within an operand of the innermost min or max
};

}  // namespace

std::optional<BoundNumber> bind_number(const Expression& expression, const SignalTable& signals,
                                       FormulaComplaints& complaints) {
  return NumberBinder(signals, complaints).bind(expression);
}

void complain_of_types(const TypeError& error, const Expression& at, FormulaComplaints& complaints) {
  const char* const begin = complaints.text().data();
  const std::size_t offset =
      error.culprit.empty() ? at.offset : static_cast<std::size_t>(error.culprit.data() - begin);
  complaints.add("formula-type", offset, error.message, error.advice);
}

}  // namespace heliorig::bench
