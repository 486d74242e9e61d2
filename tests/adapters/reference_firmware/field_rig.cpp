#include "tests/adapters/reference_firmware/field_rig.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "adapters/boards/codes.h"
#include "tests/adapters/reference_firmware/sensors.h"

namespace heliorig::tests {
namespace {

using namespace std::chrono_literals;
using heliorig_firmware::row_count;

constexpr double degree = std::numbers::pi / 180.0;
constexpr double clock_error_s = -1.0;
const models::Site paris{48.85 * degree, 2.35 * degree, 60.0};

/// The numbers of scenarios/plants/solarose-4x4.yaml that drives and encoders use.
models::MirrorsParameters mirrors() {
  models::MirrorsParameters p;
  p.row_count = row_count;
  p.drive_step_rad = 0.018 * degree;
  p.drive_microsteps = 1.0;
  p.drive_torque_Nm = 40.0;
  p.row_stiffness_Nmprad = 50e3;
  p.drive_speed_max_radps = 0.6 * degree;
  p.drive_backlash_rad = 0.1 * degree;
  p.travel_low_rad = -70.0 * degree;
  p.travel_high_rad = 70.0 * degree;
  p.overtravel_rad = 3.0 * degree;
  p.release_angle_rad = 4.0 * degree;
  p.release_time_s = 6.0;
  return p;
}

models::InstrumentsParameters instruments(double encoder_residual_rad) {
  models::InstrumentsParameters p;
  p.encoder_resolution_rad = 0.017578125 * degree;
  p.encoder_gear = 5.0;
  p.encoder_residual_rad = encoder_residual_rad;
  p.encoder_noise_rad = 0.003 * degree;
  return p;
}

models::RowEncoder encoder(const models::InstrumentsParameters& parameters, std::size_t row) {
  return {parameters, models::Seed{7}, "instruments.encoder[" + std::to_string(row) + "]"};
}

/// As one would in the workshop: turn the row until the encoder shows a place, and see by how much it is off.
heliorig_firmware::EncoderCorrection calibrate(models::InstrumentsParameters parameters, std::size_t row) {
  parameters.encoder_noise_rad = 0.0;
  parameters.encoder_resolution_rad = 1e-6 * degree;
  models::RowEncoder steady = encoder(parameters, row);
  heliorig_firmware::EncoderCorrection correction{};
  double shown_deg = 0.0;
  for (std::int8_t& excess : correction.excess) {
    double excess_deg = 0.0;
    for (int i = 0; i < 20; ++i)
      excess_deg =
          steady.sample((shown_deg - excess_deg) * degree, 0.0).angle_rad / degree - shown_deg + excess_deg;
    excess = static_cast<std::int8_t>(std::lround(100.0 * excess_deg));
    shown_deg += 72.0 / heliorig_firmware::EncoderCorrection::points;
  }
  return correction;
}

}  // namespace

FieldRig::FieldRig(const Settings& settings)
    : start_(settings.start), sun_(paris, 295.15), commands_(row_count, 0.0), in_(good_order()) {
  const auto parameters = instruments(settings.encoder_residual_rad);
  heliorig_firmware::Configuration configuration{48.85f, 2.35f, {}};
  for (std::size_t i = 0; i < row_count; ++i) {
    drives_.emplace_back(mirrors(), std::array{ideal_rad(i) + settings.east_of_focus_rad});
    encoders_.push_back(encoder(parameters, i));
    if (settings.calibrated) configuration.encoders[i] = calibrate(parameters, i);
    drives_.back().apply({.command = 0.0, .chain_closed = true, .mains = true});
  }
  controller_.configure(&configuration);
}

/// The row's normal halves the angle between the sun and the receiver, 3 m above the middle of rows 0.4 m
/// apart.
double FieldRig::ideal_rad(std::size_t row) {
  const auto sun = sun_.at(start_ + time_.time_since_epoch());
  const double elevation = sun.apparent_elevation_rad;
  const double transversal = std::atan2(std::cos(elevation) * std::sin(sun.azimuth_rad), std::sin(elevation));
  return (transversal - std::atan((static_cast<double>(row) - 4.5) * 0.4 / 3.0)) / 2.0;
}

double FieldRig::error_rad(std::size_t row) {
  return drives_[row].angle_rad() - ideal_rad(row);
}

void FieldRig::start() {
  start_pressed_ = time_;
}

FieldRig::Seen FieldRig::run(double duration_s) {
  Seen seen;
  const models::SimTime end = time_ + models::sim_duration(duration_s);
  while (time_ < end) {
    tick();
    time_ += 100ms;
    double squares = 0.0;
    for (std::size_t i = 0; i < row_count; ++i) {
      drives_[i].advance_to(time_);
      const double error = error_rad(i);
      squares += error * error;
      seen.peak_rad = std::max(seen.peak_rad, std::abs(error));
      seen.steps_made += std::abs(out_.steps[i]);
    }
    seen.rms_rad = std::max(seen.rms_rad, std::sqrt(squares / row_count));
  }
  for (std::size_t i = 0; i < row_count; ++i) {
    seen.steps_lost = std::max(seen.steps_lost, std::abs(commands_[i] - drives_[i].position_steps()) - 4.0);
  }
  seen.steps_lost = std::max(seen.steps_lost, 0.0);
  return seen;
}

void FieldRig::sample() {
  in_.uptime_ms = static_cast<std::uint32_t>(time_.time_since_epoch() / 1ms);
  const double elapsed_s = models::seconds(time_) + clock_error_s;
  const double since_2000_s =
      std::chrono::duration<double>(start_ - std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}).count();
  in_.clock_s = static_cast<std::uint32_t>(std::floor(since_2000_s + elapsed_s));
  in_.start_button = start_pressed_ && time_ - *start_pressed_ >= 200ms && time_ - *start_pressed_ < 700ms;
  for (std::size_t i = 0; i < row_count; ++i) {
    const auto bit = static_cast<std::uint16_t>(1u << i);
    in_.limit_high =
        static_cast<std::uint16_t>(drives_[i].limit_high() ? in_.limit_high | bit : in_.limit_high & ~bit);
    in_.encoder[i] = adapters::magnet_code(encoders_[i].sample(drives_[i].angle_rad(), 0.0).angle_rad, 5.0);
  }
}

void FieldRig::tick() {
  sample();
  out_ = controller_.tick(in_);
  for (std::size_t i = 0; i < row_count; ++i) {
    if (out_.steps[i] == 0) continue;
    commands_[i] += out_.steps[i];
    drives_[i].apply({.command = commands_[i], .chain_closed = true, .mains = true});
  }
}

}  // namespace heliorig::tests
