#pragma once

#include <vector>

#include "models/ports/block.h"
#include "models/ports/fault_point.h"
#include "models/sun/sun_conditions.h"
#include "models/sun/sun_model.h"

namespace heliorig::models {

std::vector<SignalSpec> sun_input_specs();
/// All `sun.*`, then `effect.*`.
std::vector<SignalSpec> sun_output_specs();
std::vector<FaultPoint> sun_fault_points();

/// Sun, sky and wind over the machine: SunModel as signals, once a second, and at the cadence of
/// next_cloud_sample() while a cloud's edge passes. The wind is steady but for gusts,
/// `fault.sun.wind_speed.gust`.
class SunBlock : public Block {
 public:
  SunBlock(const sc_core::sc_module_name& name, SunConditions conditions);

 private:
  void follow_sun();
  void follow_wind();

  SunModel sun_;
};

}  // namespace heliorig::models
