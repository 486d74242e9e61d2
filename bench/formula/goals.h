#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "bench/formula/stream.h"

namespace heliorig::bench {

/// What a formula says of the run as a whole: whether it is decided yet, and by how much.
///
/// `always`, `eventually` and `until` without an interval are about the whole run: what has not come about by
/// its end did not.
class Goal {
 public:
  virtual ~Goal() = default;
  /// Takes what the streams below have made.
  virtual void advance() = 0;
  /// The streams below are finished and taken: what they have not decided stays unknown.
  virtual void finish() = 0;
  /// Unknown until it is certain, whatever may still come.
  virtual Robustness current() const = 0;
  /// The least finite margins that it has seen, at most one for each limit: not one while nothing was at
  /// stake.
  virtual void collect(std::vector<Robustness>& margins) const;
  /// The first row of which it is not known whether it satisfies the formula. After finish().
  virtual std::optional<models::SimTime> unresolved() const { return std::nullopt; }
};

using GoalPtr = std::unique_ptr<Goal>;

/// `always p`: every row satisfies p.
class AlwaysGoal : public Goal {
 public:
  explicit AlwaysGoal(Stream& p) : p_(p) {}
  void advance() override;
  void finish() override { finished_ = true; }
  Robustness current() const override;
  void collect(std::vector<Robustness>& margins) const override;
  std::optional<models::SimTime> unresolved() const override { return unresolved_; }

 private:
  void note(const Robustness& robustness);

  Stream& p_;
  Robustness worst_ = unlimited(true, {});
  std::vector<Robustness> least_;  ///< of each limit that has decided so far
  std::optional<models::SimTime> unresolved_;
  bool finished_ = false;
};

/// `eventually q`, or `p until q`: some row satisfies q, and all rows before that one p.
/// Robustness: the greatest over rows of min(q there, least p before).
class UntilGoal : public Goal {
 public:
  UntilGoal(Stream* p, Stream& q) : p_(p), q_(q) {}
  void advance() override;
  void finish() override { finished_ = true; }
  Robustness current() const override;

 private:
  Stream* p_;
  Stream& q_;
  Robustness least_p_ = unlimited(true, {});
  std::optional<Robustness> best_;
  bool finished_ = false;
};

/// A formula with an interval, said of the start of the run.
class AtStartGoal : public Goal {
 public:
  explicit AtStartGoal(Stream& p) : p_(p) {}
  void advance() override;
  void finish() override {}
  Robustness current() const override { return first_.value_or(unknown_robustness({})); }
  std::optional<models::SimTime> unresolved() const override;

 private:
  Stream& p_;
  std::optional<Robustness> first_;
};

class NotGoal : public Goal {
 public:
  explicit NotGoal(GoalPtr p) : p_(std::move(p)) {}
  void advance() override { p_->advance(); }
  void finish() override { p_->finish(); }
  Robustness current() const override { return negation(p_->current()); }

 private:
  GoalPtr p_;
};

/// `or`, `and`, `implies` between goals, as the streams of these names.
class PairGoal : public Goal {
 public:
  enum class Operator { and_, or_, implies };
  PairGoal(Operator op, GoalPtr left, GoalPtr right)
      : operator_(op), left_(std::move(left)), right_(std::move(right)) {}
  void advance() override;
  void finish() override;
  Robustness current() const override;

 private:
  Operator operator_;
  GoalPtr left_;
  GoalPtr right_;
};

}  // namespace heliorig::bench
