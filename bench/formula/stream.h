#pragma once

#include <memory>
#include <vector>

#include "bench/formula/ring.h"
#include "bench/formula/robustness.h"
#include "bench/signals/trace_row.h"

namespace heliorig::bench {

/// What a formula was at a row.
struct Sample {
  models::SimTime at;
  Robustness robustness;
};

/// One operator of a formula as a stream: one sample for each row, in order, as soon as it is known.
///
/// A row's values hold until the next row, the last row's until the end of the run; so do those of every
/// formula. Operators are advanced after their operands and take all samples that these have made.
class Stream {
 public:
  virtual ~Stream() = default;
  /// The row has been offered to the operands already.
  virtual void advance(const TraceRow& row) = 0;
  /// No row comes any more; the run ended at `end`. Makes the samples that are still missing.
  virtual void finish(models::SimTime end) = 0;

  Ring<Sample> out;
};

/// The operators of one or more formulas, operands first. Owns them.
using Streams = std::vector<std::unique_ptr<Stream>>;

}  // namespace heliorig::bench
