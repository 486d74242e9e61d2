#include "models/plant_row.h"

#include <algorithm>
#include <cassert>
#include <sstream>

namespace heliorig::models {

PlantRow::PlantRow(std::span<const SignalSpec> outputs, const SignalBoard& board) : outputs_(outputs) {
  for (const SignalSpec& spec : outputs) {
    values_.push_back(&board[spec.name].read());
    mins_.push_back(spec.min);
    maxs_.push_back(spec.max);
  }
}

void PlantRow::read(std::span<double> row) const {
  assert(row.size() == values_.size());
  std::ranges::transform(values_, row.begin(), [](const double* value) { return *value; });
}

std::optional<OutOfValidity> PlantRow::out_of_validity(SimTime now) const {
  const auto is_within = [this](std::size_t i) {  // a NaN is not
    return (*values_[i] >= mins_[i]) & (*values_[i] <= maxs_[i]);
  };
  bool all_within = true;
  for (std::size_t i = 0; i < values_.size(); ++i) all_within &= is_within(i);
  if (all_within) return std::nullopt;
  std::size_t out = 0;
  while (is_within(out)) ++out;
  const SignalSpec& spec = outputs_[out];
  std::ostringstream reason;
  reason << spec.name << " is " << *values_[out] << ' ' << spec.unit << ", outside " << spec.min << " to "
         << spec.max;
  return OutOfValidity{now, reason.str()};
}

}  // namespace heliorig::models
