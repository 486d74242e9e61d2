// The board file that the bench ships, held against the signals that the reference plant's instruments give.
#include <boost/test/unit_test.hpp>

#include <set>

#include "adapters/avr/parts/catalogue.h"
#include "adapters/boards/board.h"
#include "models/instruments/instruments_signals.h"

namespace heliorig::adapters {

BOOST_AUTO_TEST_SUITE(reference_board)

BOOST_AUTO_TEST_CASE(it_reads_every_sensor_of_the_controller_and_drives_every_command) {
  constexpr int rows = 10;
  const auto outputs = models::instruments_output_specs(rows, rows);
  std::vector<models::SignalSpec> inputs;
  for (const char* name : {"feed_pump", "bypass_valve", "vent_shut", "chain_permit"}) {
    inputs.push_back(
        {std::string("controller.command.") + name, "1", 0, 1, "", models::SignalKind::continuous});
  }
  for (int i = 0; i < rows; ++i) {
    inputs.push_back({"controller.command.drive[" + std::to_string(i) + "]", "1", -1e9, 1e9, "",
                      models::SignalKind::continuous});
  }
  const BoardReading reading =
      read_board(std::string(HELIORIG_SOURCE_DIR) + "/scenarios/boards/solarose-4x4.yaml", part_kinds(),
                 {outputs, inputs, {}});
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));

  std::set<std::string> driven;
  for (const models::SignalSpec& output : reading.board.outputs) driven.insert(output.name);
  for (const models::SignalSpec& input : inputs) BOOST_TEST(driven.contains(input.name), input.name);
  BOOST_TEST(driven.contains("controller.mode"));
  BOOST_TEST(driven.contains("controller.alarm[0]"));

  // The air's temperature and the edges' irradiances are for people and checks.
  const std::set<std::string> not_wired = {"instruments.ambient_temperature",
                                           "instruments.edge_irradiance_east",
                                           "instruments.edge_irradiance_west"};
  const std::set<std::string> read(reading.board.sensors.begin(), reading.board.sensors.end());
  for (const models::SignalSpec& output : outputs) {
    if (!output.name.starts_with("instruments.")) continue;
    BOOST_TEST(read.contains(output.name) != not_wired.contains(output.name), output.name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
