// What a 10-hour June day of ten-hertz rows costs the plant, under a controller that costs nothing to speak
// of: a quiet one; and one whose load takes nothing for three minutes of every five, until the safety
// valve has popped. Beside it how mass and energy close over the day, by rows.
//
//   benchmark_plant_day [SCENARIO]    the scenario gives plant, site and weather

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/scenario/scenario_file.h"
#include "models/plant.h"
#include "tools/benchmarks/cpu_clock.h"
#include "tools/benchmarks/steam_balance.h"

using namespace heliorig;
using namespace std::chrono_literals;

namespace {

constexpr models::SimDuration control = 100ms;
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
    feed_speed_ = std::clamp(0.5 * (14.0 - row[water_mass_]), 0.0, 1.0);
    plant.set_input(feed_pump_, feed_speed_);
  }
  double feed_speed() const { return feed_speed_; }

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
  double feed_speed_ = 0.0;
};

/// Shuts the load for a while, again and again; nothing but the safety valve then lets steam out.
class Load {
 public:
  explicit Load(models::Plant& plant) : demand_(point(plant, "steam.load", "demand")) {
    plant.set_fault(point(plant, "safety.pressure_limiter", "welded"), 1.0);
    plant.set_fault(point(plant, "steam.vent", "stuck"), 0.0);
  }
  void act(models::Plant& plant, models::SimTime now) const {
    plant.set_fault(demand_, now.time_since_epoch() % period < shut ? 0.0 : 1.0);
  }

 private:
  static constexpr models::SimDuration period = 5min;
  static constexpr models::SimDuration shut = 3min;

  static std::size_t point(const models::Plant& plant, const std::string& target, const std::string& kind) {
    const auto& points = plant.interface().fault_points;
    const auto found = std::ranges::find_if(
        points, [&](const auto& point) { return point.target == target && point.kind == kind; });
    if (found == points.end()) throw std::out_of_range{target + " " + kind};
    return static_cast<std::size_t>(found - points.begin());
  }

  std::size_t demand_;
};

struct Day {
  const char* name;
  bool with_valve_events;
};

/// Returns how many events were located. `look` is shown every instant at which the plant was, a hundred in a
/// second while the safety valve moves.
template <typename Look>
long run(const bench::ScenarioFile& scenario, const Day& what, Look look) {
  models::Plant plant{scenario.plant, scenario.conditions};
  Controller controller{plant.interface(), scenario.plant.mirrors};
  std::optional<Load> load;
  if (what.with_valve_events) load.emplace(plant);
  const std::size_t lift = place(plant.interface().outputs, "steam.safety_valve_lift");
  std::vector<double> row(plant.interface().outputs.size());
  plant.read(row);
  long events = 0;
  for (models::SimTime now{}, tick{}; now < models::SimTime{day};) {
    if (now == tick) {
      controller.control(plant, row);
      if (load) load->act(plant, now);
      plant.advance_to(now);
      plant.read(row);
      tick += control;
    }
    look(plant, now, row, controller.feed_speed());
    now = plant.advance_to(
        std::min(now + (row[lift] > 0.0 || !plant.located_events().empty() ? 10ms : 100ms), tick));
    events += static_cast<long>(plant.located_events().size());
    plant.read(row);
    if (plant.out_of_validity()) {
      std::fprintf(stderr, "invalid: %s\n", plant.out_of_validity()->reason.c_str());
      break;
    }
  }
  look(plant, models::SimTime{day}, row, controller.feed_speed());
  return events;
}

void time_a_day(const bench::ScenarioFile& scenario, const Day& what) {
  const auto started = benchmarks::CpuClock::now();
  const long events = run(scenario, what, [](const auto&, auto, const auto&, double) {});
  const double cpu_s = std::chrono::duration<double>(benchmarks::CpuClock::now() - started).count();
  std::printf("%-28s %5.2f s of a processor, %.0f simulated seconds a second, %ld located events\n",
              what.name, cpu_s, models::seconds(day) / cpu_s, events);
}

void close_a_day(const bench::ScenarioFile& scenario, const Day& what) {
  std::optional<benchmarks::SteamBalance> balance;
  run(scenario, what, [&](const models::Plant& plant, models::SimTime now, const auto& row, double feed) {
    if (!balance) balance.emplace(scenario.plant, plant.interface());
    balance->add(now, row, feed);
  });
  std::printf("%-28s mass closes to %.1e, energy to %.1e of the throughput\n", "",
              std::abs(balance->mass_error()), std::abs(balance->energy_error()));
}

/// SystemC elaborates once a process.
template <typename What>
void in_child(What what) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    what();
    std::fflush(stdout);
    _exit(0);
  }
  waitpid(child, nullptr, 0);
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
  for (const Day& what : {Day{"quiet", false}, Day{"valve events", true}}) {
    in_child([&] { time_a_day(reading.scenario, what); });
    in_child([&] { close_a_day(reading.scenario, what); });
  }
}
