#include "bench/formula/number_binder.h"

#include <fmt/format.h>

#include <cassert>
#include <utility>

namespace heliorig::bench {
namespace {

using Code = Instruction::Code;

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
    const auto index = signals_.find(e.text);
    if (!index) {
      complaints_.add("unknown-signal", e.offset, fmt::format("there is no signal '{}'", e.text),
                      suggestion(std::string(e.text), signals_.names()));
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
    auto result = bind(*e.operands[0]);
    for (std::size_t i = 1; i < e.operands.size(); ++i)
      result = combined(*e.operands[0], std::move(result), *e.operands[i], code, common_type);
    return result;
  }

  /// Binds the right operand even where the left is wrong: all complaints at once.
  std::optional<BoundNumber> combined(const Expression& left_text, std::optional<BoundNumber> left,
                                      const Expression& right_text, Code code, Rule& rule) {
    auto right = bind(right_text);
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
