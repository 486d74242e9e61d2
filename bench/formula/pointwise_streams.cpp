#include "bench/formula/pointwise_streams.h"

namespace heliorig::bench {

Robustness ImpliesStream::next(const Sample& premise, const Sample& conclusion) {
  switch (premise.robustness.truth) {
    case Truth::yes:
      return conclusion.robustness;
    case Truth::no:
      return unlimited(true, premise.at);
    case Truth::unknown:
      break;
  }
  // True whichever it is, but whether the conclusion was put to the test is as unknown as the premise.
  return conclusion.robustness.truth == Truth::yes ? unlimited(true, premise.at)
                                                   : unknown_robustness(premise.at);
}

Robustness RiseStream::next(const Sample& operand) {
  // Taking the first row's own value as the one before leaves the distance to a change, and no change.
  const Robustness before = before_.value_or(operand.robustness);
  before_ = operand.robustness;
  return least(operand.robustness, negation(before));
}

}  // namespace heliorig::bench
