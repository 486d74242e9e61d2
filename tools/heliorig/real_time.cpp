#include "tools/heliorig/real_time.h"

#include <fmt/format.h>

namespace heliorig::tools {
namespace {

/// Beside another run each comes late now and then through the other's fault.
void check_jobs(const RunArguments& arguments, bench::Diagnostics& diagnostics) {
  if (arguments.jobs == 1) return;
  diagnostics.push_back({"jobs", bench::whole_file("--jobs " + std::to_string(arguments.jobs)),
                         "runs that are held to the clock go one at a time", "leave --jobs out"});
}

/// Lest it is found out after an hour.
void check_wall_limit(const RunArguments& arguments, const bench::ScenarioFile& scenario,
                      bench::Diagnostics& diagnostics) {
  const double wall_s = models::seconds(scenario.duration) / *arguments.speed;
  const auto limit_s = arguments.wall_limit().count();
  if (wall_s < static_cast<double>(limit_s)) return;
  diagnostics.push_back({"wall-limit", bench::whole_file(scenario.path.string()),
                         fmt::format("at --speed {} it takes {:.0f} s, and --wall-limit is {} s",
                                     *arguments.speed, wall_s, limit_s),
                         fmt::format("give --wall-limit {:.0f}", 1.1 * wall_s + 60.0)});
}

/// A board whose clock goes on by itself sees any other speed as a plant that is too fast or too slow.
void check_own_clock(const RunArguments& arguments, const ControllerChoice& controller,
                     bench::Diagnostics& diagnostics) {
  if (!controller.own_clock || arguments.speed == 1.0) return;
  diagnostics.push_back({"own-clock", bench::whole_file("--controller " + controller.name),
                         "it runs by a clock of its own, not by the bench's",
                         "give --speed 1, which is real time"});
}

}  // namespace

void check_speed(const RunArguments& arguments, const Workload& workload, bench::Diagnostics& diagnostics) {
  for (const ControllerChoice& controller : workload.controllers)
    check_own_clock(arguments, controller, diagnostics);
  if (!arguments.speed) return;
  check_jobs(arguments, diagnostics);
  for (const bench::ScenarioFile& scenario : workload.scenarios)
    check_wall_limit(arguments, scenario, diagnostics);
}

std::optional<bench::Pacer> make_pacer(const RunArguments& arguments, bench::WallClock& clock,
                                       const bench::LinkDescription& link) {
  if (!arguments.speed) return std::nullopt;
  std::optional<bench::Pacer> pacer{std::in_place, clock, *arguments.speed, link.quantum};
  pacer->granted(bench::ask_for_real_time());
  for (const std::string& note : link.notes) pacer->note(note);
  return pacer;
}

}  // namespace heliorig::tools
