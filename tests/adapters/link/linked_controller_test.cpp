// What a controller at the other end of a link is taken or refused for, by the list of signals that it gives.
#include "adapters/link/linked_controller.h"

#include <boost/test/unit_test.hpp>

#include "adapters/reference_firmware/link/board_values.h"
#include "tests/adapters/link/board_in_memory.h"

namespace heliorig::adapters {
namespace {

using models::ScaleFigure;
using models::SignalKind;
using models::SignalSpec;
using namespace std::chrono_literals;

/// The plant of board_in_memory.h's signals.
std::vector<SignalSpec> plant_outputs() {
  return {{"in[0]", "Pa(g)", 0, 1e6, "", SignalKind::continuous},
          {"in[1]", "Pa(g)", 0, 1e6, "", SignalKind::continuous},
          {"count", "1", 0, 100, "", SignalKind::discrete}};
}
std::vector<SignalSpec> plant_inputs() {
  return {{"out[3]", "1", 0, 1, "", SignalKind::continuous},
          {"out[4]", "1", 0, 1, "", SignalKind::continuous},
          {"total", "1", 0, 1, "", SignalKind::discrete}};
}

bench::Diagnostics complaints(tests::Board& board, const std::vector<SignalSpec>& outputs,
                              const std::vector<ScaleFigure>& scales) {
  const auto inputs = plant_inputs();
  const SessionOptions hasty{
      .session = 1, .greeting_patience = 20s, .answer_patience = 20s, .repeat_after = 0ms};
  auto opened = open_linked_controller(
      "tcp:x", "", std::make_unique<tests::BoardStream>(board, tests::untouched, tests::untouched),
      {outputs, inputs, scales}, hasty);
  const auto* wrong = std::get_if<bench::Diagnostics>(&opened);
  return wrong ? *wrong : bench::Diagnostics{};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(linked_controller)

// A transmitter of 0-25 barg that is taken for one of 0-16 barg shows 10.8 barg as 6.9: it would never trip.
BOOST_AUTO_TEST_CASE(the_reference_firmwares_own_scales_are_those_of_the_plant) {
  tests::Board board;
  board.identity.firmware = heliorig_firmware::link_name;
  const std::vector<ScaleFigure> same = {{"instruments.pressure_1", "low", 0.0},
                                         {"instruments.pressure_1", "high", 16e5},
                                         {"instruments.dni", "high", 1500.0},
                                         {"instruments.edge_irradiance_east", "high", 5e4},
                                         {"instruments.encoder[0]", "gear", 5.0}};
  BOOST_TEST(complaints(board, plant_outputs(), same).empty());
  auto outputs = plant_outputs();
  outputs.push_back({"instruments.pressure_1", "Pa(g)", -1e6, 2e7, "", SignalKind::continuous});
  tests::Board other;
  other.identity.firmware = heliorig_firmware::link_name;
  const auto found = complaints(
      other, outputs, {{"instruments.pressure_1", "high", 25e5}, {"instruments.encoder[7]", "gear", 10.0}});
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].code == "plant-scale");
  BOOST_TEST(found[0].position.file == "--controller tcp:x");
  BOOST_TEST(
      found[0].message ==
      "high of 'instruments.pressure_1' is 16 barg on the reference board, whose scales this controller has "
      "built in, but 25 barg where the plant describes it");
  BOOST_TEST(found[1].message.starts_with("gear of 'instruments.encoder[7]' is 5 on"), found[1].message);
}

// Another firmware gets SI, and codes nothing that the bench could know of.
BOOST_AUTO_TEST_CASE(other_firmware_has_no_scales) {
  tests::Board board;
  BOOST_TEST(complaints(board, plant_outputs(), {{"instruments.pressure_1", "high", 25e5}}).empty());
}

// A float has 24 bits: seconds since 1970 would go on by 128 at a time, pulses beyond 2^24 by two.
BOOST_AUTO_TEST_CASE(a_count_that_is_read_as_a_real_is_refused) {
  const auto with = [](const std::string& unit, double max) {
    auto outputs = plant_outputs();
    outputs[1].unit = unit;
    outputs[1].max = max;
    tests::Board board;
    return complaints(board, outputs, {});
  };
  BOOST_TEST(with("Pa(g)", 2e7).empty());  // steps of 2 Pa of 200 bar: nobody measures that
  BOOST_TEST(with("1", 16777215.0).empty());
  BOOST_TEST(with("s", 3600.0).empty());
  for (const auto& [unit, max, step] :
       {std::tuple{"s", 4102444800.0, "of up to 256 s"}, {"1", 1e12, "of up to 65536"}}) {
    const auto found = with(unit, max);
    BOOST_REQUIRE(found.size() == 1u);
    BOOST_TEST(found[0].code == "real-too-coarse");
    BOOST_TEST(found[0].message.find("'in[1]' as a real") != std::string::npos, found[0].message);
    BOOST_TEST(found[0].message.ends_with(step), found[0].message);
    BOOST_TEST(found[0].advice.find("int64_t") != std::string::npos, found[0].advice);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
