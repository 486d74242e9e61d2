#include "bench/validation/actuator_travel.h"

#include <algorithm>

namespace heliorig::bench {

ActuatorTravels::ActuatorTravels(std::vector<std::string> commands) : seen_(commands.size(), false) {
  for (std::string& command : commands) travels_.push_back({std::move(command), "", 0.0, 0.0});
}

void ActuatorTravels::add(const TraceReading& trace) {
  for (std::size_t i = 0; i < travels_.size(); ++i) {
    const auto place = trace.signals.find(travels_[i].command);
    if (!place) continue;
    ActuatorTravel& travel = travels_[i];
    travel.unit = trace.signals[*place].unit;
    for (const ReadRow& row : trace.rows) {
      const double value = row.values[*place];
      travel.least = seen_[i] ? std::min(travel.least, value) : value;
      travel.most = seen_[i] ? std::max(travel.most, value) : value;
      seen_[i] = true;
    }
  }
}

}  // namespace heliorig::bench
