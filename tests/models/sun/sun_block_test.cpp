#include "models/sun/sun_block.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <numbers>
#include <set>
#include <string>

#include "models/plant_kernel.h"
#include "models/ports/signal_board.h"
#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

constexpr double degree = std::numbers::pi / 180.0;

SunConditions before_noon() {
  return {.site = {48.85 * degree, 2.35 * degree, 60.0},
          .start_utc = std::chrono::sys_days{year{2026} / 6 / 21} + 9h + 30min,
          .clear_sky = IneichenSky::constant(3.0),
          .clouds = {{SimTime{5250ms}, 2s, 0.5, 500ms}},
          .wind_speed_mps = 3.0,
          .ambient_K = 298.15};
}

/// The block alone, with a signal at each port.
class Rig {
 public:
  Rig() : block_("sun", before_noon(), Seed{}) {
    board_.connect_outputs(block_);
    for (const SignalSpec& spec : sun_input_specs()) board_.add(spec.name, 0.0);
    board_.connect_inputs(block_);
    kernel_.advance_to(SimTime{});
  }
  void advance_to(SimTime time) { kernel_.advance_to(time); }
  SignalBoard::Signal& operator[](const char* name) { return board_[name]; }

 private:
  PlantKernel kernel_;
  SignalBoard board_;
  SunBlock block_;
};

BOOST_AUTO_TEST_SUITE(sun_block)

BOOST_AUTO_TEST_CASE(every_signal_is_described_once) {
  std::set<std::string> names;
  for (const SignalSpec& spec : sun_output_specs()) {
    BOOST_TEST(names.insert(spec.name).second);
    BOOST_TEST(!spec.meaning.empty());
    BOOST_TEST(spec.min < spec.max);
  }
  BOOST_TEST(names.count("sun.transversal_angle") == 1u);
}

BOOST_AUTO_TEST_CASE(speaks_from_the_first_instant_and_once_a_second) {
  tests::in_child([] {
    Rig rig;
    SunModel truth{before_noon()};
    BOOST_TEST(rig["sun.dni"].read() == truth.at(SimTime{}).dni_Wpm2);
    BOOST_TEST(rig["sun.wind_speed"].read() == 3.0);
    BOOST_TEST(rig["sun.ambient_temperature"].read() == 298.15);
    rig.advance_to(SimTime{1900ms});
    BOOST_TEST(rig["sun.azimuth"].read() == truth.at(SimTime{1s}).azimuth_rad);
    rig.advance_to(SimTime{2s});
    BOOST_TEST(rig["sun.azimuth"].read() == truth.at(SimTime{2s}).azimuth_rad);
  });
}

BOOST_AUTO_TEST_CASE(follows_the_edge_of_a_cloud) {
  tests::in_child([] {
    Rig rig;
    SunModel truth{before_noon()};
    for (SimTime t{5250ms}; t <= SimTime{7250ms}; t += 50ms) {
      rig.advance_to(t);
      BOOST_TEST(rig["sun.cloud_transmission"].read() == truth.at(t).cloud_transmission);
    }
    BOOST_TEST(rig["sun.cloud_transmission"].read() == 1.0);
  });
}

BOOST_AUTO_TEST_CASE(a_gust_adds_to_the_wind_at_once) {
  tests::in_child([] {
    Rig rig;
    rig.advance_to(SimTime{1500ms});
    rig["fault.sun.wind_speed.gust"].write(12.0);
    rig.advance_to(SimTime{1500ms});
    BOOST_TEST(rig["sun.wind_speed"].read() == 15.0);
    BOOST_TEST(rig["effect.sun.wind_speed.gust"].read() == 1.0);
    rig["fault.sun.wind_speed.gust"].write(0.0);
    rig.advance_to(SimTime{1600ms});
    BOOST_TEST(rig["sun.wind_speed"].read() == 3.0);
    BOOST_TEST(rig["effect.sun.wind_speed.gust"].read() == 0.0);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
