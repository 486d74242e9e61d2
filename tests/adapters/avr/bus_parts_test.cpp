// The parts on the two-wire bus, spoken to by a master of the test's own.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <memory>

#include "adapters/avr/parts/assembly.h"
#include "adapters/avr/parts/catalogue.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig::adapters {
namespace {

using Bytes = std::vector<int>;

/// A board of bus parts alone; the microcontroller stands still.
class Bench {
 public:
  explicit Bench(const std::string& parts) {
    const auto outputs = tests::plant_outputs();
    const auto inputs = tests::plant_inputs();
    reading_ =
        read_board_text("version: 1\ntitle: t\nmcu: atmega2560\nclock: 16 MHz\nsupply: 5 V\nparts:\n" + parts,
                        "b", part_kinds(), {outputs, inputs, {}});
    BOOST_REQUIRE_MESSAGE(reading_.diagnostics.empty(), bench::to_text(reading_.diagnostics));
    assembly_.emplace(reading_.board, mcu_, models::Seed{});
  }

  /// Values in the order in which the board names them.
  void sense(const std::vector<double>& values) { assembly_->begin({values, 0, 0}); }

  /// The same while the microcontroller runs.
  void sense_running(const std::vector<double>& values) { assembly_->begin({values, 0, 1}); }

  void lose_power() { assembly_->lose_power(); }
  void set_fault(const std::string& kind, std::optional<double> value) {
    const auto& points = assembly_->fault_points();
    const auto found = std::ranges::find(points, kind, &models::FaultPoint::kind);
    BOOST_REQUIRE(found != points.end());
    assembly_->set_fault(static_cast<std::size_t>(found - points.begin()), value);
  }

  bool write(int address, const Bytes& bytes) {
    bool acknowledged = bus().start(static_cast<std::uint8_t>(address), false);
    for (const int byte : bytes) acknowledged = bus().write(static_cast<std::uint8_t>(byte)) && acknowledged;
    bus().stop();
    return acknowledged;
  }

  Bytes read(int address, int at, int count) {
    bus().start(static_cast<std::uint8_t>(address), false);
    bus().write(static_cast<std::uint8_t>(at));
    bus().start(static_cast<std::uint8_t>(address), true);
    Bytes bytes;
    for (int i = 0; i < count; ++i) bytes.push_back(bus().read());
    bus().stop();
    return bytes;
  }

 private:
  TwoWireBus& bus() { return assembly_->bus(); }

  BoardReading reading_;
  AvrMcu mcu_{*find_mcu("atmega2560"),
              std::get<ElfImage>(read_firmware(tests::firmware_path("sleeper"), *find_mcu("atmega2560"))),
              {16e6, 5.0, {}}};
  std::optional<Assembly> assembly_;
};

using boost::test_tools::per_element;

}  // namespace

BOOST_AUTO_TEST_SUITE(bus_parts)

BOOST_AUTO_TEST_CASE(encoder_codes) {
  Bench bench(
      "  - {part: as5600, name: e, bus: {address: 0x36}, signals: {value: 'instruments.encoder[0]'},"
      " parameters: {gear: 5}}\n");
  const double code = 2.0 * M_PI / 5.0 / 4096.0;
  bench.sense({0.0});
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0, 0}), per_element());
  bench.sense({0.49 * code});
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0, 0}), per_element());
  bench.sense({4095.51 * code});  // rounds up to a whole turn
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0, 0}), per_element());
  bench.sense({-0.51 * code});
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0x0f, 0xff}), per_element());
  bench.sense({(3 * 4096 + 0x123) * code});
  BOOST_TEST(bench.read(0x36, 0x0b, 3) == (Bytes{0x20, 0x01, 0x23}), per_element());  // magnet detected
  BOOST_TEST(bench.read(0x36, 0x0e, 4) == (Bytes{0x01, 0x23, 0x01, 0x23}),
             per_element());  // comes back to the high byte
}

BOOST_AUTO_TEST_CASE(a_switch_joins_any_of_its_channels) {
  Bench bench(
      "  - {part: tca9548a, name: s, bus: {address: 0x70}}\n"
      "  - {part: as5600, name: a, bus: {address: 0x36, behind: s, channel: 0}, signals: {value: "
      "'instruments.encoder[0]'}, parameters: {gear: 1}}\n"
      "  - {part: as5600, name: b, bus: {address: 0x36, behind: s, channel: 7}, signals: {value: "
      "'instruments.encoder[1]'}, parameters: {gear: 1}}\n");
  const double code = 2.0 * M_PI / 4096.0;
  bench.sense({0x0f3 * code, 0x33f * code});
  BOOST_TEST(!bench.write(0x36, {0x0c}));
  BOOST_TEST(bench.write(0x70, {0x80}));
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0x03, 0x3f}), per_element());
  bench.write(0x70, {0x01});
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0x00, 0xf3}), per_element());
  bench.write(0x70, {0x81});  // both at once pull the wires down
  BOOST_TEST(bench.read(0x36, 0x0c, 2) == (Bytes{0x00, 0x33}), per_element());
  BOOST_TEST(!bench.write(0x50, {0}));
}

