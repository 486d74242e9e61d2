#pragma once

#include <cmath>
#include <optional>

#include "models/steam/steam_parameters.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The controller's supply: mains, and a capacitor that lasts for a while. Drained at constant power its
/// voltage falls as √(U0² − (U0² − Umin²) t/t_storage); below Umin the regulator drops out and nothing is
/// left. It is full again as soon as mains returns.
class Supply {
 public:
  explicit Supply(const SteamParameters& p)
      : full_V_(p.supply_voltage_V), least_V_(p.supply_min_voltage_V), storage_s_(p.supply_storage_time_s) {}

  bool mains() const { return !lost_; }
  void set_mains(bool on, SimTime now) {
    if (on) lost_.reset();
    if (!on && !lost_) lost_ = now;
  }

  double voltage_V(SimTime now) const {
    if (!lost_) return full_V_;
    const double since_s = seconds(now - *lost_);
    if (since_s > storage_s_) return 0.0;
    if (since_s == 0.0) return full_V_;
    return std::sqrt(full_V_ * full_V_ - (full_V_ * full_V_ - least_V_ * least_V_) * since_s / storage_s_);
  }

 private:
  double full_V_;
  double least_V_;
  double storage_s_;
  std::optional<SimTime> lost_;
};

}  // namespace heliorig::models
