#include "models/mirrors/mirrors_block.h"

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <set>
#include <string>

#include "models/plant_kernel.h"
#include "models/ports/signal_board.h"
#include "tests/models/mirrors/reference_mirrors.h"
#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using tests::degree;
using tests::reference_mirrors;

/// The block alone under a sun of 900 W/m², 10° east and 25° south, with a signal at each port.
class Rig {
 public:
  explicit Rig(MirrorsStart start = MirrorsStart::on_focus)
      : block_("mirrors", reference_mirrors(), start, 10.0 * degree) {
    board_.connect_outputs(block_);
    for (const SignalSpec& spec : block_.input_specs()) board_.add(spec.name, 0.0);
    board_.connect_inputs(block_);
    set("sun.transversal_angle", 10.0 * degree);
    set("sun.longitudinal_angle", -25.0 * degree);
    set("sun.dni", 900.0);
    set("safety.chain_closed", 1.0);
    set("supply.mains", 1.0);
    kernel_.advance_to(SimTime{});
  }
  void set(const std::string& name, double value) { board_[name].write(value); }
  double operator[](const std::string& name) const { return board_[name].read(); }
  double drive(int i, const char* what) const {
    return board_["mirrors.drive[" + std::to_string(i) + "]." + what].read();
  }
  double angle_deg(int i) const {
    return board_["mirrors.row[" + std::to_string(i) + "].angle"].read() / degree;
  }
  void command(int i, double steps) { set("controller.command.drive[" + std::to_string(i) + "]", steps); }
  /// Runs on through located events, which it counts.
  void advance_to(SimTime time) {
    while (kernel_.now() < time) {
      kernel_.advance_to(time);
      for (const LocatedEvent& event : block_.take_located_events()) {
        located.push_back(event);
        BOOST_TEST((event.time == kernel_.now()));
      }
    }
  }
  void settle() { kernel_.advance_to(kernel_.now()); }

  std::vector<LocatedEvent> located;

 private:
  PlantKernel kernel_;
  SignalBoard board_;
  MirrorsBlock block_;
};

BOOST_AUTO_TEST_SUITE(mirrors_block)

BOOST_AUTO_TEST_CASE(every_signal_is_described_once_and_stands_in_its_place) {
  const std::vector<SignalSpec> specs = mirrors_output_specs(reference_mirrors());
  std::set<std::string> names;
  for (const SignalSpec& spec : specs) {
    BOOST_TEST(names.insert(spec.name).second);
    BOOST_TEST(!spec.meaning.empty());
    BOOST_TEST(spec.min < spec.max);
  }
  const MirrorsOutputPlaces to{10, 10};
  BOOST_TEST(specs[to.tracking_error + 3].name == "mirrors.row[3].tracking_error");
  BOOST_TEST(specs[to.limit_high + 9].name == "mirrors.drive[9].limit_high");
  BOOST_TEST(specs[to.edge_irradiance_west].name == "receiver.edge_irradiance_west");
  BOOST_TEST(specs[to.stalled_effect].name == "effect.mirrors.drive[0].stalled");
  BOOST_TEST(specs.size() == to.stalled_effect + 10);
  const std::vector<SignalSpec> inputs = mirrors_input_specs(reference_mirrors());
  const MirrorsInputPlaces from{10};
  BOOST_TEST(inputs[from.mains].name == "supply.mains");
  BOOST_TEST(inputs[from.command + 2].name == "controller.command.drive[2]");
  BOOST_TEST(inputs[from.stalled + 2].name == "fault.mirrors.drive[2].stalled");
}

BOOST_AUTO_TEST_CASE(starts) {
  const MirrorsParameters plant = reference_mirrors();
  const FieldOptics optics{plant};
  const auto on_focus = initial_row_angles_rad(plant, MirrorsStart::on_focus, 0.3);
  const auto defocused = initial_row_angles_rad(plant, MirrorsStart::defocused_east, 0.3);
  for (std::size_t i = 0; i < 10; ++i) {
    BOOST_TEST(on_focus[i] == optics.ideal_angle_rad(i, 0.3));
    BOOST_TEST(defocused[i] - on_focus[i] == 3.0 * degree, boost::test_tools::tolerance(1e-12));
  }
  BOOST_TEST(initial_row_angles_rad(plant, MirrorsStart::stowed, 0.3).front() == plant.stow_angle_rad);
  // At night the rows stand as near to focus as their travel allows.
  BOOST_TEST(initial_row_angles_rad(plant, MirrorsStart::on_focus, -179.0 * degree).front() ==
             plant.travel_low_rad);
}