BOOST_AUTO_TEST_CASE(expander_registers) {
  Bench bench(
      "  - {part: mcp23017, name: x, bus: {address: 0x20}, signals: {gpa0: 'instruments.limit_low[0]',"
      " gpa1: 'instruments.limit_low[1]', gpb7: 'instruments.limit_low[2]'}}\n");
  bench.sense({1, 0, 1});
  BOOST_TEST(bench.read(0x20, 0x00, 2) == (Bytes{0xff, 0xff}), per_element());  // all inputs at power-up
  BOOST_TEST(bench.read(0x20, 0x12, 2) == (Bytes{0x01, 0x80}), per_element());
  bench.write(
      0x20, {0x0c, 0xff, 0x00});  // pull-ups on port A: pins with nothing on them go high, driven ones do not
  BOOST_TEST(bench.read(0x20, 0x12, 2) == (Bytes{0xfd, 0x80}), per_element());
  bench.write(0x20, {0x02, 0x03});  // polarity of GPA0 and 1
  BOOST_TEST(bench.read(0x20, 0x12, 1) == (Bytes{0xfe}), per_element());
  bench.write(0x20, {0x00, 0x0f});  // GPA4 to 7 become outputs, of their latches
  bench.write(0x20, {0x12, 0xa0});
  BOOST_TEST(bench.read(0x20, 0x12, 1) == (Bytes{0xae}), per_element());
  BOOST_TEST(bench.read(0x20, 0x14, 3) == (Bytes{0xa0, 0x00, 0x0f}),
             per_element());        // the pointer goes on from the last register to the first
  bench.write(0x20, {0x0a, 0x20});  // SEQOP: it toggles between the ports
  BOOST_TEST(bench.read(0x20, 0x12, 3) == (Bytes{0xae, 0x80, 0xae}), per_element());
}

// DS20001952C, 1.2 and table 3-1: as after power-up. The clock's battery keeps time and its square wave's
// register; the switch joins nothing (TCA9548A, 8.4.2).
BOOST_AUTO_TEST_CASE(without_power_registers_are_lost_but_for_those_of_a_battery) {
  Bench bench(
      "  - {part: tca9548a, name: s, bus: {address: 0x70}}\n"
      "  - {part: mcp23017, name: x, bus: {address: 0x20, behind: s, channel: 3}}\n"
      "  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  bench.sense({1782043200.0});  // 2026-06-21T12:00:00
  bench.write(0x68, {0x0e, 0x00});
  bench.write(0x70, {0x08});
  bench.write(0x20, {0x00, 0x0f, 0xf0});
  bench.write(0x20, {0x14, 0xa5, 0x5a});
  bench.lose_power();
  BOOST_TEST(!bench.write(0x20, {0x00}));
  bench.sense({1782043210.0});
  BOOST_TEST(bench.read(0x68, 0x00, 3) == (Bytes{0x10, 0x00, 0x12}), per_element());
  BOOST_TEST(bench.read(0x68, 0x0e, 1) == (Bytes{0x00}), per_element());
  bench.write(0x70, {0x08});
  BOOST_TEST(bench.read(0x20, 0x00, 2) == (Bytes{0xff, 0xff}), per_element());
  BOOST_TEST(bench.read(0x20, 0x14, 2) == (Bytes{0x00, 0x00}), per_element());
}

BOOST_AUTO_TEST_CASE(clock_shows_and_keeps_time) {
  Bench bench("  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  bench.sense({1709251199.999});  // 2024-02-29T23:59:59.999, a Thursday
  BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x59, 0x59, 0x23, 4, 0x29, 0x02, 0x24}), per_element());
  bench.sense({1709251200.0});
  BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x00, 5, 0x01, 0x03, 0x24}), per_element());
  // Set to 2030-12-31T23:59:58: two seconds later the year is another.
  bench.write(0x68, {0, 0x58, 0x59, 0x23, 2, 0x31, 0x12, 0x30});
  BOOST_TEST(bench.read(0x68, 4, 3) == (Bytes{0x31, 0x12, 0x30}), per_element());
  bench.sense({1709251202.0});
  BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x00, 3, 0x01, 0x01, 0x31}), per_element());
  BOOST_TEST(bench.read(0x68, 0x0f, 4) == (Bytes{0x08, 0x00, 0x19, 0x00}),
             per_element());  // running since it was set, 32 kHz on; 25 °C
}

