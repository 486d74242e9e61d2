#include "adapters/reference_firmware/air_purge.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr float air_comes_below_degC = 95.0f;
constexpr float steam_above_degC = 99.0f;
constexpr float near_saturation_K = 2.0f;
constexpr uint16_t ticks_to_be_sure = settings::ticks_of(30.0f);

}  // namespace

void AirPurge::observe(const Reading& drum_degC, float saturation_degC) {
  if (!drum_degC.valid) return;
  if (drum_degC.value < air_comes_below_degC) air_ = true;
  const bool saturated =
      drum_degC.value > steam_above_degC && drum_degC.value > saturation_degC - near_saturation_K;
  if (!saturated) saturated_ticks_ = 0;
  if (saturated && ++saturated_ticks_ > ticks_to_be_sure) air_ = false;
  if (!air_) saturated_ticks_ = 0;
}

}  // namespace heliorig_firmware
