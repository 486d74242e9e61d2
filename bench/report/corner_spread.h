#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bench/report/run_result.h"

namespace heliorig::bench {

/// What the uncertainty of the plant makes of one check's margin: the nominal run's against those of the
/// corners.
struct CornerSpread {
  std::string scenario;
  std::string controller;
  std::string check;
  std::optional<double> nominal;  ///< margin in the nominal run, SI; nothing where it was not put to the test
  double spread = 0.0;        ///< greatest less least margin over nominal plant and corners
  double least = 0.0;         ///< least of them
  std::string least_at;       ///< the corner that has it; empty: the nominal plant
  std::string unit;           ///< as of a Margin
  std::size_t corners = 0;    ///< that have a margin
  std::size_t missing = 0;    ///< corners whose run has none though the nominal one has, or the other way round
  bool proven = false;        ///< the nominal margin is at least the spread, no run is without one, all passed
  std::string text;           ///< all of that in words
};

/// Every check that was judged on the nominal plant and on corners of it, in the order of the runs. Checks
/// that are not applicable are left out, and so are those without a finite margin on any plant: a check of
/// events that never came has nothing to spread, and its verdict says so.
std::vector<CornerSpread> corner_spreads(std::span<const RunResult> results);

}  // namespace heliorig::bench