// DS3231, pages 13 and 14: EOSC = 1 stops the oscillator on the battery and with it the time, and OSF says so
// until it is cleared; with the supply it runs again.
BOOST_AUTO_TEST_CASE(a_ds3231_that_was_told_to_stops_on_its_battery) {
  Bench bench("  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  bench.sense_running({1782043200.0});  // 2026-06-21T12:00:00
  bench.write(0x68, {0x0e, 0x9c});
  bench.sense_running({1782043205.0});  // as long as it is supplied it runs all the same
  BOOST_TEST(bench.read(0x68, 0x00, 1) == (Bytes{0x05}), per_element());
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x08}), per_element());
  bench.lose_power();
  bench.sense({1782043206.0});
  bench.sense({1782046805.0});
  bench.sense_running({1782046805.0});  // an hour later
  BOOST_TEST(bench.read(0x68, 0x00, 3) == (Bytes{0x05, 0x00, 0x12}), per_element());
  BOOST_TEST(bench.read(0x68, 0x0e, 2) == (Bytes{0x9c, 0x88}), per_element());
  bench.sense_running({1782046807.0});
  BOOST_TEST(bench.read(0x68, 0x00, 3) == (Bytes{0x07, 0x00, 0x12}), per_element());
  bench.write(0x68, {0x0f, 0x08});
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x08}), per_element());
}

// Page 14: OSF is set any time that the oscillator stops, and tells that it is stopped or was.
BOOST_AUTO_TEST_CASE(a_stuck_ds3231_says_that_its_oscillator_stopped) {
  Bench bench("  - {part: ds3231, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  bench.sense_running({1782043200.0});
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x08}), per_element());
  bench.set_fault("stuck", 1.0);
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x88}), per_element());
  bench.write(0x68, {0x0f, 0x08});
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x88}), per_element());  // it still stands
  bench.set_fault("stuck", std::nullopt);
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x88}), per_element());
  bench.write(0x68, {0x0f, 0x08});
  BOOST_TEST(bench.read(0x68, 0x0f, 1) == (Bytes{0x08}), per_element());
}

// A firmware that sets the registers one by one passes by dates that there are not.
BOOST_AUTO_TEST_CASE(clock_keeps_a_day_until_its_month_is_written) {
  for (const char* chip : {"ds1307", "ds3231"}) {
    Bench bench("  - {part: " + std::string(chip) +
                ", name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
    bench.sense({1771070400.0});  // 2026-02-14T12:00:00, a Saturday
    bench.write(0x68, {4, 0x31});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x12, 6, 0x31, 0x02, 0x26}), per_element());
    bench.sense({1771070405.0});  // the time goes on
    bench.write(0x68, {1, 0x30});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x05, 0x30, 0x12, 6, 0x31, 0x02, 0x26}), per_element());
    bench.write(0x68, {5, 0x03});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x05, 0x30, 0x12, 6, 0x31, 0x03, 0x26}), per_element());
    bench.sense({1771070405.0 + 12 * 3600.0});  // past midnight
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x05, 0x30, 0x00, 7, 0x01, 0x04, 0x26}), per_element());
  }
}

BOOST_AUTO_TEST_CASE(clock_in_twelve_hours) {
  for (const char* chip : {"ds1307", "ds3231"}) {
    Bench bench("  - {part: " + std::string(chip) +
                ", name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
    bench.sense({0.0});
    // 2027-12-31, day 6 of this firmware's week, 11:59:59 PM and a second later; then noon.
    bench.write(0x68, {0, 0x59, 0x59, 0x71, 6, 0x31, 0x12, 0x27});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x59, 0x59, 0x71, 6, 0x31, 0x12, 0x27}), per_element());
    bench.sense({1.0});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x52, 7, 0x01, 0x01, 0x28}), per_element());
    bench.sense({1.0 + 12 * 3600.0});
    BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x72, 7, 0x01, 0x01, 0x28}), per_element());
    bench.sense({1.0 + 24 * 3600.0});  // day 1 follows day 7
    BOOST_TEST(bench.read(0x68, 3, 1) == (Bytes{1}), per_element());
  }
}

BOOST_AUTO_TEST_CASE(ds1307_halts_and_keeps_56_bytes) {
  Bench bench("  - {part: ds1307, name: c, bus: {address: 0x68}, signals: {value: instruments.clock}}\n");
  bench.sense({1709251199.0});
  bench.write(0x68, {0x3f, 0xab});
  BOOST_TEST(bench.read(0x68, 0x3f, 2) == (Bytes{0xab, 0x59}), per_element());  // from the last to the first
  bench.write(0x68, {0, 0xd9});                                                 // CH: halted at 59 s
  bench.sense({1709251300.0});
  BOOST_TEST(bench.read(0x68, 0, 3) == (Bytes{0xd9, 0x59, 0x23}), per_element());
  bench.write(0x68, {0, 0x59});
  bench.sense({1709251301.0});
  BOOST_TEST(bench.read(0x68, 0, 7) == (Bytes{0x00, 0x00, 0x00, 5, 0x01, 0x03, 0x24}), per_element());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
