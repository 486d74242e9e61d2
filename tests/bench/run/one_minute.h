#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "bench/scenario/scenario_file.h"

namespace heliorig::tests {

/// A minute of the noon scenario, with neither events nor checks.
inline bench::ScenarioFile one_minute() {
  bench::ScenarioReading reading =
      bench::read_scenario(std::string(HELIORIG_SOURCE_DIR) + "/scenarios/outlet-blocked-at-noon.yaml");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));
  reading.scenario.events.clear();
  reading.scenario.checks.clear();
  reading.scenario.duration = std::chrono::minutes{1};
  return reading.scenario;
}

inline bench::EventSpec event_at(models::SimTime at, const std::string& target, const std::string& kind,
                                 const std::string& value = "",
                                 std::optional<models::SimDuration> length = {}) {
  bench::EventSpec event;
  event.at = at;
  event.fault = {.target = target, .kind = kind, .value = value, .length = length};
  return event;
}

inline bench::CheckSpec check_of(const std::string& formula) {
  bench::CheckSpec check;
  check.id = "own";
  check.formula = formula;
  return check;
}

}  // namespace heliorig::tests
