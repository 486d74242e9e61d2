#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <variant>

#include "bench/report/run_result.h"

namespace heliorig::bench {

/// `result.json`: everything that a run came to, numbers in SI to the last bit; format 1. A margin that is not finite
/// (nothing was ever near) is written as null.
std::string to_json(const RunResult& result);
/// The way back, or what is wrong with the text.
std::variant<RunResult, std::string> run_result_of_json(const std::string& text);

}  // namespace heliorig::bench
