#include "adapters/avr/faults/mcu_faults.h"

#include <algorithm>

namespace heliorig::adapters {

// Each is defined in the file of its name.
std::unique_ptr<McuFault> clock_error(const McuFaultSetup& setup);
std::unique_ptr<McuFault> crystal(const McuFaultSetup& setup);
std::unique_ptr<McuFault> flipped_eeprom(const McuFaultSetup& setup);
std::unique_ptr<McuFault> flipped_flash(const McuFaultSetup& setup);
std::unique_ptr<McuFault> flipped_ram(const McuFaultSetup& setup);
std::unique_ptr<McuFault> halt(const McuFaultSetup& setup);
std::unique_ptr<McuFault> reset_pin(const McuFaultSetup& setup);
std::unique_ptr<McuFault> supply(const McuFaultSetup& setup);
std::unique_ptr<McuFault> watchdog(const McuFaultSetup& setup);

McuFaults::McuFaults(const McuFaultSetup& setup) {
  for (const auto make : {halt, reset_pin, clock_error, crystal, supply, watchdog, flipped_ram,
                          flipped_eeprom, flipped_flash}) {
    faults_.push_back(make(setup));
    const auto points = faults_.back()->points();
    for (std::size_t way = 0; way < points.size(); ++way) {
      points_.push_back(points[way]);
      ways_.emplace_back(faults_.back().get(), way);
    }
  }
}

void McuFaults::set(std::size_t point, std::optional<double> value) {
  const auto& [fault, way] = ways_.at(point);
  fault->set(way, value);
}

bool McuFaults::has_effect(std::size_t point) const {
  const auto& [fault, way] = ways_.at(point);
  return fault->has_effect(way);
}

void McuFaults::begin(models::SimDuration quantum) {
  for (const auto& fault : faults_) fault->begin(quantum);
}

void McuFaults::end(bool stood) {
  for (const auto& fault : faults_) fault->end(stood);
}

bool McuFaults::stop_clock() const {
  return std::ranges::any_of(faults_, [](const auto& fault) { return fault->stops_clock(); });
}

double McuFaults::runs_fast_by() const {
  double ratio = 0.0;
  for (const auto& fault : faults_) ratio += fault->runs_fast_by();
  return ratio;
}

bool McuFaults::take_power_loss() {
  bool lost = false;
  for (const auto& fault : faults_) lost = fault->take_power_loss() || lost;
  return lost;
}

}  // namespace heliorig::adapters
