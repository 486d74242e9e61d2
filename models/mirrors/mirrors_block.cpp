#include "models/mirrors/mirrors_block.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <string>

namespace heliorig::models {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double defocus_rad = 3.0 * degree;
constexpr double sun_tolerance_rad = 0.003 * degree;

std::vector<double> free_row_angles_rad(const MirrorsParameters& parameters, MirrorsStart start,
                                        double sun_transversal_rad) {
  const FieldOptics optics{parameters};
  std::vector<double> angles_rad;
  for (std::size_t i = 0; i < optics.rows(); ++i) {
    double angle_rad = parameters.stow_angle_rad;
    if (start != MirrorsStart::stowed) {
      angle_rad = optics.ideal_angle_rad(i, sun_transversal_rad) +
                  (start == MirrorsStart::defocused_east ? defocus_rad : 0.0);
    }
    angles_rad.push_back(std::clamp(angle_rad, parameters.travel_low_rad, parameters.travel_high_rad));
  }
  return angles_rad;
}

std::vector<double> linked_row_angles_rad(const MirrorsParameters& parameters, MirrorsStart start,
                                          double sun_transversal_rad) {
  const FieldOptics optics{parameters};
  std::vector<double> angles_rad;
  for (std::size_t i = 0; i < optics.rows(); ++i)
    angles_rad.push_back(optics.ideal_angle_rad(i, sun_transversal_rad));
  const auto [westmost, eastmost] = std::ranges::minmax(angles_rad);
  double turn_rad = 0.0;
  if (start == MirrorsStart::defocused_east) turn_rad = defocus_rad;
  if (start == MirrorsStart::stowed) turn_rad = parameters.stow_angle_rad - eastmost;
  turn_rad = std::min(std::max(turn_rad, parameters.travel_low_rad - westmost),
                      parameters.travel_high_rad - eastmost);
  for (double& angle_rad : angles_rad) angle_rad += turn_rad;
  return angles_rad;
}

}  // namespace

std::vector<double> initial_row_angles_rad(const MirrorsParameters& parameters, MirrorsStart start,
                                           double sun_transversal_rad) {
  return parameters.linkage == MirrorsParameters::all_rows
             ? linked_row_angles_rad(parameters, start, sun_transversal_rad)
             : free_row_angles_rad(parameters, start, sun_transversal_rad);
}

MirrorsBlock::MirrorsBlock(const sc_core::sc_module_name& name, const MirrorsParameters& parameters,
                           MirrorsStart start, double sun_transversal_rad)
    : Block(name, mirrors_input_specs(parameters), mirrors_output_specs(parameters)),
      from_(parameters.drives()),
      to_(parameters.rows(), parameters.drives()),
      optics_(parameters),
      angles_rad_(initial_row_angles_rad(parameters, start, sun_transversal_rad)),
      lights_(parameters.rows()),
      others_(parameters.rows()),
      commands_a_share_(parameters.drive_kind == MirrorsParameters::dc_screw_drive),
      lit_by_{},
      offered_(parameters) {
  const std::size_t rows_a_drive = parameters.rows() / parameters.drives();
  for (std::size_t i = 0; i < parameters.drives(); ++i)
    drives_.emplace_back(parameters, std::span{angles_rad_}.subspan(i * rows_a_drive, rows_a_drive));
  SC_HAS_PROCESS(MirrorsBlock);
  SC_METHOD(update);
  for (std::size_t i = 0; i < in.size(); ++i) sensitive << in[i];
  sensitive << wake_;
}

void MirrorsBlock::update() {
  move_drives();
  plan_next();
  follow_light();
  write_tracking();
  write_light();
  write_offer();
}

void MirrorsBlock::move_drives() {
  RowDrive::Inputs inputs;
  inputs.chain_closed = in[from_.chain_closed].read() != 0.0;
  inputs.mains = in[from_.mains].read() != 0.0;
  inputs.wind_mps = in[from_.wind_speed].read();
  for (std::size_t i = 0; i < drives_.size(); ++i) {
    inputs.command = in[from_.command + i].read();
    if (commands_a_share_ && !(std::abs(inputs.command) <= 1.0)) {
      leave_validity("controller.command.drive[" + std::to_string(i) + "] is " +
                     std::to_string(inputs.command) + ": a share of full voltage is from -1 to 1");
      return;
    }
    inputs.stalled = in[from_.stalled + i].read() != 0.0;
    drives_[i].advance_to(now());
    drives_[i].apply(inputs);
    write_drive(i);
  }
}

