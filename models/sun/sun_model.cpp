#include "models/sun/sun_model.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "models/sun/cloud_passage.h"
#include "models/sun/solar_position.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

/// The light of a disk that comes over the horizon, from none to all while it rises by its own diameter: the
/// models of the sky know only a point, and some leave it light at the very horizon.
double risen_share(double elevation_rad) {
  constexpr double diameter_rad = 0.0093;
  const double u = std::min(1.0, elevation_rad / diameter_rad);
  return u * u * (3.0 - 2.0 * u);
}

}  // namespace

SimTime next_second(SimTime time) {
  return SimTime{std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()) + 1s};
}

SunModel::SunModel(SunConditions conditions, Seed seed)
    : conditions_(std::move(conditions)),
      path_(conditions_.site, conditions_.ambient_K, conditions_.air_pressure_Pa),
      pressure_Pa_(conditions_.air_pressure_Pa.value_or(standard_pressure_Pa(conditions_.site.elevation_m))) {
  if (conditions_.cloud_field) cloud_field_.emplace(*conditions_.cloud_field, seed);
  if (conditions_.gusts) gusts_.emplace(*conditions_.gusts, conditions_.wind_speed_mps, seed);
}

/// Above the horizon, before clouds.
double SunModel::direct_light_Wpm2(const SunPath::Position& sun, UtcTime utc, SimTime time) const {
  if (conditions_.measured.dni_Wpm2) return conditions_.measured.dni_Wpm2->at(time);
  const LightPath light{sun.apparent_elevation_rad, pressure_Pa_, conditions_.site.elevation_m,
                        extraterrestrial_Wpm2(sun.distance_au)};
  return clear_sky(conditions_.clear_sky, light, utc).direct_normal_Wpm2;
}

SimTime SunModel::next_light(SimTime time) {
  SimTime next = next_second(time);
  const auto follow = [&](std::span<const CloudPassage> clouds) {
    if (const auto edge = next_cloud_sample(clouds, time)) next = std::min(next, *edge);
  };
  follow(conditions_.clouds);
  if (cloud_field_) follow(cloud_field_->around(time));
  if (!conditions_.measured.dni_Wpm2) return next;
  const WeatherSeries& light = *conditions_.measured.dni_Wpm2;
  const bool is_calm = std::abs(light.at(next) - light.at(time)) <= 5.0;
  return is_calm ? next : std::min(next, time + SimDuration{100ms});
}

double SunModel::wind_speed_mps(SimTime time) const {
  const auto& measured = conditions_.measured.wind_speed_mps;
  const double mean_mps = measured ? measured->at(time) : conditions_.wind_speed_mps;
  return gusts_ ? mean_mps * gusts_->factor(time) : mean_mps;
}

double SunModel::ambient_K(SimTime time) const {
  const auto& measured = conditions_.measured.ambient_K;
  return measured ? measured->at(time) : conditions_.ambient_K;
}

SunState SunModel::at(SimTime time) {
  const UtcTime utc = conditions_.start_utc + time.time_since_epoch();
  const SunPath::Position sun = path_.at(utc);
  const double elevation = sun.apparent_elevation_rad;
  const double up = std::sin(elevation);
  const double east = std::cos(elevation) * std::sin(sun.azimuth_rad);
  const double north = std::cos(elevation) * std::cos(sun.azimuth_rad);
  double transmission = cloud_transmission(conditions_.clouds, time);
  if (cloud_field_) transmission *= cloud_transmission(cloud_field_->around(time), time);
  const double dni_Wpm2 =
      elevation > 0.0 ? transmission * risen_share(elevation) * direct_light_Wpm2(sun, utc, time) : 0.0;
  return {sun.azimuth_rad, elevation, std::atan2(east, up), std::asin(north), dni_Wpm2, transmission};
}

}  // namespace heliorig::models
