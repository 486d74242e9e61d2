#pragma once

#include <array>
#include <variant>

#include "models/sun/bird_clear_sky.h"
#include "models/sun/clear_sky.h"
#include "models/sun/simplified_solis.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// What Ineichen's model knows of the air: Linke turbidity in the middle of each month, from January on, 1
/// to 10.
struct IneichenSky {
  std::array<double, 12> linke_turbidity{};

  static IneichenSky constant(double linke_turbidity) {
    IneichenSky sky;
    sky.linke_turbidity.fill(linke_turbidity);
    return sky;
  }
  /// Linear between the middles of two months, so that the light does not jump on the first of one.
  double turbidity_at(UtcTime time) const;
};

using ClearSkyModel = std::variant<IneichenSky, SolisSky, BirdSky>;

/// Where and through what the light comes.
struct LightPath {
  double elevation_rad;  ///< apparent, above 0
  double pressure_Pa;    ///< of the air at the place
  double altitude_m;
  double extraterrestrial_Wpm2;
};

/// The cloudless sky at an instant by the model chosen, air mass by Kasten & Young. Each model's source,
/// equation and validity stand beside its function.
ClearSky clear_sky(const ClearSkyModel& model, const LightPath& path, UtcTime time);

}  // namespace heliorig::models
