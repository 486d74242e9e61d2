#include "bench/scenario/demand_choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "bench/scenario/scenario.pb.h"
#include "bench/weather/weather_file.h"

namespace heliorig::bench {

Demand read_demand(const heliorig::Scenario& scenario, const Located& located, const TextFile& file,
                   models::UtcTime start, std::vector<std::string>& notes, Diagnostics& diagnostics) {
  Demand demand{.steps = {}, .position = located.at("demand")};
  const auto table = read_weather(file.text, file.shown, start, diagnostics);
  if (!table) return demand;
  const auto column =
      std::ranges::find(table->columns, WeatherQuantity::load_demand, &WeatherColumn::quantity);
  if (column == table->columns.end()) {
    located.complain("missing-column", "demand.file", "this file has no column 'load_demand'",
                     "a CSV file's first line names it, as 'mean_until,load_demand [%]'");
    return demand;
  }
  const WeatherWindow window{start, models::sim_duration(scenario.duration()),
                             models::sim_duration(scenario.demand().longest_gap())};
  if (auto held = cut_held(*table, *column, window, file.shown, diagnostics)) {
    demand.steps = std::move(held->values);
    notes.push_back(fmt::format("{}: {}", scenario.demand().file(), held->note));
  }
  return demand;
}

}  // namespace heliorig::bench
