// Noise and breaks on the wires of a terminal, by themselves and at a firmware that listens.
#include "adapters/avr/mcu/serial_noise.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using adapters::SerialByte;
using adapters::SerialNoise;

constexpr int trials = 100'000;

/// Within four standard deviations of so many trials.
void expect_share(int count, double share) {
  const double deviation = std::sqrt(share * (1.0 - share) / trials);
  BOOST_TEST(std::abs(static_cast<double>(count) / trials - share) < 4.0 * deviation, count);
}

/// The echo, which says "!" for a byte with a frame error, at a terminal whose wires have faults.
class Terminal : public tests::Rig {
 public:
  Terminal() : Rig("echo_errors", "  - {part: console, name: tty, pins: {transmit: D1, receive: D0}}\n") {
    run(10);
  }

  void set(const std::string& pin, const std::string& kind, std::optional<double> value) {
    link().set_fault(fault("controller.board.tty." + pin, kind), value);
  }
  bool observed(const std::string& pin, const std::string& kind) {
    return link().fault_has_effect(fault("controller.board.tty." + pin, kind));
  }
  void type(const std::string& line) {
    link().type_line(line);
    run(20);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(serial_noise)

// A frame has a start bit, eight of data and a stop bit.
BOOST_AUTO_TEST_CASE(each_bit_is_turned_with_its_probability) {
  const double p = 0.03;
  SerialNoise wire(models::Seed{7}, "wire");
  wire.set(SerialNoise::noise, p);
  int whole = 0, lost = 0, unframed = 0, from_nothing = 0;
  for (int i = 0; i < trials; ++i) {
    const auto arrives = wire.carry(std::uint8_t{0x55});
    whole += arrives == SerialByte{.value = 0x55} ? 1 : 0;
    lost += arrives ? 0 : 1;
    unframed += arrives && arrives->frame_error ? 1 : 0;
    from_nothing += wire.carry(std::nullopt) ? 1 : 0;
  }
  expect_share(whole, std::pow(1.0 - p, 10));
  expect_share(lost, p);
  expect_share(unframed, (1.0 - p) * p);
  expect_share(from_nothing, p);
}

BOOST_AUTO_TEST_CASE(noise_on_a_wire_that_is_held_low_makes_no_difference) {
  SerialNoise wire(models::Seed{7}, "wire");
  wire.set(SerialNoise::noise, 0.5);
  wire.set(SerialNoise::held_low, 1.0);
  wire.note_effect();
  BOOST_TEST(wire.has_effect(SerialNoise::held_low));
  BOOST_TEST(!wire.has_effect(SerialNoise::noise));
  wire.set(SerialNoise::held_low, std::nullopt);
  wire.note_effect();
  BOOST_TEST(wire.has_effect(SerialNoise::noise));
}

BOOST_AUTO_TEST_CASE(a_wire_that_is_well_carries_everything) {
  SerialNoise wire(models::Seed{7}, "wire");
  for (int byte = 0; byte < 256; ++byte) {
    const auto sent = static_cast<std::uint8_t>(byte);
    BOOST_TEST((wire.carry(sent) == SerialByte{.value = sent}));
  }
  BOOST_TEST(!wire.carry(std::nullopt));
  wire.set(SerialNoise::held_low, 1.0);
  BOOST_TEST(!wire.carry(std::uint8_t{0x55}));
}

BOOST_AUTO_TEST_CASE(of_a_break_the_firmware_hears_one_byte_with_a_frame_error) {
  Terminal terminal;
  terminal.type("before");
  BOOST_TEST(terminal.lines().back() == "<before>");
  BOOST_TEST(terminal.link().lines_taken() == 1u);
  terminal.set("receive", "held_low", 1.0);
  terminal.run(20);
  BOOST_TEST(terminal.lines().back() == "<!>");
  BOOST_TEST(terminal.observed("receive", "held_low"));
  terminal.type("unheard");
  BOOST_TEST(terminal.lines().size() == 2u);
  BOOST_TEST(terminal.link().lines_taken() == 1u);
  terminal.set("receive", "held_low", std::nullopt);
  terminal.type("after");
  BOOST_TEST(terminal.lines().back() == "<after>");
  BOOST_TEST(terminal.link().lines_taken() == 2u);
}

BOOST_AUTO_TEST_CASE(noise_on_its_line_reaches_the_firmware_also_where_nobody_types) {
  Terminal terminal;
  terminal.set("receive", "noise", 0.05);
  terminal.run(200);
  BOOST_TEST(terminal.observed("receive", "noise"));
  BOOST_REQUIRE(!terminal.lines().empty());
  terminal.set("receive", "noise", std::nullopt);
  terminal.type("");
  terminal.type("well again");
  BOOST_TEST(terminal.lines().back() == "<well again>");
}

BOOST_AUTO_TEST_CASE(the_terminal_s_own_line_is_spoilt_or_dead) {
  Terminal terminal;
  const std::string said = "a line of some length, so that some bit of it is hit";
  terminal.set("transmit", "noise", 0.02);
  terminal.type(said);
  BOOST_TEST(!terminal.said(said));
  BOOST_TEST(terminal.observed("transmit", "noise"));
  BOOST_TEST(terminal.link().lines_taken() == 1u);
  terminal.set("transmit", "noise", std::nullopt);
  terminal.type("");
  const std::size_t before = terminal.lines().size();
  terminal.set("transmit", "held_low", 1.0);
  terminal.type(said);
  BOOST_TEST(terminal.lines().size() == before);
  BOOST_TEST(terminal.observed("transmit", "held_low"));
  terminal.set("transmit", "held_low", std::nullopt);
  terminal.type(said);
  BOOST_TEST(terminal.lines().back() == "<" + said + ">");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