void MirrorsBlock::write_drive(std::size_t row) {
  const RowDrive& drive = drives_[row];
  put(to_.position + row, drive.position_steps());
  put(to_.speed + row, drive.speed_radps());
  put(to_.current + row, drive.current_A());
  put(to_.stalled_effect + row, drive.fault_has_effect() ? 1.0 : 0.0);
  report_switch(row, to_.stalled, drive.stalled(), "stalled");
  report_switch(row, to_.limit_low, drive.limit_low(), "at its western end switch");
  report_switch(row, to_.limit_high, drive.limit_high(), "at its eastern end switch");
}

void MirrorsBlock::report_switch(std::size_t row, std::size_t first_place, bool acts, const char* what) {
  const std::size_t place = first_place + row;
  const bool acted = out[place].read() != 0.0;
  if (acts == acted) return;
  put(place, acts ? 1.0 : 0.0);
  if (acts && now() > SimTime{}) locate("mirrors.drive[" + std::to_string(row) + "] " + what);
}

void MirrorsBlock::plan_next() {
  std::optional<SimTime> next;
  for (const RowDrive& drive : drives_) {
    const auto change = drive.next_change();
    if (change && (!next || *change < *next)) next = change;
  }
  wake_.cancel();
  if (next) wake_.notify(static_cast<double>((*next - now()).count()), sc_core::SC_NS);
}

/// Computes the light again of those rows for which it may have changed.
void MirrorsBlock::follow_light() {
  const SunAngles sun{in[from_.sun_transversal].read(), in[from_.sun_longitudinal].read()};
  const bool sun_has_moved =
      !is_lit_ || std::hypot(sun.transversal_rad - lit_by_.transversal_rad,
                             sun.longitudinal_rad - lit_by_.longitudinal_rad) > sun_tolerance_rad;
  FieldOptics::Rows turned;
  const std::size_t rows_a_drive = angles_rad_.size() / drives_.size();
  for (std::size_t i = 0; i < angles_rad_.size(); ++i) {
    const double angle_rad = drives_[i / rows_a_drive].angle_rad(i % rows_a_drive);
    if (angle_rad == angles_rad_[i]) continue;
    angles_rad_[i] = angle_rad;
    turned.set(i);
  }
  if (sun_has_moved) lit_by_ = sun;
  for (std::size_t i = 0; i < angles_rad_.size(); ++i) {
    if (!sun_has_moved && !turned[i] && (turned & others_[i]).none()) continue;
    lights_[i] = optics_.row(i, angles_rad_, lit_by_, &others_[i]);
  }
  is_lit_ = true;
}

void MirrorsBlock::write_tracking() {
  const double sun_rad = in[from_.sun_transversal].read();
  double squares = 0.0;
  double greatest_rad = 0.0;
  for (std::size_t i = 0; i < angles_rad_.size(); ++i) {
    const double ideal_rad = optics_.ideal_angle_rad(i, sun_rad);
    const double error_rad = angles_rad_[i] - ideal_rad;
    put(to_.angle + i, angles_rad_[i]);
    put(to_.ideal_angle + i, ideal_rad);
    put(to_.tracking_error + i, error_rad);
    squares += error_rad * error_rad;
    greatest_rad = std::max(greatest_rad, std::abs(error_rad));
  }
  put(to_.tracking_error_rms, std::sqrt(squares / static_cast<double>(angles_rad_.size())));
  put(to_.tracking_error_max, greatest_rad);
}

void MirrorsBlock::write_light() {
  RowLight field;
  for (const RowLight& light : lights_) field += light;
  const double dni_Wpm2 = in[from_.dni].read();
  put(to_.optical_efficiency, field.intercepted_m2 / optics_.mirror_area_m2());
  const double intercepted_W = dni_Wpm2 * field.intercepted_m2;
  put(to_.intercepted_power, intercepted_W);
  put(to_.intercepted_energy, intercepted_J_.add(now(), intercepted_W));
  put(to_.spilled_power, dni_Wpm2 * field.spilled_m2);
  put(to_.edge_irradiance_east, dni_Wpm2 * field.edge_east);
  put(to_.edge_irradiance_west, dni_Wpm2 * field.edge_west);
}

void MirrorsBlock::write_offer() {
  const SunAngles sun{in[from_.sun_transversal].read(), in[from_.sun_longitudinal].read()};
  const double offered_W = in[from_.dni].read() * offered_.intercepted_m2(optics_, sun);
  put(to_.offered_power, offered_W);
  put(to_.offered_energy, offered_J_.add(now(), offered_W));
}

}  // namespace heliorig::models
