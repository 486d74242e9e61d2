// The board as arithmetic, held against the board's file and against figures worked out by hand.
#include "adapters/simulated/board_coding.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <set>

#include "adapters/avr/parts/catalogue.h"
#include "adapters/boards/board.h"
#include "adapters/boards/codes.h"
#include "models/instruments/instruments_signals.h"
#include "models/plant.h"
#include "tests/models/reference_plant.h"

namespace heliorig::adapters {
namespace {

using heliorig_firmware::Inputs;

Board reference_board() {
  const models::PlantInterface plant = models::describe_plant(tests::reference_plant());
  BoardReading reading = read_board(std::string(HELIORIG_SOURCE_DIR) + "/scenarios/boards/solarose-4x4.yaml",
                                    part_kinds(), {plant.outputs, plant.inputs, plant.scales});
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));
  return reading.board;
}

/// What the firmware reads when one sensor has a value and the others are 0.
Inputs read_with(const std::string& sensor, double value) {
  const auto sensors = coded_sensors();
  const auto place = std::find(sensors.begin(), sensors.end(), sensor);
  BOOST_REQUIRE_MESSAGE(place != sensors.end(), sensor);
  std::vector<double> values(sensors.size(), 0.0);
  values[static_cast<std::size_t>(place - sensors.begin())] = value;
  Inputs in{};
  encode(values, in);
  return in;
}

std::uint16_t code_at(const BoardPart& part, double value, double supply_V) {
  const double input_V =
      part.kind->name == "current_transmitter"
          ? transmitter_V(value, part.parameter("low"), part.parameter("high"), part.parameter("shunt"))
          : linear_V(value, part.parameter("low"), part.parameter("high"), part.parameter("low_voltage"),
                     part.parameter("high_voltage"));
  return converter_code(input_V, supply_V);
}

/// The values that `outputs` leave where the counts of steps began at 0.
std::vector<double> driven(const heliorig_firmware::Outputs& outputs) {
  std::vector<double> values(decoded_outputs().size(), 0.0);
  decode(outputs, values);
  return values;
}

double named(const std::vector<double>& values, const std::string& name) {
  const auto outputs = decoded_outputs();
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (outputs[i].name == name) return values[i];
  }
  BOOST_FAIL("no output " + name);
  return 0.0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(board_coding)

BOOST_AUTO_TEST_CASE(it_reads_and_drives_what_the_board_s_file_wires) {
  const Board board = reference_board();
  const auto coded = coded_sensors();
  BOOST_TEST(std::set<std::string>(coded.begin(), coded.end()) ==
                 std::set<std::string>(board.sensors.begin(), board.sensors.end()),
             boost::test_tools::per_element());
  std::set<std::string> wired;
  std::set<std::string> decoded;
  for (const auto& output : board.outputs) wired.insert(output.name);
  for (const auto& output : decoded_outputs()) decoded.insert(output.name);
  BOOST_TEST(wired == decoded, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(analogue_codes_are_those_of_the_board_s_parts) {
  const Board board = reference_board();
  int inputs = 0;
  for (const BoardPart& part : board.parts) {
    if (part.kind->name != "current_transmitter" && part.kind->name != "voltage_input") continue;
    const auto channel = static_cast<std::size_t>(inputs++);  // A0 upwards, in the order of the file
    const double low = part.parameter("low");
    const double high = part.parameter("high");
    for (const double share : {-0.3, 0.0, 0.1, 0.5, 0.77, 1.0, 1.1}) {
      const double value = low + share * (high - low);
      BOOST_TEST(read_with(board.sensors[part.signal("value")], value).analog[channel] ==
                     code_at(part, value, board.supply_V),
                 part.name << " at " << share);
    }
  }
  BOOST_TEST(inputs == static_cast<int>(heliorig_firmware::Analog::count));
}

BOOST_AUTO_TEST_CASE(a_transmitter_s_code_by_hand) {
  // 8 bar of 16 are 12 mA, over 250 ohm 3 V, of 5 V at 1024 codes: 614.4. A broken wire reads 0.
  BOOST_TEST(read_with("instruments.pressure_1", 8e5).analog[0] == 614);
  BOOST_TEST(read_with("instruments.pressure_1", 0.0).analog[0] == 204);
  BOOST_TEST(read_with("instruments.pressure_1", 16e5).analog[0] == 1023);
}

BOOST_AUTO_TEST_CASE(an_encoder_turns_once_in_72_degrees_of_its_row) {
  constexpr double degree = 3.14159265358979323846 / 180.0;
  BOOST_TEST(read_with("instruments.encoder[4]", 36.0 * degree).encoder[4] == 2048);
  BOOST_TEST(read_with("instruments.encoder[4]", 73.0 * degree).encoder[4] == 57);  // 4096 / 72 = 56.9
  BOOST_TEST(read_with("instruments.encoder[4]", -1.0 * degree).encoder[4] == 4096 - 57);
  BOOST_TEST(read_with("instruments.encoder[4]", 36.0 * degree).encoder[5] == 0);
}

BOOST_AUTO_TEST_CASE(switches_and_counts) {
  BOOST_TEST(read_with("instruments.limit_low[9]", 1.0).limit_low == 1u << 9);
  BOOST_TEST(read_with("instruments.limit_high[0]", 1.0).limit_high == 1u);
  BOOST_TEST(read_with("instruments.level_low_2", 1.0).level_low_2);
  BOOST_TEST(!read_with("instruments.level_low_2", 1.0).level_low_1);
  BOOST_TEST(read_with("instruments.feed_pulses", 4294967297.9).feed_pulses == 1u);  // mod 2^32
}

BOOST_AUTO_TEST_CASE(the_clock_counts_from_2000_and_holds_a_century) {
  BOOST_TEST(read_with("instruments.clock", 946684800.0).clock_valid);
  BOOST_TEST(read_with("instruments.clock", 946684800.0 + 86400.9).clock_s == 86400u);
  BOOST_TEST(!read_with("instruments.clock", 946684799.0).clock_valid);
  BOOST_TEST(!read_with("instruments.clock", 4102444800.0).clock_valid);
}

BOOST_AUTO_TEST_CASE(outputs_become_commands) {
  heliorig_firmware::Outputs out{};
  out.steps[3] = -7;
  out.feed_pump = 255;
  out.bypass_valve = 127;
  out.vent_shut = true;
  out.mode = heliorig_firmware::Mode::defocusing;
  std::vector<double> values = driven(out);
  BOOST_TEST(named(values, "controller.command.drive[3]") == -7.0);
  BOOST_TEST(named(values, "controller.command.drive[2]") == 0.0);
  BOOST_TEST(named(values, "controller.command.feed_pump") == 1.0);
  BOOST_TEST(named(values, "controller.command.bypass_valve") == 0.5);
  BOOST_TEST(named(values, "controller.command.vent_shut") == 1.0);
  BOOST_TEST(named(values, "controller.command.chain_permit") == 0.0);
  BOOST_TEST(named(values, "controller.mode") == 2.0);
  decode(out, values);
  BOOST_TEST(named(values, "controller.command.drive[3]") == -14.0);  // steps add up
  BOOST_TEST(named(driven({}), "controller.command.feed_pump") == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
