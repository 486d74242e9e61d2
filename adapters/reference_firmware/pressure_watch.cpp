#include "adapters/reference_firmware/pressure_watch.h"

#include <math.h>

#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/relief.h"
#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

constexpr uint8_t ticks_of_block = 200;
constexpr uint8_t differ_ticks_to_alarm = 100;
constexpr float differing_bar = 0.3f;
constexpr uint8_t against_s_to_alarm = 60;
constexpr float against_K = 4.0f;
/// 0.005 bar/s over a block.
constexpr float steady_bar_a_block = 0.005f * ticks_of_block / settings::ticks_a_second;

}  // namespace

void PressureWatch::Span::take(float value) {
  low = fminf(low, value);
  high = fmaxf(high, value);
}

void PressureWatch::observe(const Reading& pressure_1_bar, const Reading& pressure_2_bar,
                            const Reading& drum_degC, bool saturated) {
  const Reading* const pressures[] = {&pressure_1_bar, &pressure_2_bar};
  const bool both_valid = pressure_1_bar.valid && pressure_2_bar.valid;
  const bool a_second_ends = block_ticks_ % static_cast<uint8_t>(settings::ticks_a_second) == 0;
  if (!begun_) {
    begun_ = true;
    for (uint8_t i = 0; i < 2; ++i) watches_[i].now.restart(pressures[i]->value);
  }
  for (uint8_t i = 0; i < 2; ++i) {
    watches_[i].now.take(pressures[i]->value);
    if (a_second_ends) hold_against(watches_[i], *pressures[i], drum_degC, saturated);
  }
  const bool differ = both_valid && fabsf(pressure_1_bar.value - pressure_2_bar.value) > differing_bar;
  if (!differ) differ_ticks_ = 0;
  if (differ && differ_ticks_ <= differ_ticks_to_alarm) ++differ_ticks_;
  if (++block_ticks_ < ticks_of_block) return;
  close_block(both_valid);
  for (uint8_t i = 0; i < 2; ++i) watches_[i].now.restart(pressures[i]->value);
}

void PressureWatch::close_block(bool both_valid) {
  block_ticks_ = 0;
  const float code_bar = code_width(0.0f, 16.0f);
  for (uint8_t i = 0; i < 2; ++i) {
    const float own_bar = watches_[i].now.width();
    const float other_bar = watches_[1 - i].now.width();
    if (own_bar > 1.5f * code_bar) watches_[i].stuck = false;
    if (both_valid && own_bar < 1.5f * code_bar && other_bar > 4.5f * code_bar) watches_[i].stuck = true;
  }
}

void PressureWatch::hold_against(Watch& watch, const Reading& pressure_bar, const Reading& drum_degC,
                                 bool saturated) {
  const bool steady = watch.now.width() < steady_bar_a_block;
  const bool comparable =
      saturated && steady && pressure_bar.valid && drum_degC.valid && pressure_bar.value > 0.5f;
  const bool apart = comparable && fabsf(saturation_degC(pressure_bar.value) - drum_degC.value) > against_K;
  if (!apart) watch.against_s = 0;
  if (apart && watch.against_s <= against_s_to_alarm) ++watch.against_s;
}

void PressureWatch::report(Alarms& alarms) const {
  alarms.set(Alarm::pressure_1_stuck, watches_[0].stuck);
  alarms.set(Alarm::pressure_2_stuck, watches_[1].stuck);
  alarms.set(Alarm::pressures_differ, differ_ticks_ > differ_ticks_to_alarm);
  alarms.set(Alarm::pressure_1_against_temperature, watches_[0].against_s > against_s_to_alarm);
  alarms.set(Alarm::pressure_2_against_temperature, watches_[1].against_s > against_s_to_alarm);
}

}  // namespace heliorig_firmware
