#include "bench/scenario/conditions.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "bench/reader/scalar_reader.h"
#include "bench/reader/civil_time.h"
#include "bench/scenario/scenario.pb.h"
#include "bench/scenario/weather_choice.h"

namespace heliorig::bench {
namespace {

models::UtcTime start_of(const heliorig::Scenario& scenario, const Located& located) {
  if (scenario.start().empty()) return {};  // complained of as missing
  const auto parsed = parse_civil_time(scenario.start());
  if (const auto* wrong = std::get_if<CivilTimeError>(&parsed)) {
    located.complain("wrong-time", "start", wrong->message, wrong->advice);
    return {};
  }
  return std::get<models::UtcTime>(parsed);
}

models::SunConditions sun_of(const heliorig::Scenario& scenario, const Located& located) {
  models::SunConditions sun;
  sun.site = {.latitude_rad = scenario.site().latitude(),
              .longitude_rad = scenario.site().longitude(),
              .elevation_m = scenario.site().elevation()};
  sun.start_utc = start_of(scenario, located);
  read_weather_choice(scenario, located, sun);
  return sun;
}

/// The values of `initial`, asked for by name; what was never asked for is unknown.
class InitialState {
 public:
  InitialState(const heliorig::Scenario& scenario, const Located& located)
      : scenario_(scenario), located_(located) {}

  std::optional<double> quantity(const std::string& name, const std::string& unit, const Range& range) {
    const auto text = word(name, {});
    if (!text) return std::nullopt;
    const auto reading = read_quantity(*text, unit, range);
    if (const auto* wrong = std::get_if<ScalarComplaint>(&reading)) {
      complain(name, *wrong);
      return std::nullopt;
    }
    return std::get<double>(reading);
  }

  std::optional<std::string> word(const std::string& name, const std::vector<std::string>& choices) {
    names_.push_back(name);
    const auto found = scenario_.initial().find(name);
    if (found == scenario_.initial().end() || found->second.empty()) return std::nullopt;
    const auto reading = read_word(found->second, choices);
    if (const auto* wrong = std::get_if<ScalarComplaint>(&reading)) {
      complain(name, *wrong);
      return std::nullopt;
    }
    return found->second;
  }

  void require(const std::string& name, const std::string& meaning) const {
    if (scenario_.initial().contains(name)) return;
    located_.complain("missing-key", "initial", fmt::format("'initial' lacks '{}'", name), meaning);
  }

  void refuse_others() const {
    for (const auto& [name, value] : scenario_.initial()) {
      if (std::find(names_.begin(), names_.end(), name) != names_.end()) continue;
      located_.complain("unknown-key", "initial." + name + ":key", fmt::format("unknown key '{}'", name),
                        suggestion(name, names_));
    }
  }

 private:
  void complain(const std::string& name, const ScalarComplaint& wrong) const {
    located_.complain(wrong.code, "initial." + name, fmt::format("'{}' {}", name, wrong.message),
                      wrong.advice);
  }

  const heliorig::Scenario& scenario_;
  const Located& located_;
  std::vector<std::string> names_;
};

models::MirrorsStart mirrors_start_of(const std::string& word) {
  if (word == "on_focus") return models::MirrorsStart::on_focus;
  if (word == "defocused_east") return models::MirrorsStart::defocused_east;
  return models::MirrorsStart::stowed;
}

}  // namespace

models::PlantConditions read_conditions(const heliorig::Scenario& scenario, const Located& located) {
  models::PlantConditions conditions;
  conditions.sun = sun_of(scenario, located);
  conditions.seed = models::Seed{scenario.seed()};
  InitialState initial{scenario, located};
  initial.require("steam.pressure", "in the drum; 0 barg where it is cold");
  initial.require("mirrors", "on_focus, defocused_east or stowed");
  if (const auto pressure = initial.quantity("steam.pressure", "Pa(g)", {-0.5e5, 20e5})) {
    conditions.steam_start.pressure_Pag = *pressure;
  }
  if (const auto mass = initial.quantity("steam.water_mass", "kg", {0.0, 1000.0})) {
    conditions.steam_start.water_mass_kg = *mass;
  }
  if (const auto mirrors = initial.word("mirrors", {"on_focus", "defocused_east", "stowed"})) {
    conditions.mirrors_start = mirrors_start_of(*mirrors);
  }
  initial.refuse_others();
  return conditions;
}

}  // namespace heliorig::bench
