#pragma once

#include <string>
#include <variant>

#include "models/time/sim_time.h"

namespace heliorig::bench {

/// Why a text is no instant, and how one is written.
struct CivilTimeError {
  std::string message;
  std::string advice;
};

/// Reads `2026-06-21T11:30:00+02:00` (ISO 8601; fractions of a second and `Z` are understood). Dates and
/// times that do not exist are refused, and so is a time without offset from UTC. Years 1970 to 2199.
std::variant<models::UtcTime, CivilTimeError> parse_civil_time(const std::string& text);

}  // namespace heliorig::bench
