#include "models/ports/fault_point.h"

namespace heliorig::models {

std::vector<SignalSpec> fault_inputs(std::span<const FaultPoint> points) {
  std::vector<SignalSpec> inputs;
  for (const FaultPoint& point : points) {
    inputs.push_back({point.input(), point.unit, point.min, point.max, point.meaning, SignalKind::discrete});
  }
  return inputs;
}

std::vector<SignalSpec> fault_effects(std::span<const FaultPoint> points) {
  std::vector<SignalSpec> effects;
  for (const FaultPoint& point : points) {
    effects.push_back({point.effect(), "1", 0.0, 1.0, point.meaning, SignalKind::discrete});
  }
  return effects;
}

}  // namespace heliorig::models
