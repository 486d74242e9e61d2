#include "models/plant_row.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <iterator>
#include <sstream>

namespace heliorig::models {

PlantRow::PlantRow(std::span<const SignalSpec> outputs, const SignalBoard& board) : outputs_(outputs) {
  for (const SignalSpec& spec : outputs) {
    values_.push_back(&board.present(spec.name));
    mins_.push_back(spec.min);
    maxs_.push_back(spec.max);
  }
}

void PlantRow::read(std::span<double> row) const {
  assert(row.size() == values_.size());
  std::ranges::transform(values_, row.begin(), [](const double* value) { return *value; });
}

std::optional<OutOfValidity> PlantRow::out_of_validity(std::span<const double> row, SimTime now) const {
  assert(row.size() == values_.size());
  const auto is_within = [&](std::size_t i) {  // a NaN is not
    return (row[i] >= mins_[i]) & (row[i] <= maxs_[i]);
  };
  std::int64_t within = 0;  // counted, so that the processor compares several at once
  for (std::size_t i = 0; i < row.size(); ++i) within += is_within(i);
  if (within == std::ssize(row)) return std::nullopt;
  std::size_t out = 0;
  while (is_within(out)) ++out;
  const SignalSpec& spec = outputs_[out];
  std::ostringstream reason;
  reason << spec.name << " is " << row[out] << ' ' << spec.unit << ", outside " << spec.min << " to "
         << spec.max;
  return OutOfValidity{now, reason.str()};
}

}  // namespace heliorig::models
