#include "models/steam/drum_swell.h"

#include <algorithm>
#include <cmath>

namespace heliorig::models {
namespace {

constexpr double gravity_mps2 = 9.80665;

/// ᾱ and its slopes; η = (ρ' − ρ'') α/ρ''.
struct Void {
  double mean;
  double by_quality;
  double by_K;
};

Void mean_void_of(const Saturation& s, double quality) {
  const double water = s.water_density_kgpm3, steam = s.steam_density_kgpm3, apart = water - steam;
  const double eta = apart / steam * std::max(quality, 0.0);
  const double turn =
      (water * s.steam_density_slope_kgpm3K - steam * s.water_density_slope_kgpm3K) / (apart * apart);
  if (eta < 1e-4) {  // series: the closed forms lose their figures
    return {water / apart * (eta / 2.0 - eta * eta / 3.0), water / steam * (0.5 - eta * 2.0 / 3.0),
            turn * (-eta * (water + steam) / (2.0 * steam) + eta * eta * water / steam)};
  }
  const double log_share = std::log1p(eta) / eta;
  return {water / apart * (1.0 - log_share), water / (steam * eta) * (log_share - 1.0 / (1.0 + eta)),
          turn * (1.0 + water / (steam * (1.0 + eta)) - (steam + water) / steam * log_share)};
}

}  // namespace

double DrumSwell::mean_void(const Saturation& s, double quality) const {
  return mean_void_of(s, quality).mean;
}

double DrumSwell::circulation_kgps(const Saturation& s, double quality) const {
  const double apart = s.water_density_kgpm3 - s.steam_density_kgpm3;
  return std::sqrt(2.0 * s.water_density_kgpm3 * g_.downcomer_area_m2 * apart * gravity_mps2 *
                   mean_void(s, quality) * g_.riser_m3 / g_.friction);
}

/// Equations 34 and 35 of the paper, with the temperature of saturation in the place of the pressure.
DrumSwell::State DrumSwell::rates(const Saturation& s, const State& y, const Drive& drive) const {
  const double water = s.water_density_kgpm3, steam = s.steam_density_kgpm3;
  const double condensation = s.steam_enthalpy_Jpkg - s.water_enthalpy_Jpkg;  // h_c
  const double a = y.quality;
  const Void v = mean_void_of(s, a);
  const double rate_K = drive.temperature_rate_Kps;

  const double riser_JpK =
      ((water * s.water_enthalpy_slope_JpkgK - a * condensation * s.water_density_slope_kgpm3K) *
           (1.0 - v.mean) +
       ((1.0 - a) * condensation * s.steam_density_slope_kgpm3K + steam * s.steam_enthalpy_slope_JpkgK) *
           v.mean +
       (steam + (water - steam) * a) * condensation * v.by_K - s.pressure_slope_PapK) *
          g_.riser_m3 +
      g_.riser_metal_JpK;
  const double riser_J = ((1.0 - a) * steam + a * water) * condensation * g_.riser_m3 * v.by_quality;
  const double unbounded_rate =
      (drive.heat_W - a * condensation * circulation_kgps(s, a) - riser_JpK * rate_K) / riser_J;
  const double quality_rate = a > 0.0 ? unbounded_rate : std::max(unbounded_rate, 0.0);

  const double drum_water_m3 = drive.water_volume_m3 - g_.downcomer_m3 - (1.0 - v.mean) * g_.riser_m3;
  const double bubbles = y.bubbles_m3;
  const double collapse_kgpK =
      (steam * bubbles * s.steam_enthalpy_slope_JpkgK +
       water * std::max(drum_water_m3, 0.0) * s.water_enthalpy_slope_JpkgK -
       (bubbles + std::max(drum_water_m3, 0.0)) * s.pressure_slope_PapK + g_.drum_metal_JpK) /
      condensation;
  const double displaced_kgpK = a * (1.0 + g_.outflow_share) * g_.riser_m3 *
                                (v.mean * s.steam_density_slope_kgpm3K +
                                 (1.0 - v.mean) * s.water_density_slope_kgpm3K - (water - steam) * v.by_K);
  const double displaced_kg = -a * (1.0 + g_.outflow_share) * (water - steam) * g_.riser_m3 * v.by_quality;
  double condensed_kgps = drive.condensing_kgps + collapse_kgpK * rate_K;
  if (condensed_kgps > 0.0 && g_.starving_m3 > 0.0) {
    const double there = std::max(bubbles, 0.0);
    condensed_kgps *= there / (there + g_.starving_m3);
  }
  const double gained_kgps = steam / g_.residence_s * (drive.still_bubbles_m3 - bubbles) - condensed_kgps -
                             (bubbles * s.steam_density_slope_kgpm3K + displaced_kgpK) * rate_K -
                             displaced_kg * quality_rate;
  // Steam that is not there does not go.
  return {quality_rate, (bubbles > 0.0 ? gained_kgps : std::max(gained_kgps, 0.0)) / steam};
}

}  // namespace heliorig::models
