#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/plant_parameters.h"
#include "models/ports/fault_point.h"
#include "models/ports/located_event.h"
#include "models/ports/scale_figure.h"
#include "models/ports/signal_spec.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// What a plant of these parameters offers, without elaborating it: what files are checked against.
struct PlantInterface {
  std::vector<SignalSpec> outputs;  ///< everything that the plant reports: `sun.*` … `instruments.*`
  std::vector<SignalSpec> inputs;   ///< what a controller drives: `controller.command.*`
  std::vector<FaultPoint> fault_points;
  std::vector<ScaleFigure> scales;  ///< of the instruments, for those who read them
};
PlantInterface describe_plant(const PlantParameters& parameters);

/// The whole machine under the sun, wired in plant.cpp. One a process: SystemC elaborates once.
///
/// Inputs are set between calls of advance_to() and hold until set again; they take effect at the present
/// instant.
class Plant {
 public:
  /// Elaborates the models and brings them to time 0 with the inputs at their initial values.
  Plant(const PlantParameters& parameters, const PlantConditions& conditions);
  ~Plant();

  /// As describe_plant() gives it; the indices below count in its lists.
  const PlantInterface& interface() const;

  void set_input(std::size_t input, double value);
  /// Sets or, with nothing, clears the fault at a point. Asserts that the value is in range.
  void set_fault(std::size_t fault_point, std::optional<double> value);
  /// Whether the fault at a point makes the plant behave otherwise than it would without, now.
  bool fault_has_effect(std::size_t fault_point) const;

  /// Runs to `until`, everything due at that instant included, or to the first located event before it.
  /// Returns the time reached. Call again until it returns `until`.
  SimTime advance_to(SimTime until);
  /// The events located at the time reached; empty after the next advance_to().
  const std::vector<LocatedEvent>& located_events() const;
  /// Set once, for good, by the models or by a row whose values have left their ranges.
  const std::optional<OutOfValidity>& out_of_validity() const;

  /// Copies the present value of every output; `row` has as many places. One that is not a number, or has
  /// left its range, takes the plant out of validity.
  void read(std::span<double> row);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace heliorig::models
