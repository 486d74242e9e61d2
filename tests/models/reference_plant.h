#pragma once

#include <chrono>
#include <numbers>

#include "models/plant_parameters.h"
#include "tests/models/mirrors/reference_mirrors.h"
#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/reference_instruments.h"
#include "tests/models/steam/reference_steam.h"

namespace heliorig::tests {

/// The reference plant "solarose-4x4".
inline models::PlantParameters reference_plant() {
  return {reference_mirrors(), reference_receiver(), reference_steam(), reference_instruments()};
}

/// 48.85° N, 21 June 2026, 11:30 UTC, 20 minutes before solar noon: on focus and at pressure.
inline models::PlantConditions noon_in_june(models::Seed seed) {
  constexpr double degree = std::numbers::pi / 180.0;
  models::PlantConditions conditions;
  conditions.sun.site = {48.85 * degree, 2.35 * degree, 60.0};
  conditions.sun.start_utc = std::chrono::sys_days{std::chrono::year{2026} / 6 / 21} +
                             std::chrono::hours{11} + std::chrono::minutes{30};
  conditions.sun.wind_speed_mps = 3.0;
  conditions.sun.ambient_K = 295.15;
  conditions.mirrors_start = models::MirrorsStart::on_focus;
  conditions.steam_start.pressure_Pag = 9.8e5;
  conditions.seed = seed;
  return conditions;
}

}  // namespace heliorig::tests
