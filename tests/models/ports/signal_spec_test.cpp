#include "models/ports/signal_spec.h"

#include <boost/test/unit_test.hpp>

#include <array>

namespace heliorig::models {
namespace {

constexpr std::array table{
    PortSpec{"mirrors.tracking_error_rms", "rad", 0.0, 4.0, "over the rows"},
    PortSpec{"mirrors.drive[i].stalled", "1", 0.0, 1.0, "1 while the motor is blocked", SignalKind::discrete},
    PortSpec{"mirrors.row[i].angle", "rad", -4.0, 4.0, "tilt of the normal"}};

BOOST_AUTO_TEST_SUITE(signal_spec)

BOOST_AUTO_TEST_CASE(an_indexed_line_becomes_as_many_signals_in_its_place) {
  const auto signals = expand(table, 2);
  BOOST_REQUIRE(signals.size() == 5u);
  BOOST_TEST(signals[0].name == "mirrors.tracking_error_rms");
  BOOST_TEST(signals[1].name == "mirrors.drive[0].stalled");
  BOOST_TEST(signals[2].name == "mirrors.drive[1].stalled");
  BOOST_TEST(signals[3].name == "mirrors.row[0].angle");
  BOOST_TEST(signals[4].name == "mirrors.row[1].angle");
}

BOOST_AUTO_TEST_CASE(a_signal_keeps_what_its_line_says) {
  const auto signals = expand(table, 1);
  BOOST_TEST(signals[1].unit == "1");
  BOOST_TEST(signals[1].min == 0.0);
  BOOST_TEST(signals[1].max == 1.0);
  BOOST_TEST(signals[1].meaning == "1 while the motor is blocked");
  BOOST_TEST((signals[1].kind == SignalKind::discrete));
  BOOST_TEST((signals[2].kind == SignalKind::continuous));
}

BOOST_AUTO_TEST_CASE(without_a_count_indexed_lines_vanish) {
  BOOST_TEST(expand(table).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
