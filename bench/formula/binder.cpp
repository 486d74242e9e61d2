#include "bench/formula/binder.h"

#include <fmt/format.h>

#include <cassert>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "bench/formula/number_binder.h"

namespace heliorig::bench {
namespace {

using Kind = Formula::Kind;

constexpr std::size_t most_limits = std::numeric_limits<std::uint16_t>::max();

/// The scale that a person gave, as a difference in SI.
struct Scale {
  Dimension dimension;
  double value;
};

std::optional<Scale> read_scale(const std::string& text, FormulaComplaints& complaints) {
  if (text.empty()) return std::nullopt;
  const auto parsed = parse_quantity(text);
  if (const auto* error = std::get_if<UnitError>(&parsed)) {
    complaints.add("formula-scale", 0, fmt::format("scale: {}", error->message), error->advice);
    return std::nullopt;
  }
  const Quantity& quantity = std::get<Quantity>(parsed);
  if (quantity.type.datum != Datum::none && !quantity.kelvin_literal) {
    const QuantityType wanted{quantity.type.dimension, Datum::none};
    complaints.add("formula-scale", 0,
                   fmt::format("the scale '{}' is {}, but {} is wanted", text, describe(quantity.type),
                               describe(wanted)),
                   fmt::format("write it as {}", example_of(wanted)));
    return std::nullopt;
  }
  if (!(quantity.si > 0.0)) {
    complaints.add("formula-scale", 0, fmt::format("the scale '{}' is not positive", text), {});
    return std::nullopt;
  }
  return Scale{quantity.type.dimension, quantity.si};
}

Kind kind_of(Op op) {
  switch (op) {
    case Op::not_:
      return Kind::not_;
    case Op::and_:
      return Kind::and_;
    case Op::or_:
      return Kind::or_;
    case Op::implies:
      return Kind::implies;
    case Op::rise:
      return Kind::rise;
    case Op::fall:
      return Kind::fall;
    case Op::always:
      return Kind::always;
    case Op::eventually:
      return Kind::eventually;
    case Op::until:
      return Kind::until;
    case Op::historically:
      return Kind::historically;
    case Op::once:
      return Kind::once;
    case Op::since:
      return Kind::since;
    default:
      assert(false && "not an operator of truth");
  }
  return Kind::predicate;
}

class Binder {
 public:
  Binder(const SignalTable& signals, std::optional<Scale> scale, FormulaComplaints& complaints)
      : signals_(signals), scale_(scale), complaints_(complaints) {}

  FormulaPtr bind(const Expression& e) {
    if (e.op == Op::signal) return switch_signal(e);
    if (e.op >= Op::less && e.op <= Op::not_equal) return comparison(e);
    if (e.op < Op::less) return not_a_truth(e);
    return connective(e);
  }

  void complain_of_useless_scale(const std::string& text) {
    if (!scale_ || scale_used_) return;
    std::string listed;
    for (const std::string& symbol : deciding_units_) {
      if (!listed.empty()) listed += ", ";
      listed += display_unit(symbol).name;
    }
    complaints_.add("formula-scale", 0, fmt::format("the scale '{}' fits no limit of the formula", text),
                    fmt::format("its limits are in: {}", listed));
  }

  std::vector<Limit> take_limits() { return std::move(limits_); }
  std::set<std::size_t> take_signals() { return std::move(signals_read_); }

 private:
  FormulaPtr connective(const Expression& e) {
    Formula formula{
        .kind = kind_of(e.op), .text = std::string(e.text), .offset = e.offset, .interval = e.interval};
    const bool timed = e.interval && (e.op == Op::eventually || e.op == Op::until);
    bool whole = true;
    for (std::size_t i = 0; i < e.operands.size(); ++i) {
      // A premise, and what is waited for, only have to hold or not: their distances decide no margin.
      const bool decides = std::exchange(decides_, decides_ && !timed && !(e.op == Op::implies && i == 0));
      FormulaPtr operand = bind(*e.operands[i]);
      decides_ = decides;
      whole = whole && operand;
      formula.operands.push_back(std::move(operand));
    }
    if (!whole) return nullptr;
    if (timed) formula.limit = time_limit(e, *formula.operands.back());
    if (e.op == Op::not_) return negated(formula.operands[0], formula);
    return std::make_shared<const Formula>(std::move(formula));
  }

  /// not (A implies B) is A and not B: a premise that does not hold makes it false by its distance.
  static FormulaPtr negated(const FormulaPtr& operand, Formula shell) {
    shell.kind = Kind::not_;
    shell.operands = {operand};
    if (operand->kind == Kind::implies) {
      shell.operands = {operand->operands[0], negated(operand->operands[1], shell)};
      shell.kind = Kind::and_;
    }
    return std::make_shared<const Formula>(std::move(shell));
  }

