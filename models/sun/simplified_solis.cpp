#include "models/sun/simplified_solis.h"

#include <cassert>
#include <cmath>

namespace heliorig::models {
namespace {

/// What the fits are made of: optical depth, water in cm, and the logarithms of water and of pressure.
struct Air {
  double aod;
  double water_cm;
  double ln_water;
  double ln_pressure;
};

double enhanced_extraterrestrial(const Air& air, double extraterrestrial_Wpm2) {
  return extraterrestrial_Wpm2 * (0.12 * std::pow(air.water_cm, 0.56) * air.aod * air.aod +
                                  0.97 * std::pow(air.water_cm, 0.032) * air.aod +
                                  1.08 * std::pow(air.water_cm, 0.0051) + 0.071 * air.ln_pressure);
}

double square_in(double x, double c0, double c1, double c2) {
  return c0 + x * (c1 + x * c2);
}

/// Share of light along a path whose sine is `sine`.
double passed(double depth, double exponent, double sine) {
  return std::exp(-depth / std::pow(sine, exponent));
}

double direct_share(const Air& air, double sine) {
  const double depth = square_in(air.ln_water, 1.82, 0.056, 0.0071) * air.aod +
                       square_in(air.ln_water, 0.33, 0.045, 0.0096) +
                       (0.0089 * air.water_cm + 0.13) * air.ln_pressure;
  const double exponent = square_in(air.aod, -0.0172, 0.0148, 0.00925) * air.ln_water +
                          square_in(air.aod, 0.4557, 0.5057, -0.7565);
  return passed(depth, exponent, sine);
}

double global_share(const Air& air, double sine) {
  const double depth = square_in(air.ln_water, 1.24, 0.047, 0.0061) * air.aod +
                       square_in(air.ln_water, 0.27, 0.043, 0.0090) +
                       (0.0079 * air.water_cm + 0.1) * air.ln_pressure;
  return passed(depth, -0.0147 * air.ln_water + square_in(air.aod, 0.3798, 0.2846, -0.3079), sine);
}

/// The paper fits the diffuse light of very clean air by itself.
double diffuse_share(const Air& air, double sine) {
  const double w = air.water_cm;
  const double a = air.aod;
  const bool clean = a < 0.05;
  const double c4 = clean ? 86.0 * w - 13800.0 : -0.21 * w + 11.6;
  const double c3 = clean ? -3.11 * w + 79.4 : 0.27 * w - 20.7;
  const double c2 = clean ? -0.23 * w + 74.8 : -0.134 * w + 15.5;
  const double c1 = clean ? 0.092 * w - 8.86 : 0.0554 * w - 5.71;
  const double c0 = clean ? 0.0042 * w + 3.12 : 0.0057 * w + 2.94;
  const double by_pressure = clean ? -0.83 * std::pow(1.0 + a, -17.2) : -0.71 * std::pow(1.0 + a, -15.0);
  const double depth = c0 + a * (c1 + a * (c2 + a * (c3 + a * c4))) + by_pressure * air.ln_pressure;
  return passed(depth, square_in(a, 0.116, 0.63, -0.337) + air.ln_pressure / (18.0 + 152.0 * a), sine);
}

}  // namespace

ClearSky solis_clear_sky(const SolisSky& sky, double elevation_rad, double pressure_Pa,
                         double extraterrestrial_Wpm2) {
  assert(elevation_rad > 0.0);
  const double water_cm = 100.0 * sky.precipitable_water_m;
  const Air air{sky.aod700, water_cm, std::log(water_cm), std::log(pressure_Pa / 101325.0)};
  const double sine = std::sin(elevation_rad);
  const double light = enhanced_extraterrestrial(air, extraterrestrial_Wpm2);
  return {light * global_share(air, sine) * sine, light * direct_share(air, sine),
          light * diffuse_share(air, sine)};
}

}  // namespace heliorig::models
