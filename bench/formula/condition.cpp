#include "bench/formula/condition.h"

#include "bench/formula/binder.h"
#include "bench/formula/network.h"
#include "bench/formula/parser.h"
#include "bench/formula/shape.h"

namespace heliorig::bench {

struct Condition::Implementation {
  Streams streams;
};

std::variant<Condition, Diagnostics> Condition::create(const std::string& formula, const Position& position,
                                                       const SignalTable& signals) {
  FormulaComplaints complaints(formula, position);
  const ExpressionPtr expression = parse_formula(complaints);
  std::optional<BoundFormula> bound;
  if (expression) bound = bind_formula(*expression, signals, "", complaints);
  if (bound) check_shape_of_condition(*bound->root, complaints);
  if (!bound || !complaints.diagnostics().empty()) return complaints.diagnostics();
  auto implementation = std::make_unique<Implementation>();
  build_stream(*bound->root, bound->limits, Haste::truth, implementation->streams);
  return Condition(std::move(implementation));
}

Condition::Condition(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
Condition::Condition(Condition&&) noexcept = default;
Condition& Condition::operator=(Condition&&) noexcept = default;
Condition::~Condition() = default;

bool Condition::holds(TraceRow row) {
  for (const auto& stream : implementation_->streams) stream->advance(row);
  return implementation_->streams.back()->out.pop().robustness.truth == Truth::yes;
}

}  // namespace heliorig::bench
