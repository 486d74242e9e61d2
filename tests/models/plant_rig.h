#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "models/plant.h"

namespace heliorig::tests {

/// `mirrors.row[3].angle` from its parts.
inline std::string indexed(std::string name, std::size_t i, const char* rest = "") {
  return name.append("[").append(std::to_string(i)).append("]").append(rest);
}

/// A plant with its signals found by name, and a controller that is as simple as can be: every tenth of a
/// second it steps each row towards its ideal angle, by what its drive can do, and feeds in proportion to the
/// missing water.
class PlantRig {
 public:
  PlantRig(const models::PlantParameters& parameters, const models::PlantConditions& conditions)
      : parameters_(parameters), plant_(parameters, conditions), row_(plant_.interface().outputs.size()) {
    plant_.read(row_);
    const auto& outputs = plant_.interface().outputs;
    const auto& inputs = plant_.interface().inputs;
    for (std::size_t i = 0; i < parameters.mirrors.rows(); ++i) {
      drives_.push_back({index(outputs, indexed("mirrors.row", i, ".tracking_error")),
                         index(inputs, indexed("controller.command.drive", i))});
    }
    water_mass_ = index(outputs, "steam.water_mass");
    feed_pump_ = index(inputs, "controller.command.feed_pump");
  }

  models::Plant& plant() { return plant_; }
  const std::vector<double>& row() const { return row_; }
  models::SimTime time() const { return time_; }

  double operator[](std::string_view output) const { return row_[index(plant_.interface().outputs, output)]; }
  void set(std::string_view input, double value) {
    plant_.set_input(index(plant_.interface().inputs, input), value);
  }
  void set_fault(std::string_view input, std::optional<double> value) {
    plant_.set_fault(fault(input), value);
  }
  bool fault_has_effect(std::string_view input) const { return plant_.fault_has_effect(fault(input)); }

  /// To `until` or the first located event.
  models::SimTime advance_to(models::SimTime until) {
    time_ = plant_.advance_to(until);
    plant_.read(row_);
    return time_;
  }

  /// Runs for `duration` without control; returns what was located.
  std::vector<models::LocatedEvent> coast(models::SimDuration duration) {
    std::vector<models::LocatedEvent> located;
    for (const models::SimTime end = time_ + duration; time_ < end;) {
      advance_to(end);
      located.insert(located.end(), plant_.located_events().begin(), plant_.located_events().end());
    }
    return located;
  }

  /// Runs for `duration` under the simple controller; returns what was located.
  std::vector<models::LocatedEvent> operate(models::SimDuration duration) {
    constexpr models::SimDuration step = std::chrono::milliseconds{100};
    std::vector<models::LocatedEvent> located;
    for (const models::SimTime end = time_ + duration; time_ < end;) {
      control();
      const auto found = coast(std::min(step, models::SimDuration{end - time_}));
      located.insert(located.end(), found.begin(), found.end());
    }
    return located;
  }

 private:
  struct Drive {
    std::size_t tracking_error;
    std::size_t command;
    double steps = 0.0;
  };

  template <class Specs>
  static std::size_t index(const Specs& specs, std::string_view name) {
    const auto found = std::ranges::find(specs, name, &models::SignalSpec::name);
    if (found == specs.end()) throw std::out_of_range{std::string{name}};
    return static_cast<std::size_t>(found - specs.begin());
  }

  std::size_t fault(std::string_view input) const {
    const auto& points = plant_.interface().fault_points;
    const auto found = std::ranges::find(points, input, &models::FaultPoint::input);
    if (found == points.end()) throw std::out_of_range{std::string{input}};
    return static_cast<std::size_t>(found - points.begin());
  }

  void control() {
    const double step_rad = parameters_.mirrors.drive_step_rad;
    const double most = std::floor(0.1 * parameters_.mirrors.drive_speed_max_radps / step_rad);
    for (Drive& drive : drives_) {
      const double error_rad = row_[drive.tracking_error];
      if (std::abs(error_rad) > step_rad)
        drive.steps += std::clamp(std::round(-error_rad / step_rad), -most, most);
      plant_.set_input(drive.command, drive.steps);
    }
    const double wish = feed_gain_perkg * (wanted_kg - row_[water_mass_]);
    plant_.set_input(feed_pump_, std::clamp(wish, 0.0, 1.0));
  }

  static constexpr double wanted_kg = 14.0;
  static constexpr double feed_gain_perkg = 0.5;

  models::PlantParameters parameters_;
  models::Plant plant_;
  models::SimTime time_{};
  std::vector<double> row_;
  std::vector<Drive> drives_;
  std::size_t water_mass_;
  std::size_t feed_pump_;
};

}  // namespace heliorig::tests
