#include "models/sun/sun_block.h"

#include <array>
#include <numbers>
#include <utility>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;

enum Output {
  azimuth,
  elevation,
  transversal_angle,
  longitudinal_angle,
  dni,
  ambient_temperature,
  wind_speed,
  cloud_transmission_share,
  gust_effect
};

constexpr std::array table{
    PortSpec{"sun.azimuth", "rad", 0.0, 2 * pi, "direction of the sun from north, positive eastward"},
    PortSpec{"sun.elevation", "rad", -pi / 2, pi / 2, "height of the sun as seen, refraction included"},
    PortSpec{"sun.transversal_angle", "rad", -pi, pi,
             "sun's angle from the vertical in the east–west plane, positive when it stands east"},
    PortSpec{"sun.longitudinal_angle", "rad", -pi / 2, pi / 2,
             "sun's angle out of the east–west plane, positive north"},
    PortSpec{"sun.dni", "W/m2", 0.0, 1500.0, "direct normal irradiance, clouds included"},
    PortSpec{"sun.ambient_temperature", "K", 200.0, 350.0, "of the air"},
    PortSpec{"sun.wind_speed", "m/s", 0.0, 150.0, "gusts included"},
    PortSpec{"sun.cloud_transmission", "1", 0.0, 1.0, "share of the direct light that clouds let through"},
};

}  // namespace

std::vector<FaultPoint> sun_fault_points() {
  return {{"sun.wind_speed", "gust", "m/s", 0.0, 0.0, 60.0, true, "a gust: wind added to the steady one"}};
}

std::vector<SignalSpec> sun_input_specs() {
  return fault_inputs(sun_fault_points());
}

std::vector<SignalSpec> sun_output_specs() {
  std::vector<SignalSpec> specs = expand(table);
  for (SignalSpec& effect : fault_effects(sun_fault_points())) specs.push_back(std::move(effect));
  return specs;
}

SunBlock::SunBlock(const sc_core::sc_module_name& name, SunConditions conditions, Seed seed)
    : Block(name, sun_input_specs(), sun_output_specs()), sun_(std::move(conditions), seed) {
  SC_HAS_PROCESS(SunBlock);
  SC_METHOD(follow_sun);
  SC_METHOD(follow_wind);
  sensitive << in[0];
}

void SunBlock::follow_sun() {
  const SunState sun = sun_.at(now());
  put(azimuth, sun.azimuth_rad);
  put(elevation, sun.apparent_elevation_rad);
  put(transversal_angle, sun.transversal_angle_rad);
  put(longitudinal_angle, sun.longitudinal_angle_rad);
  put(dni, sun.dni_Wpm2);
  put(ambient_temperature, sun_.ambient_K(now()));
  put(cloud_transmission_share, sun.cloud_transmission);

  next_trigger(static_cast<double>((sun_.next_light(now()) - now()).count()), sc_core::SC_NS);
}

void SunBlock::follow_wind() {
  const double gust_mps = in[0].read();
  put(wind_speed, sun_.wind_speed_mps(now()) + gust_mps);
  put(gust_effect, gust_mps != 0.0 ? 1.0 : 0.0);
  if (sun_.wind_is_steady()) return;
  const auto wait = next_second(now()) - now();
  next_trigger(static_cast<double>(wait.count()), sc_core::SC_NS, in[0].value_changed_event());
}

}  // namespace heliorig::models
