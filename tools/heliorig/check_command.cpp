#include <cstdio>

#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/workload.h"

namespace heliorig::tools {

int check_command(const CheckArguments& arguments) {
  bench::Diagnostics diagnostics;
  const Workload workload = gather({arguments.scenarios, arguments.controllers}, diagnostics);
  if (diagnostics.empty()) {
    for (const bench::ScenarioFile& scenario : workload.scenarios) {
      for (const std::string& note : scenario.notes)
        std::fprintf(stderr, "%s: %s\n", scenario.name.c_str(), note.c_str());
    }
    std::fprintf(stderr, "%zu scenarios and %zu controllers fit together\n", workload.scenarios.size(),
                 workload.controllers.size());
  }
  return report(diagnostics, arguments.json);
}

}  // namespace heliorig::tools
