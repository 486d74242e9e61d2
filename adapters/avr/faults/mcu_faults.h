#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {

/// All that can befall a microcontroller, with the points of all in one list.
class McuFaults {
 public:
  explicit McuFaults(const McuFaultSetup& setup);

  const std::vector<models::FaultPoint>& points() const { return points_; }
  void set(std::size_t point, std::optional<double> value);
  bool has_effect(std::size_t point) const;

  void begin(models::SimDuration quantum);
  void end(bool stood);
  bool stop_clock() const;
  double runs_fast_by() const;
  bool take_power_loss();

 private:
  std::vector<std::unique_ptr<McuFault>> faults_;
  std::vector<models::FaultPoint> points_;
  std::vector<std::pair<McuFault*, std::size_t>> ways_;  ///< of the points
};

}  // namespace heliorig::adapters
