#include "bench/formula/future_streams.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace heliorig::bench {

using models::SimDuration;
using models::SimTime;

void FutureWindowStream::take_all() {
  while (!operand_.out.empty()) take(operand_.out.pop());
}

void FutureWindowStream::take(const Sample& sample) {
  const bool hasty = haste_ == Haste::truth;
  // Windows that ended before this row, and in haste those that began while the row before was false.
  const SimDuration known_before = hasty && false_before_ ? interval_.begin : interval_.end;
  while (!waiting_.empty() && waiting_.front() + known_before < sample.at) emit();
  window_.push(sample.at, sample.robustness);
  waiting_.push(sample.at);
  false_before_ = sample.robustness.truth == Truth::no;
  const SimDuration known_now = hasty && false_before_ ? interval_.begin : interval_.end;
  while (!waiting_.empty() && waiting_.front() + known_now <= sample.at) emit();
}

void FutureWindowStream::emit() {
  const SimTime at = waiting_.pop();
  window_.drop_ended_by(at + interval_.begin);
  out.push({at, window_.best()});
}

void FutureWindowStream::finish(SimTime end) {
  take_all();
  while (!waiting_.empty()) {
    const SimTime at = waiting_.front();
    window_.drop_ended_by(at + interval_.begin);
    const bool begun = at + interval_.begin <= end;
    const bool over = at + interval_.end <= end;
    if (over || (begun && window_.best().truth == Truth::no)) {
      emit();
    } else {
      waiting_.pop();
      out.push({at, unknown_robustness(at)});
    }
  }
}

UntilStream::UntilStream(Stream* p, Stream& q, Interval interval, TimeLimit limit, Haste haste)
    : p_(p), q_(q), interval_(interval), limit_(limit), haste_(haste) {
  watch_ =
      haste == Haste::truth ? SimDuration{0} : std::max<SimDuration>(interval.end, std::chrono::minutes(1));
}

void UntilStream::take_all() {
  while (!q_.out.empty() && (p_ == nullptr || !p_->out.empty())) {
    const Robustness p = p_ == nullptr ? unlimited(true, {}) : p_->out.pop().robustness;
    const Sample q = q_.out.pop();
    take(q.at, p, q.robustness);
  }
}

void UntilStream::take(SimTime at, const Robustness& p, const Robustness& q) {
  // The row before held until now: intervals that began since then met it.
  if (q_before_.truth == Truth::yes)
    while (!waiting_.empty() && waiting_.front().at + interval_.begin < at)
      settle(waiting_.front().at + interval_.begin, q_before_);
  if (q_before_.truth == Truth::unknown) unsure_until_ = at;
  pass_deadlines(at);
  while (!waiting_.empty() && waiting_.front().at + interval_.end + watch_ < at) give_up(watch_);
  waiting_.push({at});
  if (q.truth == Truth::yes)
    while (!waiting_.empty() && waiting_.front().at + interval_.begin <= at) settle(at, q);
  if (q.truth == Truth::unknown) unsure_until_ = SimTime::max();
  if (std::isfinite(p.value)) p_at_stake_ = at;
  if (p.truth != Truth::yes) break_off(at, p.truth);
  q_before_ = q;
  last_row_ = at;
}

/// Notes of each row, as its interval ends, whether an unknown stretch of q lay in it.
void UntilStream::pass_deadlines(SimTime at) {
  for (; past_deadline_ < waiting_.size() && waiting_[past_deadline_].at + interval_.end < at;
       ++past_deadline_) {
    Waiting& waiting = waiting_[past_deadline_];
    if (waiting.p != Truth::no) waiting.unsure = unsure_until_ > waiting.at + interval_.begin;
  }
}

/// p does not hold at `at`, or may not: no row that still waits can be true, unless q held in an unknown
/// stretch.
void UntilStream::break_off(SimTime at, Truth p) {
  if (p == Truth::unknown) {
    for (; doubted_ < waiting_.size(); ++doubted_) waiting_[doubted_].p = Truth::unknown;
    return;
  }
  for (; broken_ < waiting_.size(); ++broken_) {
    Waiting& waiting = waiting_[broken_];
    const SimTime begin = waiting.at + interval_.begin;
    waiting.broken = at;
    waiting.p = Truth::no;
    if (broken_ >= past_deadline_) waiting.unsure = begin <= at && unsure_until_ > begin;
  }
  doubted_ = waiting_.size();
  if (haste_ == Haste::truth)
    while (!waiting_.empty()) give_up(SimDuration{0});
}

/// q holds for the oldest row, first at `held_from`; the rows of p before that have been taken.
void UntilStream::settle(SimTime held_from, const Robustness& q) {
  Waiting& waiting = waiting_.front();
  const bool p_needed = p_ != nullptr && waiting.at < held_from;
  waiting.at_stake = std::isfinite(q.value) && (!p_needed || p_at_stake_ >= waiting.at);
  emit(waiting, waiting.at + interval_.end - held_from, true);
}

/// q has not come within the oldest row's interval, nor within what was watched after it.
void UntilStream::give_up(SimDuration watched) {
  emit(waiting_.front(), -watched, false);
}

void UntilStream::emit(const Waiting& waiting, SimDuration slack, bool came) {
  Truth truth = came && slack >= SimDuration{0} ? Truth::yes : Truth::no;
  truth = std::min(truth, waiting.p);
  const SimTime then = waiting.at + interval_.end - slack;
  if (waiting.p == Truth::no) slack = std::min(slack, waiting.broken - then);
  if (truth == Truth::no && waiting.unsure) truth = Truth::unknown;
  const double value = models::seconds(slack) / limit_.scale_s;
  Robustness told{value, waiting.at, truth, limit_.index, !came};
  if (truth == Truth::unknown) told = unknown_robustness(waiting.at);
  if (truth == Truth::yes && !waiting.at_stake) told = unlimited(true, waiting.at);
  out.push({waiting.at, told});
  waiting_.pop();
  past_deadline_ -= past_deadline_ > 0 ? 1 : 0;
  broken_ -= broken_ > 0 ? 1 : 0;
  doubted_ -= doubted_ > 0 ? 1 : 0;
}

void UntilStream::finish(SimTime end) {
  take_all();
  if (q_before_.truth == Truth::yes)
    while (!waiting_.empty() && waiting_.front().at + interval_.begin <= end)
      settle(std::max(last_row_, waiting_.front().at + interval_.begin), q_before_);
  if (q_before_.truth == Truth::unknown) unsure_until_ = SimTime::max();
  pass_deadlines(end + SimDuration{1});
  while (!waiting_.empty()) {
    const Waiting& waiting = waiting_.front();
    if (waiting.at + interval_.end <= end) {
      give_up(std::min(watch_, end - (waiting.at + interval_.end)));
    } else if (waiting.p == Truth::no) {
      give_up(SimDuration{0});
    } else {
      emit({.at = waiting.at, .unsure = true}, SimDuration{-1}, false);
    }
  }
}

}  // namespace heliorig::bench
