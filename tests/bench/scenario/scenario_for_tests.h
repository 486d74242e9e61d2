#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "bench/reader/message_reader.h"
#include "bench/reader/yaml_tree.h"
#include "bench/scenario/located.h"
#include "bench/scenario/scenario.pb.h"

namespace heliorig::tests {

/// Nine lines that are right; what a test adds begins in line 10.
inline const std::string nine_lines =
    "version: 1\n"
    "title: Noon\n"
    "plant: plants/solarose-4x4.yaml\n"
    "site: {latitude: 48.85 deg, longitude: 2.35 deg, elevation: 60 m}\n"
    "start: 2026-06-21T13:30:00+02:00\n"
    "duration: 20 min\n"
    "seed: 7\n"
    "initial: {steam.pressure: 9.8 barg, mirrors: on_focus}\n"
    "weather: {clear_sky: {model: ineichen, linke_turbidity: 3}, wind_speed: 3 m/s, ambient_temperature: 20 "
    "degC}\n";

/// The text with its line that begins with `key` replaced.
inline std::string with_line(std::string text, const std::string& key, const std::string& line) {
  const std::size_t start = text.find("\n" + key + ":") + 1;
  BOOST_REQUIRE(start != 0);
  return text.replace(start, text.find('\n', start) - start, line);
}

/// A scenario's text read into its message, without the files that it names.
struct ScenarioText {
  heliorig::Scenario message;
  bench::Diagnostics diagnostics;
  bench::Located located;

  explicit ScenarioText(const std::string& text) : located{read(text)} {}

 private:
  bench::Located read(const std::string& text) {
    const bench::YamlReading yaml = bench::read_yaml(text, "s.yaml");
    BOOST_REQUIRE_MESSAGE(yaml.root, to_text(yaml.diagnostics));
    return {"s.yaml", read_message(*yaml.root, message, diagnostics), diagnostics};
  }
};

}  // namespace heliorig::tests
