// What it costs to start the steam circuit's integrator anew: three hours of work, looked at ten times a
// second, with the inputs set once a second (so the plan is made anew once a second) and at each look.
//
//   benchmark_steam [SCENARIO]    the scenario gives the plant
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "bench/scenario/scenario_file.h"
#include "models/steam/steam_model.h"
#include "tools/benchmarks/cpu_clock.h"

using namespace heliorig;
using namespace std::chrono_literals;

namespace {

constexpr models::SimDuration look = 100ms;
constexpr models::SimDuration work = 3h;
constexpr int rounds = 3;

struct Cost {
  double wall_s;
  double final_pressure_Pag;
};

/// New inputs every `looks_a_change` looks: the light sways by a thousandth, so that each is a
/// change.
Cost run(const models::PlantParameters& plant, int looks_a_change) {
  models::SteamInputs in;
  in.intercepted_W = 9600.0;
  in.feed_speed = 0.5;
  models::SteamModel model{plant.receiver, plant.steam, {9.8e5, {}}, in};
  Cost cost{};
  const auto begin = benchmarks::CpuClock::now();
  int looks = 0;
  for (models::SimTime next = model.now() + look; model.now() < models::SimTime{work}; next += look) {
    while (model.now() < next) model.advance_to(std::min(next, model.next()));
    if (++looks % looks_a_change != 0) continue;
    in.intercepted_W = 9600.0 + (looks / looks_a_change % 2 == 0 ? 5.0 : -5.0);
    model.set(in);
  }
  cost.wall_s = std::chrono::duration<double>(benchmarks::CpuClock::now() - begin).count();
  cost.final_pressure_Pag = model.flows().pressure_Pag;
  return cost;
}

Cost best(const models::PlantParameters& plant, int looks_a_change) {
  Cost cost = run(plant, looks_a_change);
  for (int i = 1; i < rounds; ++i) cost.wall_s = std::min(cost.wall_s, run(plant, looks_a_change).wall_s);
  return cost;
}

}  // namespace

int main(int argc, char** argv) {
  const char* scenario = argc > 1 ? argv[1] : HELIORIG_SOURCE_DIR "/scenarios/tracking-with-a-cloud.yaml";
  const bench::ScenarioReading reading = bench::read_scenario(scenario);
  if (!reading.diagnostics.empty()) {
    std::fputs(bench::to_text(reading.diagnostics).c_str(), stderr);
    return 2;
  }
  const Cost never = best(reading.scenario.plant, 1 << 30), second = best(reading.scenario.plant, 10),
             tenth = best(reading.scenario.plant, 1);
  std::printf("3 h of the steam circuit, looked at each 100 ms\n");
  std::printf("inputs never change         %.3f s  %.6g Pa(g) at the end\n", never.wall_s,
              never.final_pressure_Pag);
  std::printf("inputs change each second   %.3f s  %.6g Pa(g)  x %.2f\n", second.wall_s,
              second.final_pressure_Pag, second.wall_s / never.wall_s);
  std::printf("inputs change each look     %.3f s  %.6g Pa(g)  x %.2f\n", tenth.wall_s,
              tenth.final_pressure_Pag, tenth.wall_s / never.wall_s);
}
