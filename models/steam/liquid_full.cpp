#include "models/steam/liquid_full.h"

#include "models/water/if97.h"
#include "models/water/saturation_table.h"

namespace heliorig::models {
namespace {

constexpr std::size_t intervals = 60;  // of 4 K

std::array<double, 1> sample(double temperature_K) {
  constexpr double rise_Pa = 1e5;
  const double p = if97::saturation_pressure_Pa(temperature_K);
  const double loose = if97::region1(p, temperature_K).volume_m3pkg;
  const double tight = if97::region1(p + rise_Pa, temperature_K).volume_m3pkg;
  return {rise_Pa * loose / (loose - tight)};
}

}  // namespace

LiquidFull::LiquidFull()
    : spline_(SaturationTable::lowest_K, SaturationTable::highest_K, intervals, sample) {}

}  // namespace heliorig::models
