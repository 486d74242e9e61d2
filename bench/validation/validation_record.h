#pragma once

#include <string>
#include <vector>

#include "bench/report/run_result.h"
#include "bench/scenario/validation_plan.h"
#include "bench/validation/actuator_travel.h"
#include "bench/validation/sensor_sweep.h"
#include "bench/validation/signal_coverage.h"

namespace heliorig::bench {

/// What a club keeps with the machine: who validated which firmware, when, by what, and what was seen.
struct ValidationRecord {
  ValidationPlan plan;
  std::string signed_by;
  std::string signed_on;  ///< UTC, as 2026-06-21T09:30:00Z
  std::string version;    ///< of heliorig
  std::string controller;
  std::string firmware_sha256;
  SignalCoverage signals;
  std::vector<SensorReaction> reactions;  ///< empty where the controller was not at rest
  std::vector<ActuatorTravel> travels;
  std::vector<RunResult> runs;

  /// The worst of the runs; at best `inconclusive` where runs are missing or an actuator never moved.
  Verdict verdict() const;
};

/// `validation.json`, format 1.
std::string validation_json(const ValidationRecord& record, int exit_code);
/// For the operator.
std::string validation_text(const ValidationRecord& record);

}  // namespace heliorig::bench
