#pragma once

#include <string>

#include "bench/report/run_result.h"

namespace heliorig::tests {

/// A check that came to this, with a margin in Pa that is to agree within 0.1 bar.
bench::Finding finding(const std::string& id, bench::Verdict verdict, double margin_Pa = 1e5);

/// A run of one such check, id `PRS-02`.
bench::RunResult run_of(const std::string& scenario, const std::string& controller, bench::Verdict verdict,
                        double margin_Pa = 1e5);

}  // namespace heliorig::tests
