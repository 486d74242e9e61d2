#pragma once

#include <span>
#include <string>
#include <vector>

#include "bench/report/agreement.h"
#include "bench/report/corner_spread.h"
#include "bench/report/run_result.h"

namespace heliorig::bench {

/// `results.json`: the whole run at a glance, format 1: worst verdict, exit code, each run's verdict, reasons
/// and least margin, agreements (a difference fails the whole), spreads over the corners of the plant.
/// Nothing in it depends on how long anything took.
std::string results_json(std::span<const RunResult> results, std::span<const Agreement> agreements,
                         std::span<const CornerSpread> spreads, int exit_code, const std::string& version);

/// `timing.json`: how long each run took, apart from all that is compared.
std::string timing_json(std::span<const RunResult> results, std::span<const RunTiming> timings);

}  // namespace heliorig::bench
