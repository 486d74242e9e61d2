// Figures for tools/plots, which draws them into models/README.md: what the models give beside what they are
// held against, as lines `curve NAME`, `points NAME` or `cells`, and below each its numbers.
//
//   figures sun | drum-pressure | drum-volume | valves | water

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <numbers>
#include <string>

#include "bench/scenario/scenario_file.h"
#include "models/steam/steam_model.h"
#include "models/sun/solar_position.h"
#include "models/sun/sun_path.h"
#include "models/water/if97.h"
#include "models/water/steam_table.h"
#include "tools/benchmarks/erfa_sun.h"
#include "tools/benchmarks/msl_drum.h"

using namespace heliorig;
using namespace std::chrono_literals;

namespace {

constexpr double degree = std::numbers::pi / 180.0;

/// Year, and the greatest angle to ERFA's sun in it, in millionths of a degree: over 150 instants spread over
/// days and seasons, at a latitude that changes from one to the next.
template <typename Ask>
void sun_error_by_year(const char* kind, const char* name, const Ask& ask) {
  std::printf("%s %s\n", kind, name);
  for (int year = 1950; year <= 2050; year += 2) {
    double worst_rad = 0.0;
    for (int i = 0; i < 150; ++i) {
      const models::UtcTime time =
          std::chrono::sys_days{std::chrono::year{year} / 1 / 1} + 58h * i + 7919s * (i % 11);
      const models::Site site{(-80.0 + 160.0 * ((i * 37) % 150) / 149.0) * degree, 2.35 * degree, 60.0};
      const models::TopocentricSun truth =
          benchmarks::erfa_sun(models::days_since_j2000(time), models::delta_t_2020s_s, site);
      if (truth.elevation_rad < 0.0) continue;
      worst_rad = std::max(worst_rad, benchmarks::angle_between_rad(ask(time, site), truth));
    }
    std::printf("%d %.1f\n", year, worst_rad / degree * 1e6);
  }
}

void sun() {
  sun_error_by_year("curve", "SPA", [](models::UtcTime time, const models::Site& site) {
    return models::topocentric_sun(
        models::geocentric_sun(models::days_since_j2000(time), models::delta_t_2020s_s), site);
  });
  sun_error_by_year("points", "the cubic that the plant asks",
                    [](models::UtcTime time, const models::Site& site) {
                      models::SunPath path{site, 293.15, 0.0};
                      const models::SunPath::Position sun = path.at(time);
                      return models::TopocentricSun{sun.azimuth_rad, sun.apparent_elevation_rad};
                    });
  std::puts("curve goal\n1950 300\n2050 300");
}

/// Minutes, and what `of` takes of the model's state and of the library's rows.
void drum(double (*of_model)(const benchmarks::MslDrum&, const benchmarks::MslDrum::Integrator::State&),
          double (*of_row)(const benchmarks::MslRow&)) {
  const benchmarks::MslDrum boiler;
  auto y = boiler.start();
  std::puts("curve Drum");
  double time_s = 0.0;
  for (const benchmarks::MslRow& row : benchmarks::msl_rows) {
    if (row.time_s > time_s) y = boiler.go(y, time_s, row.time_s);
    time_s = row.time_s;
    std::printf("%.3f %.5f\n", time_s / 60.0, of_model(boiler, y));
  }
  std::puts("points Modelica Standard Library, every other row");
  for (std::size_t i = 0; i < std::size(benchmarks::msl_rows); i += 2)
    std::printf("%.3f %.5f\n", benchmarks::msl_rows[i].time_s / 60.0, of_row(benchmarks::msl_rows[i]));
}

void drum_pressure() {
  drum([](const auto& boiler, const auto& y) { return boiler.pressure_Pa(y) / 1e5; },
       [](const benchmarks::MslRow& row) { return row.pressure_Pa / 1e5; });
}

void drum_volume() {
  drum([](const auto& boiler, const auto& y) { return boiler.water_m3(y); },
       [](const benchmarks::MslRow& row) { return row.water_m3; });
}

/// Gauge pressure in bar, and the lift of the safety valve from its first pop to its seat again, outlet and
/// vent shut.
void valve(const char* name, const models::PlantParameters& plant) {
  models::SteamInputs in;
  in.intercepted_W = 9600.0;
  in.outlet_valve_stuck = 0.0;
  in.vent_stuck = 0.0;
  in.limiter_welded = true;
  models::SteamModel model{plant.receiver, plant.steam, {11.3e5, {}}, in};
  std::printf("curve %s\n", name);
  bool lifted = false;
  double shown_Pag = 0.0, shown_lift = -1.0;
  for (models::SimTime next{1ms}; model.now() < models::SimTime{10min}; next += 1ms) {
    while (model.now() < next) model.advance_to(std::min(next, model.next()));
    const double pressure_Pag = model.flows().pressure_Pag, lift = model.safety_valve_lift(false);
    if (std::abs(lift - shown_lift) > 0.01 || std::abs(pressure_Pag - shown_Pag) > 2e3) {
      std::printf("%.4f %.4f\n", pressure_Pag / 1e5, lift);
      shown_Pag = pressure_Pag;
      shown_lift = lift;
    }
    lifted = lifted || lift > 0.5;
    if (lifted && lift == 0.0) return;
  }
}

void valves() {
  const bench::ScenarioReading reading =
      bench::read_scenario(HELIORIG_SOURCE_DIR "/scenarios/tracking-with-a-cloud.yaml");
  models::PlantParameters plant = reading.scenario.plant;
  valve("pop with a lag of 20 ms, as the reference plant", plant);
  plant.steam.safety_valve_model = 1.0;
  plant.steam.safety_valve_frequency_Hz = 30.0;
  plant.steam.safety_valve_damping = 0.1;
  plant.steam.safety_valve_spring_rise = 0.2;
  plant.steam.safety_valve_simmer_lift = 0.05;
  plant.steam.safety_valve_inlet_loss = 0.02;
  plant.steam.safety_valve_inlet_length_m = 0.2;
  valve("disc, spring and damper, with its pipes", plant);
  std::puts("points set pressure 12 barg, reseat at -10 %\n12 0\n10.8 0");
}

/// Bar, kelvins, and the decimal logarithm of the greater error of volume and enthalpy against IF97's region
/// 2, at the middles of cells of 1 bar and 25 K.
void water() {
  const models::SteamTable table;
  std::puts("cells");
  for (double bar = 1.0; bar < 25.0; bar += 1.0) {
    for (double T_K = 387.5; T_K < 1000.0; T_K += 25.0) {
      const double p_Pa = bar * 1e5;
      if (T_K < models::if97::saturation_temperature_K(p_Pa)) continue;
      const models::if97::Properties exact = models::if97::region2(p_Pa, T_K);
      const models::SteamTable::Steam fast = table.at(p_Pa, T_K);
      const double error = std::max({std::abs(fast.volume_m3pkg / exact.volume_m3pkg - 1.0),
                                     std::abs(fast.enthalpy_Jpkg / exact.enthalpy_Jpkg - 1.0), 1e-12});
      std::printf("%g %g %.2f\n", bar, T_K, std::log10(error));
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::map<std::string, std::function<void()>> figures{{"sun", sun},
                                                             {"drum-pressure", drum_pressure},
                                                             {"drum-volume", drum_volume},
                                                             {"valves", valves},
                                                             {"water", water}};
  const auto asked = figures.find(argc > 1 ? argv[1] : "");
  if (argc != 2 || asked == figures.end()) {
    std::fputs("figures sun | drum-pressure | drum-volume | valves | water\n", stderr);
    return 2;
  }
  asked->second();
}

/// SystemC's library asks for it; nothing here is simulated.
extern "C" int sc_main(int, char**) {
  return 1;
}
