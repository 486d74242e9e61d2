#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "bench/faults/fault_menu.h"
#include "bench/run/binding.h"
#include "bench/units/units.h"
#include "tools/heliorig/catalogue.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"

namespace heliorig::tools {
namespace {

nlohmann::ordered_json to_json(const bench::FaultChoice& choice) {
  nlohmann::ordered_json json{{"target", choice.target},
                              {"kind", choice.kind},
                              {"at", bench::to_text(choice.place)},
                              {"stimulus", choice.stimulus},
                              {"meaning", choice.meaning}};
  if (!choice.unit.empty()) json["value"] = {{"unit", choice.unit}, {"min", choice.min}, {"max", choice.max}};
  return json;
}

/// What may be given, as a person writes it.
std::string value_of(const bench::FaultChoice& choice) {
  if (choice.place == bench::FaultPlace::console) return "text";
  if (choice.unit.empty()) return "";
  if (std::isinf(choice.min))
    return choice.unit == "1" ? "any number" : "any " + std::string(bench::display_unit(choice.unit).name);
  return bench::format_quantity(choice.min, choice.unit) + " to " +
         bench::format_quantity(choice.max, choice.unit);
}

void print(const bench::FaultChoice& choice) {
  const std::string value = value_of(choice);
  std::printf("%-8s %-36s %-18s %-28s %s\n", choice.stimulus ? "stimulus" : "fault", choice.target.c_str(),
              choice.kind.c_str(), value.c_str(), choice.meaning.c_str());
}

}  // namespace

int faults_command(const CatalogueArguments& arguments) {
  bench::Diagnostics diagnostics;
  const auto catalogue = open_catalogue(arguments, diagnostics);
  if (!catalogue) return report(diagnostics, arguments.json);
  const auto& [plant, link] = *catalogue;
  auto list = nlohmann::ordered_json::array();
  const bench::FaultMenu menu =
      bench::fault_menu(plant.fault_points, plant.outputs, plant.inputs, bench::fault_reach(link));
  for (const bench::FaultChoice& choice : menu.offered) {
    if ((choice.target + " " + choice.kind).find(arguments.filter) == std::string::npos) continue;
    if (arguments.json) {
      list.push_back(to_json(choice));
    } else {
      print(choice);
    }
  }
  if (arguments.json) std::puts(list.dump(2).c_str());
  return report(diagnostics, false);
}

}  // namespace heliorig::tools
