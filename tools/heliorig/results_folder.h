#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::tools {

/// Makes the folder for a run's results: `given`, or where that is empty the next number below results/
/// (0001, 0002 …). A folder that holds anything is refused unless `overwrite`, which then removes what is in
/// it, but only where it holds results of an earlier run and nothing else.
std::variant<std::filesystem::path, bench::Diagnostic> make_results_folder(const std::string& given,
                                                                           bool overwrite);

}  // namespace heliorig::tools
