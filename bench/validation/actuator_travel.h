#pragma once

#include <span>
#include <string>
#include <vector>

#include "bench/trace/trace_reader.h"

namespace heliorig::bench {

/// How far a command went over all runs of a validation.
struct ActuatorTravel {
  std::string command;
  std::string unit;
  double least = 0.0;
  double most = 0.0;

  /// One that never moved has not been shown to work.
  bool moved() const { return most > least; }
};

/// Takes up one trace after the other.
class ActuatorTravels {
 public:
  /// `commands` are those that the controller drives.
  explicit ActuatorTravels(std::vector<std::string> commands);

  /// A trace that lacks a command, as of a run that broke at once, tells nothing of it.
  void add(const TraceReading& trace);
  /// In the order of the commands; those of which nothing was seen stand at 0.
  const std::vector<ActuatorTravel>& travels() const { return travels_; }

 private:
  std::vector<ActuatorTravel> travels_;
  std::vector<bool> seen_;
};

}  // namespace heliorig::bench
