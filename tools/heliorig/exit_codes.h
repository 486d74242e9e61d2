#pragma once

namespace heliorig::tools {

/// Exit codes of commands that run nothing; those of runs are folded by bench/report/exit_code.h.
constexpr int exit_ok = 0;
constexpr int exit_usage = 2;
constexpr int exit_link_lost = 3;
constexpr int exit_internal = 4;
constexpr int exit_unproven = 5;

}  // namespace heliorig::tools
