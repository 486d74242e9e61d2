#include "models/plant_row.h"

#include <algorithm>
#include <cassert>
#include <sstream>

namespace heliorig::models {

PlantRow::PlantRow(std::span<const SignalSpec> outputs, const SignalBoard& board) : outputs_(outputs) {
  for (const SignalSpec& spec : outputs) places_.push_back({&board[spec.name].read(), spec.min, spec.max});
}

void PlantRow::read(std::span<double> row) const {
  assert(row.size() == places_.size());
  std::ranges::transform(places_, row.begin(), [](const Place& place) { return *place.value; });
}

std::optional<OutOfValidity> PlantRow::out_of_validity(SimTime now) const {
  const auto within = [](const Place& place) {
    return *place.value >= place.min && *place.value <= place.max;
  };
  const auto found = std::ranges::find_if_not(places_, within);  // a NaN is not within either
  if (found == places_.end()) return std::nullopt;
  const SignalSpec& spec = outputs_[static_cast<std::size_t>(found - places_.begin())];
  std::ostringstream reason;
  reason << spec.name << " is " << *found->value << ' ' << spec.unit << ", outside " << spec.min << " to "
         << spec.max;
  return OutOfValidity{now, reason.str()};
}

}  // namespace heliorig::models
