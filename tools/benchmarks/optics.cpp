// What one sun position costs the optics of the reference plant, ten rows, from low in the east to low in the
// west, on focus; and how far what they intercept strays from what half a million rays find.
//
//   benchmark_optics [SCENARIO]    the scenario gives the plant

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "bench/scenario/scenario_file.h"
#include "models/mirrors/field_optics.h"
#include "tools/benchmarks/cpu_clock.h"
#include "tools/benchmarks/field_tracer.h"

using namespace heliorig;

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr int rounds = 200;
constexpr int rays_a_row = 50000;

struct Cost {
  double us;
  double mean_m2;
};

Cost run(const models::MirrorsParameters& plant) {
  const models::FieldOptics optics{plant};
  std::vector<double> rows(optics.rows());
  double sum_m2 = 0.0;
  int positions = 0;
  const auto begin = benchmarks::CpuClock::now();
  for (int round = 0; round < rounds; ++round) {
    for (double transversal = -80.0; transversal < 81.0; transversal += 2.5, ++positions) {
      for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = optics.ideal_angle_rad(i, transversal * degree);
      sum_m2 += optics.field(rows, {transversal * degree, -30.0 * degree}).intercepted_m2;
    }
  }
  const std::chrono::duration<double, std::micro> took = benchmarks::CpuClock::now() - begin;
  return {took.count() / positions, sum_m2 / positions};
}

/// The greatest difference from rays over some suns, of the mirrors' area.
double greatest_error(const models::MirrorsParameters& plant) {
  const models::FieldOptics optics{plant};
  std::vector<double> rows(optics.rows());
  double worst_m2 = 0.0;
  for (const double transversal : {-70.0, -35.0, 0.0, 15.0, 55.0}) {
    const models::SunAngles sun{transversal * degree, -30.0 * degree};
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = optics.ideal_angle_rad(i, sun.transversal_rad);
    const double by_rays_m2 = benchmarks::traced(plant, rows, sun, 42, rays_a_row).intercepted_m2;
    worst_m2 = std::max(worst_m2, std::abs(optics.field(rows, sun).intercepted_m2 - by_rays_m2));
  }
  return worst_m2 / optics.mirror_area_m2();
}

void report(const char* what, const models::MirrorsParameters& plant) {
  Cost best = run(plant);
  for (int i = 0; i < 4; ++i) best.us = std::min(best.us, run(plant).us);
  std::printf("%-28s %6.2f us a sun position, %.0f rows; %.4f m2 in the mean; %.2f %% from rays at most\n",
              what, best.us, plant.row_count, best.mean_m2, 100.0 * greatest_error(plant));
}

}  // namespace

int main(int argc, char** argv) {
  const char* scenario = argc > 1 ? argv[1] : HELIORIG_SOURCE_DIR "/scenarios/tracking-with-a-cloud.yaml";
  const bench::ScenarioReading reading = bench::read_scenario(scenario);
  if (!reading.diagnostics.empty()) {
    std::fputs(bench::to_text(reading.diagnostics).c_str(), stderr);
    return 2;
  }
  models::MirrorsParameters plant = reading.scenario.plant.mirrors;
  report("as the plant file says", plant);
  plant.row_shape = models::MirrorsParameters::flat_rows;
  report("flat rows", plant);
  plant.row_shape = models::MirrorsParameters::parabolic_rows;
  plant.sun_shape = models::MirrorsParameters::buie_sun;
  plant.circumsolar_ratio = 0.05;
  report("Buie's sun, 5 % circumsolar", plant);
  std::puts("goal 10 us; within 0.3 % of the mirrors' area");
}
