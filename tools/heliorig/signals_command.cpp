#include <cstdio>
#include <nlohmann/json.hpp>

#include "bench/run/binding.h"
#include "bench/units/units.h"
#include "tools/heliorig/catalogue.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"

namespace heliorig::tools {
namespace {

nlohmann::ordered_json to_json(const bench::SignalSpec& signal) {
  return {{"name", signal.name},
          {"unit", signal.unit},
          {"min", signal.min},
          {"max", signal.max},
          {"discrete", signal.kind == models::SignalKind::discrete},
          {"meaning", signal.meaning}};
}

void print(const bench::SignalSpec& signal) {
  const std::string range = bench::format_quantity(signal.min, signal.unit) + " to " +
                            bench::format_quantity(signal.max, signal.unit);
  std::printf("%-44s %-34s %s\n", signal.name.c_str(), range.c_str(), signal.meaning.c_str());
}

}  // namespace

int signals_command(const CatalogueArguments& arguments) {
  bench::Diagnostics diagnostics;
  const auto catalogue = open_catalogue(arguments, diagnostics);
  if (!catalogue) return report(diagnostics, arguments.json);
  auto list = nlohmann::ordered_json::array();
  for (const bench::SignalSpec& signal : bench::run_signals(catalogue->plant, catalogue->link)) {
    if (signal.name.find(arguments.filter) == std::string::npos) continue;
    if (arguments.json) {
      list.push_back(to_json(signal));
    } else {
      print(signal);
    }
  }
  if (arguments.json) std::puts(list.dump(2).c_str());
  return report(diagnostics, false);
}

}  // namespace heliorig::tools