  FormulaPtr comparison(const Expression& e) {
    const Expression& left_text = *e.operands[0];
    const Expression& right_text = *e.operands[1];
    auto left = bind_number(left_text, signals_, complaints_);
    auto right = bind_number(right_text, signals_, complaints_);
    if (!left || !right) return nullptr;
    TypedText typed_left{left_text.text, left->number};
    TypedText typed_right{right_text.text, right->number};
    if (!left->signal) std::swap(typed_left, typed_right);  // the complaint asks what fits the signal
    const auto type = common_type(typed_left, typed_right);
    if (const auto* error = std::get_if<TypeError>(&type)) {
      complain_of_types(*error, left->signal ? right_text : left_text, complaints_);
      return nullptr;
    }
    if (!left->signal && !right->signal) return complain(e, "compares no signal", "it is always the same");
    const QuantityType common = std::get<NumberType>(type).type;
    const bool discrete = left->discrete && right->discrete && common == QuantityType{};
    if ((e.op == Op::equal || e.op == Op::not_equal) && !discrete)
      return complain(e, "compares what moves continuously, which is never equal by more than chance",
                      fmt::format("write abs({} - {}) < {}", left_text.text, right_text.text,
                                  example_of({common.dimension, Datum::none})));
    return predicate(e, e.op, std::move(*left), std::move(*right), common, discrete);
  }

  /// A switch by its name alone is true while it is not 0.
  FormulaPtr switch_signal(const Expression& e) {
    auto bound = bind_number(e, signals_, complaints_);
    if (!bound) return nullptr;
    const SignalSpec& spec = signals_[*bound->signal];
    const bool is_switch = bound->discrete && spec.unit == "1" && spec.min == 0.0 && spec.max == 1.0;
    if (!is_switch) return not_a_truth(e);
    BoundNumber zero{{}, {{Instruction::Code::constant, 0, 0.0}}, {}};
    return predicate(e, Op::not_equal, std::move(*bound), std::move(zero), {}, true);
  }

  FormulaPtr predicate(const Expression& e, Op comparison, BoundNumber left, BoundNumber right,
                       QuantityType type, bool discrete) {
    note_signals(left.program);
    note_signals(right.program);
    const SignalSpec& spec = signals_[left.signal ? *left.signal : *right.signal];
    const QuantityType difference{type.dimension, Datum::none};
    const std::string spec_unit = difference_symbol(spec.unit);
    const bool same = type_of_symbol(spec_unit) == difference;
    const double range = spec.max - spec.min;
    const double own = same && !discrete && std::isfinite(range) && range > 0.0 ? range : 1.0;
    const std::uint16_t limit =
        add_limit({spec.name, same ? spec_unit : symbol_of(difference), own, false}, difference);
    Formula formula{.kind = Kind::predicate, .text = std::string(e.text), .offset = e.offset};
    formula.limit = limit;
    formula.predicate = std::make_shared<const Predicate>(
        comparison, std::move(left.program), std::move(right.program), limit, limits_[limit].scale);
    return std::make_shared<const Formula>(std::move(formula));
  }

  void note_signals(const std::vector<Instruction>& program) {
    for (const Instruction& instruction : program) {
      if (instruction.code == Instruction::Code::load) signals_read_.insert(instruction.signal);
    }
  }

  std::uint16_t time_limit(const Expression& e, const Formula& awaited) {
    const Formula* first = &awaited;
    while (first->kind != Kind::predicate) first = first->operands.front().get();
    const QuantityType time = type_of_symbol("s");
    return add_limit({limits_[first->limit].signal, "s", models::seconds(e.interval->end), true}, time);
  }

  std::uint16_t add_limit(Limit limit, const QuantityType& type) {
    if (scale_ && scale_->dimension == type.dimension) {
      limit.scale = scale_->value;
      scale_used_ = scale_used_ || decides_;
    }
    if (decides_) deciding_units_.insert(limit.unit);
    assert(limits_.size() < most_limits);  // the parser takes no formula of so many words
    limits_.push_back(std::move(limit));
    return static_cast<std::uint16_t>(limits_.size() - 1);
  }

  FormulaPtr not_a_truth(const Expression& e) {
    // What it is made of may be wrong as well, and is complained of here.
    if (!bind_number(e, signals_, complaints_)) return nullptr;
    return complain(e, "is a number, not true or false", "compare it, as in steam.pressure < 12 barg");
  }

  FormulaPtr complain(const Expression& e, std::string_view what, std::string advice) {
    complaints_.add("formula-type", e.offset, fmt::format("'{}' {}", e.text, what), std::move(advice));
    return nullptr;
  }

  const SignalTable& signals_;
  std::optional<Scale> scale_;
  FormulaComplaints& complaints_;
  std::vector<Limit> limits_;
  std::set<std::size_t> signals_read_;
  std::set<std::string> deciding_units_;
  bool decides_ = true;
  bool scale_used_ = false;
};

}  // namespace

std::optional<BoundFormula> bind_formula(const Expression& expression, const SignalTable& signals,
                                         const std::string& scale, FormulaComplaints& complaints) {
  Binder binder(signals, read_scale(scale, complaints), complaints);
  FormulaPtr root = binder.bind(expression);
  if (!root) return std::nullopt;
  binder.complain_of_useless_scale(scale);
  return BoundFormula{std::move(root), binder.take_limits(), binder.take_signals()};
}

}  // namespace heliorig::bench
