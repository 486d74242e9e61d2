#pragma once

#include <cstdint>

#include "bench/formula/ast.h"
#include "bench/formula/sliding_extremum.h"
#include "bench/formula/stream.h"

namespace heliorig::bench {

/// Whether samples are made as soon as truth is certain, or when the margin is known too.
enum class Haste { truth, margin };

/// `always[a, b] p`: the least of the values that hold at some instant of [t + a, t + b]. In haste it is told
/// as soon as one of them is false.
class FutureWindowStream : public Stream {
 public:
  FutureWindowStream(Stream& operand, Interval interval, Haste haste)
      : operand_(operand), interval_(interval), haste_(haste), window_(SlidingExtremum::Which::least) {}
  void advance(const TraceRow&) override { take_all(); }
  void finish(models::SimTime end) override;

 private:
  void take_all();
  void take(const Sample& sample);
  void emit();

  Stream& operand_;
  Interval interval_;
  Haste haste_;
  SlidingExtremum window_;
  Ring<models::SimTime> waiting_;  ///< rows without a sample yet
  bool false_before_ = false;      ///< the operand at the row before
};

/// `p until[a, b] q`, and `eventually[a, b] q` which is `true until[a, b] q`: q comes to hold at some instant
/// of [t + a, t + b], and p holds at all rows from t until then (not at that instant itself).
///
/// Robustness is in time (cf. the time robustness of Donzé & Maler 2010): the end of the interval less the
/// instant at which q first held from t + a on; negative when that was too late. Where p broke first it is
/// the instant of the breach less that instant, if that is less. After the interval q is waited for as long
/// again, and for a minute at least, to learn how late it is; where it does not come the robustness is the
/// negative of that watch. In haste nothing is watched past the interval. The instant told is t.
///
/// A time tells nothing of what came in time: where q, at that first instant, or p, at all rows before it,
/// held without limit, nothing was at stake and the robustness is without limit too. That q holds again later
/// with something at stake is no test: it did not have to.
class UntilStream : public Stream {
 public:
  struct TimeLimit {
    std::uint16_t index;
    double scale_s;
  };
  /// Without `p` it is `eventually`.
  UntilStream(Stream* p, Stream& q, Interval interval, TimeLimit limit, Haste haste);
  void advance(const TraceRow&) override { take_all(); }
  void finish(models::SimTime end) override;

 private:
  struct Waiting {
    models::SimTime at;
    models::SimTime broken{};  ///< since when p has not held, where p is no
    Truth p = Truth::yes;      ///< the least that it was while waiting
    bool unsure = false;       ///< whether q held in time is not known
    bool at_stake = true;      ///< q could have failed, and p where it was needed
  };
  void take_all();
  void take(models::SimTime at, const Robustness& p, const Robustness& q);
  void pass_deadlines(models::SimTime at);
  void break_off(models::SimTime at, Truth p);
  void settle(models::SimTime held_from, const Robustness& q);
  void give_up(models::SimDuration watched);
  void emit(const Waiting& waiting, models::SimDuration slack, bool came);

  Stream* p_;
  Stream& q_;
  Interval interval_;
  TimeLimit limit_;
  Haste haste_;
  models::SimDuration watch_;
  Ring<Waiting> waiting_;  ///< rows without a sample yet
  // How many of them, the oldest first,
  std::size_t past_deadline_ = 0;  ///< are past the end of their interval,
  std::size_t broken_ = 0;         ///< have seen p not to hold,
  std::size_t doubted_ = 0;        ///< or perhaps not to.
  Robustness q_before_ = unlimited(false, {});
  models::SimTime p_at_stake_ = models::SimTime::min();  ///< the last row at which p was not without limit
  models::SimTime last_row_{};
  models::SimTime unsure_until_ = models::SimTime::min();  ///< end of the last stretch where q was unknown
};

}  // namespace heliorig::bench
