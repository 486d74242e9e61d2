#pragma once

#include "bench/formula/ast.h"
#include "bench/formula/pointwise_streams.h"
#include "bench/formula/sliding_extremum.h"

namespace heliorig::bench {

/// `historically p` (the least so far) and `once p` (the greatest), since the first row.
class SoFarStream : public UnaryStream {
 public:
  SoFarStream(Stream& operand, SlidingExtremum::Which which) : UnaryStream(operand), which_(which) {}

 protected:
  Robustness next(const Sample& operand) override;

 private:
  SlidingExtremum::Which which_;
  std::optional<Robustness> so_far_;
};

/// `historically[a, b] p` and `once[a, b] p`: over all values that held at some instant of [t - b, t - a].
/// Before the first row nothing held: of an empty window everything is true historically and nothing once.
class PastWindowStream : public UnaryStream {
 public:
  PastWindowStream(Stream& operand, SlidingExtremum::Which which, Interval interval)
      : UnaryStream(operand), which_(which), interval_(interval), window_(which) {}

 protected:
  Robustness next(const Sample& operand) override;

 private:
  SlidingExtremum::Which which_;
  Interval interval_;
  Ring<Sample> recent_;  ///< not yet as old as the window
  SlidingExtremum window_;
};

/// `p since q`: max over rows j so far of min(q at j, least p after j).
class SinceStream : public BinaryStream {
 public:
  using BinaryStream::BinaryStream;

 protected:
  Robustness next(const Sample& p, const Sample& q) override;

 private:
  std::optional<Robustness> so_far_;
};

/// `p since[a, b] q`: likewise over the rows j whose values held at some instant of [t - b, t - a].
class SinceWindowStream : public BinaryStream {
 public:
  SinceWindowStream(Stream& p, Stream& q, Interval interval)
      : BinaryStream(p, q), interval_(interval), least_p_(SlidingExtremum::Which::least) {}

 protected:
  Robustness next(const Sample& p, const Sample& q) override;

 private:
  struct Candidate {
    models::SimTime end;  ///< until when q held there
    Robustness value;
  };
  void lower_candidates(const Robustness& p);
  void admit(const Sample& q, models::SimTime next_row);

  Interval interval_;
  Ring<Sample> recent_;      ///< q, not yet as old as the window
  SlidingExtremum least_p_;  ///< of p over the rows that follow the oldest of recent_
  Ring<Candidate>
      candidates_;  ///< greatest first, which is oldest first: what is lesser and older is never the greatest
};

}  // namespace heliorig::bench
