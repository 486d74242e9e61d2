#include "models/mirrors/mirrors_parameters.h"

#include <cassert>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <utility>

namespace heliorig::models {
namespace {

using Refs = std::vector<ParameterRef>;

constexpr double degree = std::numbers::pi / 180.0;

ParameterRef choice(const char* name, std::vector<std::string> words, double* value, const char* meaning) {
  const double last = static_cast<double>(words.size()) - 1.0;
  return {name, "1", 0.0, last, value, meaning, std::move(words), {}};
}

std::string shown(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

void add_field(Refs& refs, MirrorsParameters& p) {
  refs.insert(
      refs.end(),
      {{"mirrors.row_count", "1", 1.0, max_rows, &p.row_count, "number of rows, counted from the west"},
       {"mirrors.row_width", "m", 0.01, 5.0, &p.row_width_m, "width of a row"},
       {"mirrors.row_length", "m", 0.1, 200.0, &p.row_length_m, "length of a row, north to south"},
       {"mirrors.pitch", "m", 0.01, 10.0, &p.pitch_m, "distance between the axes of neighbouring rows"},
       choice("mirrors.row_shape", {"parabolic", "flat"}, &p.row_shape,
              "rows bent each to its own distance from the absorber, or flat"),
       {"mirrors.receiver_height", "m", 0.2, 50.0, &p.receiver_height_m,
        "absorber's axis above the row axes"},
       {"mirrors.receiver_diameter", "m", 0.005, 2.0, &p.receiver_diameter_m,
        "diameter of the cylinder that the light sees as absorber"},
       {"mirrors.receiver_length", "m", 0.1, 250.0, &p.receiver_length_m, "length of the absorber"},
       {"mirrors.receiver_overhang_north", "m", -200.0, 200.0, &p.receiver_overhang_north_m,
        "how far the absorber reaches beyond the north end of the rows"},
       {"mirrors.cavity_inside_width", "m", 0.005, 5.0, &p.cavity_inside_width_m,
        "width of the cavity's opening"},
       {"mirrors.cavity_outside_width", "m", 0.005, 5.0, &p.cavity_outside_width_m,
        "width of the cavity as it casts its shadow"},
       {"mirrors.edge_sensor_offset", "m", 0.0, 2.5, &p.edge_sensor_offset_m,
        "distance of the edge photodiodes from the absorber's axis, at its height"},
       {"mirrors.edge_sensor_north", "m", -125.0, 125.0, &p.edge_sensor_north_m,
        "how far north of the middle of the rows the edge photodiodes are"}});
}

void add_target(Refs& refs, MirrorsParameters& p) {
  const ParameterRef::Condition secondary{"mirrors.target", "secondary"};
  refs.insert(
      refs.end(),
      {choice("mirrors.target", {"tube", "secondary"}, &p.target,
              "what the light is caught by: the absorber itself, or the cavity's opening and a secondary"),
       {"mirrors.acceptance_angle",
        "rad",
        5 * degree,
        90 * degree,
        &p.acceptance_angle_rad,
        "half the angle about the vertical, seen from the south, from which the secondary accepts light",
        {},
        secondary},
       {"mirrors.acceptance_edge",
        "rad",
        0.01 * degree,
        30 * degree,
        &p.acceptance_edge_rad,
        "the angle over which acceptance fades from all to nothing",
        {},
        secondary},
       {"mirrors.secondary_transmittance",
        "1",
        0.0,
        1.0,
        &p.secondary_transmittance,
        "share of accepted light that reaches the absorber",
        {},
        secondary}});
}

void add_light(Refs& refs, MirrorsParameters& p) {
  const auto where_sun_is = [](const char* word) {
    return ParameterRef::Condition{"mirrors.sun_shape", word};
  };
  refs.insert(
      refs.end(),
      {{"mirrors.reflectivity", "1", 0.0, 1.0, &p.reflectivity, "of clean mirrors"},
       {"mirrors.cleanliness", "1", 0.0, 1.0, &p.cleanliness,
        "share of the reflectivity that soiling leaves"},
       {"mirrors.slope_error", "rad", 0.0005, 0.02, &p.slope_error_rad,
        "standard deviation of the mirrors' normal, in each direction"},
       {"mirrors.shape_error", "rad", 0.0, 0.02, &p.shape_error_rad,
        "standard deviation of the normal across the row by the mirrors' form, besides the slope error"},
       {"mirrors.tracking_jitter", "rad", 0.0, 0.02, &p.tracking_jitter_rad,
        "standard deviation of a row's angle besides what its drive makes of it"},
       choice("mirrors.sun_shape", {"pillbox", "gaussian", "buie"}, &p.sun_shape,
              "how bright the sun is from its middle outward"),
       {"mirrors.sun_half_angle",
        "rad",
        0.001,
        0.01,
        &p.sun_half_angle_rad,
        "half the angle under which the sun is seen, a uniform disk",
        {},
        where_sun_is("pillbox")},
       {"mirrors.sun_sigma",
        "rad",
        0.0005,
        0.02,
        &p.sun_sigma_rad,
        "standard deviation of the sun's light in one plane",
        {},
        where_sun_is("gaussian")},
       {"mirrors.circumsolar_ratio",
        "1",
        0.0,
        0.8,
        &p.circumsolar_ratio,
        "share of the light that comes from outside the sun's disk",
        {},
        where_sun_is("buie")}});
}

void add_drives(Refs& refs, MirrorsParameters& p) {
  refs.insert(
      refs.end(),
      {choice("mirrors.linkage", {"each_row", "all_rows"}, &p.linkage,
              "a drive for each row, or one for all"),
       choice("mirrors.drive_kind", {"stepper", "dc_screw"}, &p.drive_kind,
              "a stepper, direct or geared, or a DC gear motor with a lead screw"),
       {"mirrors.drive_microsteps",
        "1",
        1.0,
        256.0,
        &p.drive_microsteps,
        "of its driver to a full step",
        {},
        ParameterRef::Condition{"mirrors.drive_kind", "stepper"}},
       {"mirrors.motor_time_constant",
        "s",
        0.005,
        5.0,
        &p.motor_time_constant_s,
        "in which the motor comes to its speed",
        {},
        ParameterRef::Condition{"mirrors.drive_kind", "dc_screw"}},
       {"mirrors.drive_torque", "N.m", 0.01, 1e5, &p.drive_torque_Nm,
        "at the row, against which the motor loses steps or stands"},
       {"mirrors.row_stiffness", "N.m", 1.0, 1e8, &p.row_stiffness_Nmprad,
        "torque for each radian by which a row twists against its drive"},
       {"mirrors.wind_moment_coefficient", "1", 0.0, 2.0, &p.wind_moment_coefficient,
        "of the wind's torque on a row at 45 degrees"},
       {"mirrors.drive_step", "rad", 1e-6, 0.1, &p.drive_step_rad,
        "turn of the row for one full step, or one pulse of the turn counter"},
       {"mirrors.drive_speed_max", "rad/s", 1e-4, 1.0, &p.drive_speed_max_radps,
        "fastest turn of a row by its motor; steps that come faster are lost"},
       {"mirrors.drive_backlash", "rad", 0.0, 0.05, &p.drive_backlash_rad,
        "how far the motor turns before the row follows the other way"},
       {"mirrors.drive_hold_current", "A", 0.0, 20.0, &p.drive_hold_current_A, "of a motor at rest"},
       {"mirrors.drive_run_current", "A", 0.0, 20.0, &p.drive_run_current_A, "of a motor that turns"},
       {"mirrors.drive_stall_current", "A", 0.0, 40.0, &p.drive_stall_current_A,
        "of a motor that is commanded to turn and cannot"},
       {"mirrors.travel_low", "rad", -180 * degree, 0.0, &p.travel_low_rad,
        "row angle at which the western end switch acts"},
       {"mirrors.travel_high", "rad", 0.0, 180 * degree, &p.travel_high_rad,
        "row angle at which the eastern end switch acts"},
       {"mirrors.overtravel", "rad", 0.0, 20 * degree, &p.overtravel_rad,
        "from an end switch to the mechanical stop behind it"},
       {"mirrors.stow_angle", "rad", -180 * degree, 180 * degree, &p.stow_angle_rad,
        "row angle when stowed; east of half of (90° + the outermost row's angle to the receiver) no sun "
        "brings a beam to the receiver"},
       {"mirrors.release_angle", "rad", 0.0, 90 * degree, &p.release_angle_rad,
        "how far stored energy turns a row eastward when the safety chain drops; 0: there is neither spring nor clutch"},
       {"mirrors.release_time", "s", 0.1, 10.0, &p.release_time_s, "how long that turn takes"}});
}

}  // namespace

std::size_t MirrorsParameters::rows() const {
  assert(row_count >= 0.0 && row_count == std::floor(row_count));
  return static_cast<std::size_t>(row_count);
}

SunShape MirrorsParameters::sun() const {
  if (sun_shape == gaussian_sun) return SunShape::gaussian(sun_sigma_rad);
  return sun_shape == buie_sun ? SunShape::buie(circumsolar_ratio) : SunShape::pillbox(sun_half_angle_rad);
}

std::vector<ParameterRef> mirrors_parameter_refs(MirrorsParameters& parameters) {
  Refs refs;
  add_field(refs, parameters);
  add_target(refs, parameters);
  add_light(refs, parameters);
  add_drives(refs, parameters);
  return refs;
}

std::vector<MirrorsContradiction> mirrors_contradictions(const MirrorsParameters& p) {
  std::vector<MirrorsContradiction> found;
  const auto demand = [&](bool holds, const char* parameter, const std::string& reason) {
    if (!holds) found.push_back({parameter, reason});
  };
  const auto metres = [](double value) { return shown(value) + " m"; };
  const auto degrees = [](double value_rad) { return shown(value_rad / degree) + " deg"; };
  demand(p.row_count == std::floor(p.row_count), "mirrors.row_count",
         "is not a whole number: " + shown(p.row_count));
  demand(p.drive_microsteps == std::floor(p.drive_microsteps), "mirrors.drive_microsteps",
         "is not a whole number: " + shown(p.drive_microsteps));
  demand(p.pitch_m > p.row_width_m, "mirrors.pitch",
         "of " + metres(p.pitch_m) + " is not greater than mirrors.row_width, " + metres(p.row_width_m) +
             ": rows overlap");
  demand(p.cavity_inside_width_m >= p.receiver_diameter_m, "mirrors.cavity_inside_width",
         "of " + metres(p.cavity_inside_width_m) + " is less than mirrors.receiver_diameter, " +
             metres(p.receiver_diameter_m));
  demand(p.cavity_outside_width_m >= p.cavity_inside_width_m, "mirrors.cavity_outside_width",
         "of " + metres(p.cavity_outside_width_m) + " is less than mirrors.cavity_inside_width, " +
             metres(p.cavity_inside_width_m));
  const double clearance_m = p.receiver_height_m - p.row_width_m / 2.0 - p.cavity_outside_width_m / 2.0;
  demand(clearance_m > 0.0, "mirrors.receiver_height",
         "of " + metres(p.receiver_height_m) +
             " lets a row meet the receiver: it is not greater than half of " +
             "mirrors.row_width and of mirrors.cavity_outside_width, " +
             metres(p.receiver_height_m - clearance_m));
  demand(p.travel_low_rad <= p.stow_angle_rad && p.stow_angle_rad <= p.travel_high_rad, "mirrors.stow_angle",
         "of " + degrees(p.stow_angle_rad) + " is outside mirrors.travel_low to mirrors.travel_high, " +
             degrees(p.travel_low_rad) + " to " + degrees(p.travel_high_rad));
  return found;
}

}  // namespace heliorig::models
