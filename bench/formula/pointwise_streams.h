#pragma once

#include <optional>

#include "bench/formula/predicate.h"
#include "bench/formula/stream.h"

namespace heliorig::bench {

class PredicateStream : public Stream {
 public:
  explicit PredicateStream(const Predicate& predicate) : predicate_(predicate) {}
  void advance(const TraceRow& row) override { out.push({row.time, predicate_(row)}); }
  void finish(models::SimTime) override {}

 private:
  Predicate predicate_;
};

/// An operator whose value at a row depends on one operand up to there.
class UnaryStream : public Stream {
 public:
  explicit UnaryStream(Stream& operand) : operand_(operand) {}
  void advance(const TraceRow&) override { take_all(); }
  void finish(models::SimTime) override { take_all(); }

 protected:
  virtual Robustness next(const Sample& operand) = 0;

 private:
  void take_all() {
    while (!operand_.out.empty()) {
      const Sample sample = operand_.out.pop();
      out.push({sample.at, next(sample)});
    }
  }
  Stream& operand_;
};

/// An operator whose value at a row depends on two operands up to there.
class BinaryStream : public Stream {
 public:
  BinaryStream(Stream& left, Stream& right) : left_(left), right_(right) {}
  void advance(const TraceRow&) override { take_all(); }
  void finish(models::SimTime) override { take_all(); }

 protected:
  virtual Robustness next(const Sample& left, const Sample& right) = 0;

 private:
  void take_all() {
    while (!left_.out.empty() && !right_.out.empty()) {
      const Sample left = left_.out.pop();
      out.push({left.at, next(left, right_.out.pop())});
    }
  }
  Stream& left_;
  Stream& right_;
};

class NotStream : public UnaryStream {
 public:
  using UnaryStream::UnaryStream;

 protected:
  Robustness next(const Sample& operand) override { return negation(operand.robustness); }
};

class AndStream : public BinaryStream {
 public:
  using BinaryStream::BinaryStream;

 protected:
  Robustness next(const Sample& a, const Sample& b) override { return least(a.robustness, b.robustness); }
};

class OrStream : public BinaryStream {
 public:
  using BinaryStream::BinaryStream;

 protected:
  Robustness next(const Sample& a, const Sample& b) override { return greatest(a.robustness, b.robustness); }
};

/// `A implies B`: B's robustness where A holds; where it does not, nothing is at stake and the robustness is
/// without limit. So it is where A is unknown and B holds: true either way, but no test of B.
///
/// The textbook's max(-A, B) would make every margin end at 0 as A approaches its own threshold, which says
/// nothing of B; and that nothing was ever at stake would not show. Truth is the same.
class ImpliesStream : public BinaryStream {
 public:
  using BinaryStream::BinaryStream;

 protected:
  Robustness next(const Sample& premise, const Sample& conclusion) override;
};

/// `rise(p)`: p holds and did not at the row before: min(p now, -p before). Nothing rises at the first row.
class RiseStream : public UnaryStream {
 public:
  using UnaryStream::UnaryStream;

 protected:
  Robustness next(const Sample& operand) override;

 private:
  std::optional<Robustness> before_;
};

}  // namespace heliorig::bench
