#include "models/sun/clear_sky_model.h"

#include <chrono>

namespace heliorig::models {
namespace {

using namespace std::chrono;

UtcTime middle_of(year_month month) {
  const sys_days begin = month / 1;
  const sys_days end = (month + months{1}) / 1;
  return UtcTime{begin} + (UtcTime{end} - UtcTime{begin}) / 2;
}

std::size_t index_of(year_month month) {
  return static_cast<unsigned>(month.month()) - 1u;
}

ClearSky sky_of(const IneichenSky& sky, const LightPath& path, UtcTime time) {
  return ineichen_clear_sky(path.elevation_rad, absolute_air_mass(path.elevation_rad, path.pressure_Pa),
                            sky.turbidity_at(time), path.altitude_m, path.extraterrestrial_Wpm2);
}

ClearSky sky_of(const SolisSky& sky, const LightPath& path, UtcTime) {
  return solis_clear_sky(sky, path.elevation_rad, path.pressure_Pa, path.extraterrestrial_Wpm2);
}

ClearSky sky_of(const BirdSky& sky, const LightPath& path, UtcTime) {
  return bird_clear_sky(sky, path.elevation_rad, relative_air_mass(path.elevation_rad), path.pressure_Pa,
                        path.extraterrestrial_Wpm2);
}

}  // namespace

double IneichenSky::turbidity_at(UtcTime time) const {
  const year_month_day date{floor<days>(time)};
  year_month before{date.year(), date.month()};
  if (time < middle_of(before)) before -= months{1};
  const year_month after = before + months{1};
  const duration<double> past = time - middle_of(before);
  const double share = past / duration<double>{middle_of(after) - middle_of(before)};
  const double first = linke_turbidity[index_of(before)];
  return first + share * (linke_turbidity[index_of(after)] - first);
}

ClearSky clear_sky(const ClearSkyModel& model, const LightPath& path, UtcTime time) {
  return std::visit([&](const auto& sky) { return sky_of(sky, path, time); }, model);
}

}  // namespace heliorig::models