BOOST_AUTO_TEST_CASE(linked_rows_keep_the_angles_between_them) {
  MirrorsParameters plant = tests::reference_mirrors();
  plant.linkage = MirrorsParameters::all_rows;
  const auto on_focus = initial_row_angles_rad(plant, MirrorsStart::on_focus, 0.3);
  for (const MirrorsStart start : {MirrorsStart::defocused_east, MirrorsStart::stowed}) {
    const auto angles = initial_row_angles_rad(plant, start, -0.5);
    for (std::size_t i = 1; i < angles.size(); ++i)
      BOOST_TEST(angles[i] - angles[0] == on_focus[i] - on_focus[0], boost::test_tools::tolerance(1e-9));
  }
  const auto stowed = initial_row_angles_rad(plant, MirrorsStart::stowed, 0.3);
  BOOST_TEST(std::ranges::max(stowed) == plant.stow_angle_rad, boost::test_tools::tolerance(1e-9));
  const auto low_sun = initial_row_angles_rad(plant, MirrorsStart::on_focus, -179.0 * degree);
  BOOST_TEST(std::ranges::min(low_sun) == plant.travel_low_rad, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(light_on_focus) {
  tests::in_child([] {
    Rig rig;
    BOOST_TEST(rig["mirrors.tracking_error_max"] == 0.0);
    const double efficiency = rig["mirrors.optical_efficiency"];
    BOOST_TEST(efficiency > 0.70);
    BOOST_TEST(efficiency < 0.80);
    BOOST_TEST(rig["mirrors.intercepted_power"] == 900.0 * 14.0 * efficiency,
               boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rig["receiver.edge_irradiance_east"] > 0.0);
    rig.set("sun.dni", 0.0);
    rig.settle();
    BOOST_TEST(rig["mirrors.intercepted_power"] == 0.0);
    BOOST_TEST(rig["mirrors.optical_efficiency"] == efficiency);
    BOOST_TEST(rig.located.empty());
  });
}

BOOST_AUTO_TEST_CASE(the_sun_moves_on_and_the_error_grows) {
  tests::in_child([] {
    Rig rig;
    const double before = rig["mirrors.intercepted_power"];
    rig.set("sun.transversal_angle", 9.0 * degree);
    rig.settle();
    BOOST_TEST(rig["mirrors.tracking_error_rms"] == 0.5 * degree, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(rig["mirrors.row[4].tracking_error"] == 0.5 * degree, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(rig["mirrors.intercepted_power"] < 0.5 * before);
    BOOST_TEST(rig["mirrors.spilled_power"] > 0.4 * before);
    BOOST_TEST(rig["receiver.edge_irradiance_east"] > rig["receiver.edge_irradiance_west"]);
  });
}

// The yardstick follows the sun, not the rows.
BOOST_AUTO_TEST_CASE(what_is_offered_is_what_rows_on_focus_would_send) {
  tests::in_child([] {
    Rig rig;
    const double on_focus_W = rig["mirrors.intercepted_power"];
    BOOST_TEST(rig["mirrors.offered_power"] == on_focus_W, boost::test_tools::tolerance(1e-12));
    rig.advance_to(SimTime{100s});
    rig.set("sun.transversal_angle", 12.0 * degree);  // the rows stay behind
    rig.settle();
    const FieldOptics optics{reference_mirrors()};
    std::vector<double> ideal_rad;
    for (std::size_t i = 0; i < 10; ++i) ideal_rad.push_back(optics.ideal_angle_rad(i, 12.0 * degree));
    const double offered_W = 900.0 * optics.field(ideal_rad, {12.0 * degree, -25.0 * degree}).intercepted_m2;
    const double left_W = rig["mirrors.intercepted_power"];
    BOOST_TEST(rig["mirrors.offered_power"] == offered_W, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(left_W < 0.2 * offered_W);
    rig.advance_to(SimTime{300s});
    rig.set("sun.dni", 0.0);
    rig.settle();
    BOOST_TEST(rig["mirrors.offered_energy"] == 100.0 * on_focus_W + 200.0 * offered_W,
               boost::test_tools::tolerance(1e-9));
    BOOST_TEST(rig["mirrors.intercepted_energy"] == 100.0 * on_focus_W + 200.0 * left_W,
               boost::test_tools::tolerance(1e-9));
    rig.advance_to(SimTime{400s});
    BOOST_TEST(rig["mirrors.offered_power"] == 0.0);
    BOOST_TEST(rig["mirrors.offered_energy"] == 100.0 * on_focus_W + 200.0 * offered_W,
               boost::test_tools::tolerance(1e-9));
  });
}

// What is computed again for the rows that moved alone is what is computed for all.
BOOST_AUTO_TEST_CASE(one_row_turns_and_its_neighbours_are_lit_anew) {
  tests::in_child([] {
    Rig rig;
    for (int tick = 1; tick <= 50; ++tick) {
      rig.command(9, -2.0 * tick);
      rig.command(3, 2.0 * tick);
      rig.advance_to(SimTime{tick * 100ms});
    }
    const FieldOptics optics{reference_mirrors()};
    std::vector<double> angles_rad;
    for (int i = 0; i < 10; ++i) angles_rad.push_back(rig.angle_deg(i) * degree);
    const RowLight whole = optics.field(angles_rad, {10.0 * degree, -25.0 * degree});
    BOOST_TEST(rig["mirrors.optical_efficiency"] == whole.intercepted_m2 / 14.0,
               boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rig.drive(9, "position") == -100.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rig.drive(3, "speed") > 0.0);
  });
}

// Limit 18: rows ≥ 3° eastward and below 10 % of the flux within 10 s.
BOOST_AUTO_TEST_CASE(a_dropped_chain_defocuses_in_time) {
  tests::in_child([] {
    Rig rig;
    std::vector<double> before;
    for (int i = 0; i < 10; ++i) before.push_back(rig.angle_deg(i));
    const double power = rig["mirrors.intercepted_power"];
    rig.advance_to(SimTime{1050ms});
    rig.set("safety.chain_closed", 0.0);
    rig.set("supply.mains", 0.0);
    rig.advance_to(SimTime{11050ms});
    for (int i = 0; i < 10; ++i) BOOST_TEST(rig.angle_deg(i) - before[i] >= 3.0);
    BOOST_TEST(rig["mirrors.intercepted_power"] < 0.01 * power);
    BOOST_TEST(rig.drive(0, "current") == 0.0);
  });
}

BOOST_AUTO_TEST_CASE(a_stall_and_an_end_switch_are_located) {
  tests::in_child([] {
    Rig rig{MirrorsStart::stowed};
    rig.set("fault.mirrors.drive[4].stalled", 1.0);
    rig.advance_to(SimTime{1s});
    for (int tick = 1; tick <= 150; ++tick) {
      rig.command(4, 2.0 * tick);
      rig.command(5, 2.0 * tick);
      rig.advance_to(SimTime{1s + tick * 100ms});
    }
    BOOST_TEST(rig.angle_deg(4) == 65.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rig["effect.mirrors.drive[4].stalled"] == 1.0);
    BOOST_TEST(rig["effect.mirrors.drive[5].stalled"] == 0.0);
    BOOST_TEST(rig.drive(5, "limit_high") == 1.0);
    BOOST_REQUIRE(rig.located.size() == 2u);
    BOOST_TEST(rig.located[0].what == "mirrors.drive[4] stalled");
    BOOST_TEST(rig.located[1].what == "mirrors.drive[5] at its eastern end switch");
    // 5° and the backlash at 0.36°/s.
    BOOST_TEST(std::abs(seconds(rig.located[1].time) - (1.0 + 5.1 / 0.36)) < 0.001);
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
