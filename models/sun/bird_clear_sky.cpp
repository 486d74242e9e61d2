#include "models/sun/bird_clear_sky.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace heliorig::models {
namespace {

/// What is left of the light behind each part of the air.
struct Transmittances {
  double rayleigh;
  double ozone;
  double gases;
  double water;
  double aerosol;
};

Transmittances transmittances(const BirdSky& sky, double air_mass, double pressure_Pa) {
  const double absolute = air_mass * pressure_Pa / 101325.0;
  const double ozone_cm = 100.0 * sky.ozone_m * air_mass;
  const double water_cm = 100.0 * sky.precipitable_water_m * air_mass;
  const double broadband = 0.27583 * sky.aod380 + 0.35 * sky.aod500;
  return {// The fit passes 1 beyond an air mass of 30, within a degree of the horizon.
          std::min(1.0, std::exp(-0.0903 * std::pow(absolute, 0.84) *
                                 (1.0 + absolute - std::pow(absolute, 1.01)))),
          1.0 - 0.1611 * ozone_cm * std::pow(1.0 + 139.48 * ozone_cm, -0.3034) -
              0.002715 * ozone_cm / (1.0 + 0.044 * ozone_cm + 0.0003 * ozone_cm * ozone_cm),
          std::exp(-0.0127 * std::pow(absolute, 0.26)),
          1.0 - 2.4959 * water_cm / (std::pow(1.0 + 79.034 * water_cm, 0.6828) + 6.385 * water_cm),
          std::exp(-std::pow(broadband, 0.873) * (1.0 + broadband - std::pow(broadband, 0.7088)) *
                   std::pow(air_mass, 0.9108))};
}

}  // namespace

ClearSky bird_clear_sky(const BirdSky& sky, double elevation_rad, double relative_air_mass,
                        double pressure_Pa, double extraterrestrial_Wpm2) {
  assert(elevation_rad > 0.0);
  const double m = relative_air_mass;
  const double sine = std::sin(elevation_rad);
  const Transmittances t = transmittances(sky, m, pressure_Pa);
  const double absorbed_by_aerosol = 1.0 - 0.1 * (1.0 - m + std::pow(m, 1.06)) * (1.0 - t.aerosol);
  const double scattered = 1.0 - t.aerosol / absorbed_by_aerosol;
  const double sky_albedo = 0.0685 + (1.0 - sky.asymmetry) * scattered;
  const double direct = 0.9662 * extraterrestrial_Wpm2 * t.aerosol * t.water * t.gases * t.ozone * t.rayleigh;
  const double from_sky = extraterrestrial_Wpm2 * sine * 0.79 * t.ozone * t.gases * t.water *
                          absorbed_by_aerosol * (0.5 * (1.0 - t.rayleigh) + sky.asymmetry * scattered) /
                          (1.0 - m + std::pow(m, 1.02));
  const double global = (direct * sine + from_sky) / (1.0 - sky.albedo * sky_albedo);
  return {global, direct, global - direct * sine};
}

}  // namespace heliorig::models
