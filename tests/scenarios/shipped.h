#pragma once

#include <filesystem>
#include <set>
#include <string>

namespace heliorig::tests {

/// Ten hours and more, which the emulated board takes minutes for.
inline const std::set<std::string> whole_days{"broken-cloud-day",           "clear-june-day",
                                              "equinox-day-at-14-north",    "measured-winter-day",
                                              "november-day-without-steam", "trip-and-nobody-comes"};
/// For one kind of controller, not applicable to others.
inline const std::set<std::string> for_the_board_alone{"crystal-stopped", "program-damaged",
                                                       "settings-damaged"};
inline const std::string for_a_link = "link-faults";

/// Names of the reference plant's scenarios.
inline std::set<std::string> shipped_scenarios() {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(HELIORIG_SOURCE_DIR "/scenarios")) {
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "heliorig")
      names.insert(entry.path().stem());
  }
  return names;
}

inline std::string path_of(const std::string& scenario) {
  return HELIORIG_SOURCE_DIR "/scenarios/" + scenario + ".yaml";
}

}  // namespace heliorig::tests
