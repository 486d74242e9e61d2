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

/// Sun, sky and wind over the machine: SunModel as signals. Light and air once a second, and light as often as
/// SunModel::next_light() says; the wind once a second where it is not steady, and at once where
/// `fault.sun.wind_speed.gust` adds a gust.
class SunBlock : public Block {
 public:
  SunBlock(const sc_core::sc_module_name& name, SunConditions conditions, Seed seed);

 private:
  void follow_sun();
  void follow_wind();

  SunModel sun_;
};

}  // namespace heliorig::models
