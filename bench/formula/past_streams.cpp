#include "bench/formula/past_streams.h"

namespace heliorig::bench {

Robustness SoFarStream::next(const Sample& operand) {
  const Robustness before = so_far_.value_or(operand.robustness);
  so_far_ = which_ == SlidingExtremum::Which::least ? least(before, operand.robustness)
                                                    : greatest(before, operand.robustness);
  return *so_far_;
}

Robustness PastWindowStream::next(const Sample& operand) {
  recent_.push(operand);
  while (!recent_.empty() && recent_.front().at <= operand.at - interval_.begin) {
    const Sample old = recent_.pop();
    window_.push(old.at, old.robustness);
  }
  window_.drop_ended_by(operand.at - interval_.end);
  if (window_.empty()) return unlimited(which_ == SlidingExtremum::Which::least, operand.at);
  return window_.best();
}

Robustness SinceStream::next(const Sample& p, const Sample& q) {
  so_far_ = so_far_ ? greatest(least(*so_far_, p.robustness), q.robustness) : q.robustness;
  return *so_far_;
}

Robustness SinceWindowStream::next(const Sample& p, const Sample& q) {
  lower_candidates(p.robustness);
  least_p_.push(p.at, p.robustness);
  recent_.push(q);
  while (!recent_.empty() && recent_.front().at <= q.at - interval_.begin) {
    const Sample old = recent_.pop();
    admit(old, recent_.empty() ? models::SimTime::max() : recent_.front().at);
  }
  while (!candidates_.empty() && candidates_.front().end <= q.at - interval_.end) candidates_.pop();
  return candidates_.empty() ? unlimited(false, q.at) : candidates_.front().value;
}

/// Every candidate is held down by p since then; those above p become alike, and the one that stays longest
/// stands for all.
void SinceWindowStream::lower_candidates(const Robustness& p) {
  std::optional<Candidate> lowered;
  while (!candidates_.empty() && p < candidates_.front().value) lowered = candidates_.pop();
  if (!lowered) return;
  lowered->value = p;
  candidates_.push_front(*lowered);
}

void SinceWindowStream::admit(const Sample& q, models::SimTime next_row) {
  if (next_row == models::SimTime::max()) least_p_.clear();  // no row follows q's
  least_p_.drop_ended_by(next_row);
  const Robustness value = least_p_.empty() ? q.robustness : least(q.robustness, least_p_.best());
  if (!candidates_.empty()) candidates_.back().end = q.at;
  while (!candidates_.empty() && candidates_.back().value < value) candidates_.pop_back();
  candidates_.push({models::SimTime::max(), value});
}

}  // namespace heliorig::bench
