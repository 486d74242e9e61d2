// What a sun position costs and how right it is: SPA, the interpolated form that the plant asks, and ERFA,
// which both are held against, over the same instants from 2020 to 2030. Same UT1 and delta T on all sides,
// no refraction.
//
//   benchmark_sun

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <numbers>
#include <vector>

#include "models/sun/solar_position.h"
#include "models/sun/sun_path.h"
#include "tools/benchmarks/cpu_clock.h"
#include "tools/benchmarks/erfa_sun.h"

using namespace heliorig;

namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr models::Site site{48.85 * degree, 2.35 * degree, 60.0};

struct Run {
  std::vector<models::TopocentricSun> found;
  double us = 0.0;
};

template <typename Ask>
Run run(const std::vector<models::UtcTime>& times, Ask ask) {
  Run result;
  result.found.reserve(times.size());
  const auto begin = benchmarks::CpuClock::now();
  for (const models::UtcTime time : times) result.found.push_back(ask(time));
  const std::chrono::duration<double, std::micro> took = benchmarks::CpuClock::now() - begin;
  result.us = took.count() / static_cast<double>(times.size());
  return result;
}

void report(const char* what, const Run& result, const Run& truth) {
  double worst_rad = 0.0;
  for (std::size_t i = 0; i < result.found.size(); ++i)
    worst_rad = std::max(worst_rad, benchmarks::angle_between_rad(result.found[i], truth.found[i]));
  std::printf("%-34s %9.3f us  %.6f deg from ERFA at most\n", what, result.us, worst_rad / degree);
}

}  // namespace

int main() {
  using namespace std::chrono;
  std::vector<models::UtcTime> times;
  const models::UtcTime begin = sys_days{year{2020} / 1 / 1};
  for (int day = 0; day < 20; ++day)
    for (int second = 0; second < 1000; ++second)
      times.push_back(begin + hours{24 * 182 * day} + seconds{43 * (second + 500)});
  const Run truth = run(times, [](models::UtcTime t) {
    return benchmarks::erfa_sun(models::days_since_j2000(t), models::delta_t_2020s_s, site);
  });
  const Run spa = run(times, [](models::UtcTime t) {
    return models::topocentric_sun(
        models::geocentric_sun(models::days_since_j2000(t), models::delta_t_2020s_s), site);
  });
  models::SunPath path{site, 293.15, 0.0};
  const Run walked = run(times, [&](models::UtcTime t) {
    const models::SunPath::Position sun = path.at(t);
    return models::TopocentricSun{sun.azimuth_rad, sun.apparent_elevation_rad};
  });
  report("SPA", spa, truth);
  report("interpolated, 43 s apart", walked, truth);
  report("ERFA", truth, truth);
  std::puts("goal 0.0003 deg");
}
