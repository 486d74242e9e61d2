#include "bench/formula/goals.h"

#include <algorithm>
#include <cmath>

namespace heliorig::bench {

void Goal::collect(std::vector<Robustness>& margins) const {
  const Robustness robustness = current();
  if (robustness.truth != Truth::unknown && std::isfinite(robustness.value)) margins.push_back(robustness);
}

void AlwaysGoal::advance() {
  while (!p_.out.empty()) {
    const Sample sample = p_.out.pop();
    worst_ = least(worst_, sample.robustness);
    if (sample.robustness.truth == Truth::unknown) {
      if (!unresolved_) unresolved_ = sample.at;
    } else if (std::isfinite(sample.robustness.value)) {
      note(sample.robustness);
    }
  }
}

void AlwaysGoal::note(const Robustness& robustness) {
  const auto same = std::ranges::find(least_, robustness.limit, &Robustness::limit);
  if (same == least_.end()) {
    least_.push_back(robustness);
  } else {
    *same = least(*same, robustness);
  }
}

Robustness AlwaysGoal::current() const {
  return finished_ || worst_.truth == Truth::no ? worst_ : unknown_robustness(worst_.at);
}

void AlwaysGoal::collect(std::vector<Robustness>& margins) const {
  margins.insert(margins.end(), least_.begin(), least_.end());
}

void UntilGoal::advance() {
  while (!q_.out.empty() && (p_ == nullptr || !p_->out.empty())) {
    const Robustness here = least(least_p_, q_.out.pop().robustness);
    best_ = best_ ? greatest(*best_, here) : here;
    if (p_ != nullptr) least_p_ = least(least_p_, p_->out.pop().robustness);
  }
}

Robustness UntilGoal::current() const {
  if (!best_) return unknown_robustness({});
  const bool lost = least_p_.truth == Truth::no && best_->truth == Truth::no;  // p broke before q came
  return finished_ || lost || best_->truth == Truth::yes ? *best_ : unknown_robustness(best_->at);
}

void AtStartGoal::advance() {
  while (!p_.out.empty()) {
    const Robustness robustness = p_.out.pop().robustness;
    if (!first_) first_ = robustness;
  }
}

std::optional<models::SimTime> AtStartGoal::unresolved() const {
  if (current().truth != Truth::unknown) return std::nullopt;
  return current().at;
}

void PairGoal::advance() {
  left_->advance();
  right_->advance();
}

void PairGoal::finish() {
  left_->finish();
  right_->finish();
}

Robustness PairGoal::current() const {
  const Robustness left = left_->current();
  const Robustness right = right_->current();
  switch (operator_) {
    case Operator::and_:
      return least(left, right);
    case Operator::or_:
      return greatest(left, right);
    case Operator::implies:
      break;
  }
  if (left.truth == Truth::yes) return right;
  if (left.truth == Truth::no) return unlimited(true, left.at);
  return right.truth == Truth::yes ? unlimited(true, left.at) : unknown_robustness(left.at);
}

}  // namespace heliorig::bench
