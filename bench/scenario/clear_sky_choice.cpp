#include "bench/scenario/clear_sky_choice.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "bench/scenario/scenario.pb.h"

namespace heliorig::bench {
namespace {

const std::string path = "weather.clear_sky";

bool contains(const std::vector<std::string>& keys, const std::string& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::string list_of(const ClearSkyKeys& keys) {
  std::string list;
  const auto append = [&](const std::string& key, const char* separator) {
    list += (list.empty() ? "" : separator) + key;
  };
  for (const std::string& key : keys.required) append(key, ", ");
  for (const std::string& key : keys.one_of) append(key, " or ");
  return list;
}

/// Complains of what the model does not take and of what it lacks. Returns whether nothing is wrong.
bool keys_fit(const ClearSkyKeys& keys, const Located& located) {
  bool fit = true;
  const auto* descriptor = heliorig::ClearSky::descriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const std::string& key = descriptor->field(i)->name();
    const bool given = located.given(path + "." + key);
    if (given && !keys.takes(key)) {
      located.complain("unknown-key", path + "." + key + ":key",
                       fmt::format("the model '{}' takes no '{}'", keys.model, key),
                       "it takes " + list_of(keys));
      fit = false;
    } else if (!given && contains(keys.required, key)) {
      located.complain("missing-key", path, fmt::format("the model '{}' lacks '{}'", keys.model, key),
                       "it takes " + list_of(keys));
      fit = false;
    }
  }
  if (keys.one_of.empty()) return fit;
  const auto given = std::count_if(keys.one_of.begin(), keys.one_of.end(),
                                   [&](const std::string& key) { return located.given(path + "." + key); });
  if (given == 1) return fit;
  located.complain(given == 0 ? "missing-key" : "contradiction", path,
                   fmt::format("the model '{}' takes exactly one of {}", keys.model, list_of(keys)), "");
  return false;
}

std::optional<models::ClearSkyModel> ineichen_of(const heliorig::ClearSky& sky, const Located& located) {
  if (sky.has_linke_turbidity()) return models::IneichenSky::constant(sky.linke_turbidity());
  models::IneichenSky months;
  const auto& given = sky.linke_turbidity_by_month();
  if (static_cast<std::size_t>(given.size()) != months.linke_turbidity.size()) {
    // An item that is no number is not in the list, and complained of already.
    const std::string last =
        fmt::format("{}.linke_turbidity_by_month[{}]", path, months.linke_turbidity.size() - 1);
    const std::string more =
        fmt::format("{}.linke_turbidity_by_month[{}]", path, months.linke_turbidity.size());
    if (!located.given(last) || located.given(more)) {
      located.complain("wrong-count", path + ".linke_turbidity_by_month",
                       fmt::format("{} turbidities where there are twelve months", given.size()),
                       "give twelve, from January on");
    }
    return std::nullopt;
  }
  std::copy(given.begin(), given.end(), months.linke_turbidity.begin());
  return months;
}

}  // namespace

bool ClearSkyKeys::takes(const std::string& key) const {
  return key == "model" || contains(required, key) || contains(one_of, key);
}

const std::vector<ClearSkyKeys>& clear_sky_keys() {
  static const std::vector<ClearSkyKeys> keys{
      {"ineichen", {}, {"linke_turbidity", "linke_turbidity_by_month"}},
      {"solis", {"aod700", "precipitable_water"}, {}},
      {"bird", {"aod380", "aod500", "precipitable_water", "ozone", "asymmetry", "albedo"}, {}}};
  return keys;
}

std::optional<models::ClearSkyModel> clear_sky_of(const heliorig::ClearSky& sky, const Located& located) {
  const auto& all = clear_sky_keys();
  const auto keys =
      std::find_if(all.begin(), all.end(), [&](const auto& k) { return k.model == sky.model(); });
  if (keys == all.end()) return std::nullopt;  // complained of as missing or as no choice
  if (!keys_fit(*keys, located)) return std::nullopt;
  if (keys->model == "ineichen") return ineichen_of(sky, located);
  if (keys->model == "solis")
    return models::SolisSky{.aod700 = sky.aod700(), .precipitable_water_m = sky.precipitable_water()};
  return models::BirdSky{.aod380 = sky.aod380(),
                         .aod500 = sky.aod500(),
                         .precipitable_water_m = sky.precipitable_water(),
                         .ozone_m = sky.ozone(),
                         .asymmetry = sky.asymmetry(),
                         .albedo = sky.albedo()};
}

}  // namespace heliorig::bench
