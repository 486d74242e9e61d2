// The board file that the bench ships, pin by pin, against a firmware written to the table of pins.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>

#include "adapters/avr/avr_link.h"
#include "models/instruments/instruments_signals.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

constexpr int rows = 10;

std::string row_signal(const std::string& signal, int row) {
  return signal + "[" + std::to_string(row) + "]";
}

std::vector<models::SignalSpec> commands() {
  std::vector<models::SignalSpec> all;
  for (const char* name : {"feed_pump", "bypass_valve", "vent_shut", "chain_permit"}) {
    all.push_back({std::string("controller.command.") + name, "1", 0, 1, "", models::SignalKind::continuous});
  }
  for (int row = 0; row < rows; ++row) {
    all.push_back(
        {row_signal("controller.command.drive", row), "1", -1e9, 1e9, "", models::SignalKind::continuous});
  }
  return all;
}

/// Each sensor says something that no other says.
std::map<std::string, double> sensor_values() {
  std::map<std::string, double> values = {
      {"instruments.pressure_1", 1e5},
      {"instruments.pressure_2", 2e5},
      {"instruments.drum_temperature", 273.15 + 30.0},
      {"instruments.outlet_temperature", 273.15 + 60.0},
      {"instruments.evaporator_wall_temperature", 273.15 + 150.0},
      {"instruments.superheater_wall_temperature", 273.15 + 200.0},
      {"instruments.vent_position", 0.25},
      {"instruments.outlet_valve_position", 0.75},
      {"instruments.supply_voltage", 24.0},
      {"instruments.dni", 900.0},
      {"instruments.wind_speed", 10.0},
      {"instruments.level_low_2", 1.0},
      {"instruments.level_high", 1.0},
      {"instruments.chain_closed", 1.0},
      {"instruments.clock", 1782034242.0},
  };
  for (int row = 0; row < rows; ++row) {
    values[row_signal("instruments.encoder", row)] = (row + 1) * 100 * 2.0 * M_PI / 5.0 / 4096.0;
  }
  for (const int row : {1, 6, 9}) values[row_signal("instruments.limit_low", row)] = 1.0;
  for (const int row : {0, 3, 8}) values[row_signal("instruments.limit_high", row)] = 1.0;
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wiring)

BOOST_AUTO_TEST_CASE(the_shipped_board_is_wired_as_its_firmware_expects) {
  const auto outputs = models::instruments_output_specs(rows, rows);
  const auto inputs = commands();
  auto opened = adapters::open_avr_link(
      "avr", tests::firmware_path("wiring"),
      std::string(HELIORIG_SOURCE_DIR) + "/scenarios/boards/solarose-4x4.yaml", {outputs, inputs, {}});
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&opened)) BOOST_FAIL(bench::to_text(*wrong));
  bench::ControllerLink& link = *std::get<0>(opened);
  const auto& sensor_names = link.describe().sensors;
  std::vector<double> driven(link.describe().outputs.size());
  std::vector<std::string> lines;
  models::SimTime time{};
  for (int quantum = 0; quantum < 50; ++quantum) {
    auto values = sensor_values();
    values["instruments.feed_pulses"] = 2.0 * quantum;
    std::vector<double> sensors;
    for (const std::string& name : sensor_names) sensors.push_back(values[name]);
    BOOST_REQUIRE(!link.exchange(time, sensors, driven));
    time += link.describe().quantum;
    for (std::string& line : link.take_console_lines()) lines.push_back(std::move(line));
  }

  std::map<std::string, double> output;
  for (std::size_t i = 0; i < driven.size(); ++i) output[link.describe().outputs[i].name] = driven[i];
  for (int row = 0; row < rows; ++row) {
    BOOST_TEST(output.at(row_signal("controller.command.drive", row)) ==
               (row % 2 == 0 ? row + 1 : -(row + 1)));
  }
  BOOST_TEST(output.at("controller.command.feed_pump") == 0.5);
  BOOST_TEST(output.at("controller.command.bypass_valve") == 0.75);
  BOOST_TEST(output.at("controller.command.vent_shut") == 1.0);
  BOOST_TEST(output.at("controller.command.chain_permit") == 1.0);
  BOOST_TEST(output.at("controller.mode") == 2.0);
  BOOST_TEST(output.at("controller.alarm[0]") == 1.0);

  BOOST_REQUIRE(lines.size() >= 3u);
  BOOST_TEST(lines[0] == "100 200 300 400 500 600 700 800 900 1000 ");
  // 1 V + 4 V (x - low) / (high - low), or 5 V x / high; times 1024 / 5 V, cut off:
  // 1/16, 2/16, 30/300, 60/300, 150/500, 200/500, then 1/4, 3/4, 24/30, 900/1500, 10/50.
  BOOST_TEST(lines[1] == "256 307 286 368 450 532 256 768 819 614 204 ");
  // Low 1 and 6; high 0 and 3; low 9 (bit 1), high 8 (bit 2), electrodes low 2 (bit 5) and high (bit 7);
  // chain (bit 1); 42 s.
  BOOST_TEST(lines[2].starts_with("66 9 166 2 66 "));
  BOOST_TEST(std::stoi(lines[2].substr(14)) > 20);  // pulses
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
