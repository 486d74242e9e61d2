// How many simulated seconds the plant gives for one of wall time: a 10-hour June day of ten-hertz rows under
// a controller that costs nothing to speak of.
//
//   benchmark_plant_day [SCENARIO]    the scenario gives plant, site and weather

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/scenario/scenario_file.h"
#include "models/plant.h"
#include "tools/benchmarks/cpu_clock.h"

using namespace heliorig;
using namespace std::chrono_literals;

namespace {

constexpr models::SimDuration step = 100ms;
constexpr models::SimDuration day = 10h;

std::size_t place(const std::vector<models::SignalSpec>& specs, const std::string& name) {
  const auto found = std::ranges::find(specs, name, &models::SignalSpec::name);
  if (found == specs.end()) throw std::out_of_range{name};
  return static_cast<std::size_t>(found - specs.begin());
}

/// Steps each row towards its ideal angle and feeds in proportion to the missing water.
class Controller {
 public:
  Controller(const models::PlantInterface& plant, const models::MirrorsParameters& mirrors)
      : step_rad_(mirrors.drive_step_rad),
        water_mass_(place(plant.outputs, "steam.water_mass")),
        feed_pump_(place(plant.inputs, "controller.command.feed_pump")) {
    for (std::size_t i = 0; i < mirrors.rows(); ++i) {
      const std::string number = std::to_string(i);
      drives_.push_back({place(plant.outputs, "mirrors.row[" + number + "].tracking_error"),
                         place(plant.inputs, "controller.command.drive[" + number + "]"), 0.0});
    }
  }

  void control(models::Plant& plant, const std::vector<double>& row) {
    for (Drive& drive : drives_) {
      const double error_rad = row[drive.tracking_error];
      if (std::abs(error_rad) < step_rad_) continue;
      drive.steps -= std::clamp(std::round(error_rad / step_rad_), -2.0, 2.0);
      plant.set_input(drive.command, drive.steps);
    }
    plant.set_input(feed_pump_, std::clamp(0.5 * (14.0 - row[water_mass_]), 0.0, 1.0));
  }

 private:
  struct Drive {
    std::size_t tracking_error;
    std::size_t command;
    double steps;
  };

  double step_rad_;
  std::size_t water_mass_;
  std::size_t feed_pump_;
  std::vector<Drive> drives_;
};

struct Outcome {
  long steps = 0;
  long events = 0;
  double wall_s = 0.0;
};

Outcome run(const models::PlantParameters& parameters, const models::PlantConditions& conditions) {
  models::Plant plant{parameters, conditions};
  Controller controller{plant.interface(), parameters.mirrors};
  std::vector<double> row(plant.interface().outputs.size());
  plant.read(row);
  Outcome outcome;
  const auto started = benchmarks::CpuClock::now();
  for (models::SimTime end{}; end < models::SimTime{day}; ++outcome.steps) {
    controller.control(plant, row);
    end += step;
    while (plant.advance_to(end) < end) ++outcome.events;
    plant.read(row);
    if (plant.out_of_validity()) {
      std::fprintf(stderr, "invalid: %s\n", plant.out_of_validity()->reason.c_str());
      break;
    }
  }
  outcome.wall_s = std::chrono::duration<double>(benchmarks::CpuClock::now() - started).count();
  return outcome;
}

}  // namespace

extern "C" int sc_main(int, char**) {
  return 1;
}

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : HELIORIG_SOURCE_DIR "/scenarios/tracking-with-a-cloud.yaml";
  bench::ScenarioReading reading = bench::read_scenario(path);
  if (!reading.diagnostics.empty()) {
    std::fprintf(stderr, "%s cannot be read: heliorig check says why\n", path.c_str());
    return 2;
  }
  models::PlantConditions& conditions = reading.scenario.conditions;
  conditions.sun.start_utc = std::chrono::sys_days{std::chrono::year{2026} / 6 / 21} + 7h;
  conditions.mirrors_start = models::MirrorsStart::on_focus;
  const Outcome outcome = run(reading.scenario.plant, conditions);
  const double simulated_s = static_cast<double>(outcome.steps) * models::seconds(step);
  std::printf(
      "%.0f s simulated in %.2f s: %.0f times real time, %.2f us a step of 100 ms, %ld located events\n",
      simulated_s, outcome.wall_s, simulated_s / outcome.wall_s,
      outcome.wall_s / static_cast<double>(outcome.steps) * 1e6, outcome.events);
}
