// What a property of water costs and how far the fast form strays from the exact one: if97.h beside the
// tables that the integrator takes, over 0.5 to 25 bar(a) and up to 1000 K. One line a property.
//
//   benchmark_water

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include "models/water/if97.h"
#include "models/water/saturation_table.h"
#include "models/water/steam_table.h"
#include "models/water/water_state.h"
#include "tools/benchmarks/cpu_clock.h"

using namespace heliorig;

namespace {

constexpr std::size_t points = 4096;
double kept = 0.0;  // what a call gave is used, lest it be left out

struct Point {
  double pressure_Pa;
  double temperature_K;
  double saturation_K;
};

/// Low-discrepancy points (the golden ratio and its square): pressures even in their logarithm, temperatures
/// from saturation to 1000 K.
std::vector<Point> superheated() {
  std::vector<Point> all;
  for (std::size_t i = 0; i < points; ++i) {
    const auto part = [i](double step) { return std::fmod(0.5 + step * static_cast<double>(i), 1.0); };
    const double pressure_Pa = 0.5e5 * std::pow(50.0, part(0.7548776662466927));
    const double saturation_K = models::if97::saturation_temperature_K(pressure_Pa);
    all.push_back(
        {pressure_Pa, saturation_K + (1000.0 - saturation_K) * part(0.5698402909980532), saturation_K});
  }
  std::ranges::sort(all, {}, &Point::temperature_K);
  return all;
}

/// Least of some rounds; neighbouring points follow each other, as an integrator asks for them.
template <class Call>
double ns_a_call(const std::vector<Point>& at, int rounds, const Call& call) {
  double best = 1e9;
  for (int trial = 0; trial < 5; ++trial) {
    const auto begin = benchmarks::CpuClock::now();
    double sum = 0.0;
    for (int round = 0; round < rounds; ++round)
      for (const Point& point : at) sum += call(point);
    const std::chrono::duration<double, std::nano> took = benchmarks::CpuClock::now() - begin;
    kept += sum;
    best = std::min(best, took.count() / (rounds * static_cast<double>(at.size())));
  }
  return best;
}

template <class Fast, class Exact>
double greatest_error(const std::vector<Point>& at, const Fast& fast, const Exact& exact) {
  double worst = 0.0;
  for (const Point& point : at) worst = std::max(worst, std::abs(fast(point) / exact(point) - 1.0));
  return worst;
}

template <class Fast, class Exact>
void line(const char* what, const std::vector<Point>& at, const Fast& fast, const Exact& exact) {
  std::printf("%-44s %8.1f %8.1f   %.1e\n", what, ns_a_call(at, 3, exact), ns_a_call(at, 100, fast),
              greatest_error(at, fast, exact));
}

}  // namespace

int main() {
  using models::Saturation;
  const std::vector<Point> at = superheated();
  const models::SaturationTable saturation;
  const models::SteamTable steam;
  std::printf("%-44s %8s %8s   %s\n", "0.5 to 25 bar(a)", "exact ns", "fast ns", "greatest error");
  const auto exact_water = [](const Point& p) {
    return models::if97::region1(p.pressure_Pa, p.saturation_K);
  };
  const auto exact_steam = [](const Point& p) {
    return models::if97::region2(p.pressure_Pa, p.saturation_K);
  };
  const auto table = [&](double Saturation::*what) {
    return [&saturation, what](const Point& p) { return saturation.at(p.saturation_K).*what; };
  };
  line("saturation pressure, of temperature", at, table(&Saturation::pressure_Pa),
       [](const Point& p) { return models::if97::saturation_pressure_Pa(p.saturation_K); });
  line("density of saturated water", at, table(&Saturation::water_density_kgpm3),
       [&](const Point& p) { return 1.0 / exact_water(p).volume_m3pkg; });
  line("density of saturated steam", at, table(&Saturation::steam_density_kgpm3),
       [&](const Point& p) { return 1.0 / exact_steam(p).volume_m3pkg; });
  line("enthalpy of saturated water", at, table(&Saturation::water_enthalpy_Jpkg),
       [&](const Point& p) { return exact_water(p).enthalpy_Jpkg; });
  line("enthalpy of saturated steam", at, table(&Saturation::steam_enthalpy_Jpkg),
       [&](const Point& p) { return exact_steam(p).enthalpy_Jpkg; });
  std::printf("%-44s %8s %8.1f\n", "all of saturation with its slopes", "",
              ns_a_call(at, 100, [&](const Point& p) {
                const Saturation s = saturation.at(p.saturation_K);
                return s.pressure_Pa + s.water_density_kgpm3 + s.steam_density_kgpm3 + s.water_enthalpy_Jpkg +
                       s.steam_enthalpy_Jpkg + s.energy_of_mass_Jpkg + s.energy_of_volume_Jpm3 +
                       s.pressure_slope_PapK + s.energy_of_mass_slope_JpkgK + s.energy_of_volume_slope_Jpm3K;
              }));
  const auto region2 = [](const Point& p) { return models::if97::region2(p.pressure_Pa, p.temperature_K); };
  line(
      "volume of superheated steam", at,
      [&](const Point& p) { return steam.volume_m3pkg(p.pressure_Pa, p.temperature_K); },
      [&](const Point& p) { return region2(p).volume_m3pkg; });
  line(
      "enthalpy of superheated steam", at,
      [&](const Point& p) { return steam.enthalpy_Jpkg(p.pressure_Pa, p.temperature_K); },
      [&](const Point& p) { return region2(p).enthalpy_Jpkg; });
  const std::vector<Point> few(at.begin(), at.begin() + 64);
  std::printf("%-44s %8.1f\n", "state by pressure and enthalpy", ns_a_call(few, 1, [&](const Point& p) {
                return models::water_by_pressure_enthalpy(p.pressure_Pa, 2.5e6)->density_kgpm3;
              }));
  return std::isfinite(kept) ? 0 : 1;
}
