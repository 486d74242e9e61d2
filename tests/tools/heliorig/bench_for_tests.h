#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace heliorig::tests {

/// The command as it was built, and the reference firmware's binary.
inline const std::string command = HELIORIG_COMMAND;
inline const std::string reference_elf = HELIORIG_REFERENCE_ELF;

/// A scenario tree of a test's own: the project's plants, boards and requirements, and the scenarios that are
/// added.
class ScenarioTree {
 public:
  ScenarioTree() {
    std::filesystem::copy(HELIORIG_SOURCE_DIR "/scenarios", folder_.path() / "scenarios",
                          std::filesystem::copy_options::recursive);
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path() / "scenarios"}) {
      if (entry.path().extension() == ".yaml" && entry.path().filename() != "heliorig.yaml") {
        std::filesystem::remove(entry.path());
      }
    }
  }

  /// Adds a scenario; returns its path relative to folder().
  std::string add(const std::string& name, const std::string& text) {
    write_file(folder_.path() / "scenarios" / name, text);
    return "scenarios/" + name;
  }

  const std::filesystem::path& folder() const { return folder_.path(); }

  Ended run(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), command);
    return run_program(arguments, folder_.path());
  }

 private:
  TemporaryFolder folder_;
};

/// Half a minute of tracking at noon: short, but everything is in it. `extra` is appended.
inline std::string short_scenario(const std::string& extra = "", const std::string& seed = "7") {
  return "version: 1\n"
         "title: Half a minute at noon\n"
         "plant: plants/solarose-4x4.yaml\n"
         "site: {latitude: 48.85 deg, longitude: 2.35 deg, elevation: 60 m}\n"
         "start: 2026-06-21T13:30:00+02:00\n"
         "duration: 30 s\n"
         "seed: " +
         seed +
         "\n"
         "initial: {steam.pressure: 9.8 barg, mirrors: on_focus}\n"
         "weather:\n"
         "  clear_sky: {model: ineichen, linke_turbidity: 3}\n"
         "  wind_speed: 3 m/s\n"
         "  ambient_temperature: 22 degC\n" +
         extra;
}

inline const std::string press_start =
    "events:\n"
    "  - at: 1 s\n"
    "    stimulus: {target: operator.start_button, kind: pressed, for: 500 ms}\n";

}  // namespace heliorig::tests
