#pragma once

#include <optional>
#include <span>
#include <string>

#include "bench/report/agreement.h"
#include "bench/report/corner_spread.h"
#include "bench/report/run_result.h"

namespace heliorig::bench {

/// The finding that was nearest to being lost, by its normalised margin; of those with the worst verdict. Null where
/// none has a margin.
const Finding* least_finding(const RunResult& result);
/// Its margin as a person reads it: `0.42 bar (PRS-02 at 3 min)`; `-` where there is none.
std::string least_margin(const RunResult& result);

/// The table that a run ends in: scenario, controller, verdict, least margin; then why what did not pass did not, what
/// was not applicable, how controllers agree, and which margins are less than their spread over the plant's corners.
std::string summary_text(std::span<const RunResult> results, std::span<const Agreement> agreements,
                         std::span<const CornerSpread> spreads);
/// The same in Markdown, with the matrix requirement × run.
std::string summary_markdown(std::span<const RunResult> results, std::span<const Agreement> agreements,
                             std::span<const CornerSpread> spreads);

}  // namespace heliorig::bench
