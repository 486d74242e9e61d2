// SteamModel in the kernel: what is written, what is located, and that both end where the model does.
#include "models/steam/steam_block.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "models/plant_kernel.h"
#include "models/ports/signal_board.h"
#include "models/water/water_state.h"
#include "tests/models/receiver/reference_receiver.h"
#include "tests/models/steam/reference_steam.h"
#include "tests/support/in_child.h"

using namespace std::chrono_literals;
using namespace heliorig::models;
using namespace heliorig::tests;

namespace {

/// The block alone at `start`: full sun, feed, the controller content; a signal at each port.
class Rig {
 public:
  explicit Rig(const SteamStart& start) : block_("steam", reference_receiver(), reference_steam(), start) {
    board_.connect_outputs(block_);
    for (const SignalSpec& spec : steam_input_specs()) board_.add(spec.name, 0.0);
    board_.connect_inputs(block_);
    for (const FaultPoint& point : steam_fault_points()) set(point.input(), point.neutral);
    set("mirrors.intercepted_power", 9600.0);
    set("sun.ambient_temperature", 293.15);
    set("controller.command.feed_pump", 0.46);
    set("controller.command.vent_shut", 1.0);
    set("controller.command.chain_permit", 1.0);
    settle();
  }
  void set(const std::string& name, double value) { board_[name].write(value); }
  double operator[](const std::string& name) const { return board_[name].read(); }
  void settle() {
    kernel_.advance_to(kernel_.now());
    take_events();
  }
  /// Runs on through located events; each must stand at the instant at which the kernel was paused.
  void advance_to(SimTime time) {
    while (kernel_.now() < time && !block_.out_of_validity()) {
      kernel_.advance_to(time);
      take_events();
    }
  }
  const SteamBlock& block() const { return block_; }

  std::vector<LocatedEvent> located;
  double popped_Pag = 0.0;

 private:
  void take_events() {
    for (const LocatedEvent& event : block_.take_located_events()) {
      located.push_back(event);
      BOOST_TEST((event.time == kernel_.now()));
      if (event.what == "steam.safety_valve popped") popped_Pag = (*this)["steam.pressure"];
    }
  }

  PlantKernel kernel_;
  SignalBoard board_;
  SteamBlock block_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(steam_block)

BOOST_AUTO_TEST_CASE(every_signal_is_described_once_and_stands_in_its_place) {
  const std::vector<SignalSpec> outputs = steam_output_specs(), inputs = steam_input_specs();
  std::set<std::string> names;
  for (const SignalSpec& spec : outputs) {
    BOOST_TEST(names.insert(spec.name).second);
    BOOST_TEST(!spec.meaning.empty());
    BOOST_TEST(spec.min < spec.max);
  }
  BOOST_TEST(outputs[steam_out::pressure].name == "steam.pressure");
  BOOST_TEST(outputs[steam_out::drum_safety_valve_lift].name == "steam.drum_safety_valve_lift");
  BOOST_TEST(outputs[steam_out::mains].name == "supply.mains");
  BOOST_TEST(outputs[std::size_t{steam_out::first_effect} + steam_fault::mains_lost].name ==
             "effect.supply.mains.lost");
  BOOST_TEST(outputs.size() == std::size_t{steam_out::first_effect} + steam_fault::count);
  BOOST_TEST(inputs[steam_in::chain_permit].name == "controller.command.chain_permit");
  BOOST_TEST(inputs[std::size_t{steam_in::first_fault} + steam_fault::reset].name ==
             "fault.safety.reset.pressed");
  BOOST_TEST(inputs.size() == std::size_t{steam_in::first_fault} + steam_fault::count);
}

// At each written instant all outputs are within their described ranges.
BOOST_AUTO_TEST_CASE(outputs_stay_within_their_descriptions) {
  in_child([] {
    Rig rig{{.pressure_Pag = 9.8e5}};
    rig.set("controller.command.bypass_valve", 0.5);
    for (int second = 1; second <= 60; ++second) {
      if (second == 30) rig.set("fault.steam.outlet_valve.stuck", 0.0);
      rig.advance_to(SimTime{second * 1s});
      for (const SignalSpec& spec : steam_output_specs()) {
        BOOST_TEST(rig[spec.name] >= spec.min, spec.name);
        BOOST_TEST(rig[spec.name] <= spec.max, spec.name);
      }
    }
    BOOST_TEST(rig["effect.steam.outlet_valve.stuck"] == 1.0);
  });
}

// By IF97 and the signals that others see, at the trace's own rate.
BOOST_AUTO_TEST_CASE(energies_are_the_sums_of_what_flows) {
  in_child([] {
    Rig rig{{.pressure_Pag = 9.8e5}};
    const auto enthalpy_Jpkg = [](double pressure_Pa, double temperature_K) {
      return water_states({WaterQuantity::pressure, pressure_Pa}, {WaterQuantity::temperature, temperature_K})
          .states.at(0)
          .enthalpy_Jpkg;
    };
    const double feed_Jpkg = enthalpy_Jpkg(10e5, 293.15);
    const auto delivered_W = [&] {
      const double steam_Jpkg =
          enthalpy_Jpkg(rig["steam.pressure"] + 101325.0, rig["steam.outlet_temperature"]);
      return rig["steam.steam_flow"] * (steam_Jpkg - feed_Jpkg);
    };
    rig.advance_to(SimTime{1min});  // from saturation on
    const double delivered_before_J = rig["steam.delivered_energy"],
                 lost_before_J = rig["receiver.lost_energy"];
    double delivered_J = 0.0, lost_J = 0.0;
    for (int tick = 1; tick <= 3000; ++tick) {
      delivered_J += 0.1 * delivered_W();
      lost_J += 0.1 * rig["receiver.heat_loss"];
      rig.advance_to(SimTime{1min + tick * 100ms});
    }
    BOOST_TEST(delivered_J > 1e6);
    BOOST_TEST(rig["steam.delivered_energy"] - delivered_before_J == delivered_J,
               boost::test_tools::tolerance(2e-3));
    BOOST_TEST(rig["receiver.lost_energy"] - lost_before_J == lost_J, boost::test_tools::tolerance(1e-3));
  });
}

// Limit 1, by the signals: the trace has a row at the pop itself.
BOOST_AUTO_TEST_CASE(a_pop_is_located_at_its_set_pressure) {
  in_child([] {
    Rig rig{{.pressure_Pag = 11.1e5}};
    rig.set("fault.steam.outlet_valve.stuck", 0.0);
    rig.set("fault.safety.pressure_limiter.welded", 1.0);
    rig.advance_to(SimTime{3min});
    BOOST_TEST(rig.popped_Pag == 12e5, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(rig["effect.safety.pressure_limiter.welded"] == (rig["steam.pressure"] >= 11.2e5 ? 1.0 : 0.0));
    BOOST_TEST(rig["safety.chain_closed"] == 1.0);
  });
}

BOOST_AUTO_TEST_CASE(an_emergency_stop_is_seen_at_once_and_needs_a_hand_reset) {
  in_child([] {
    Rig rig{{.pressure_Pag = 9.8e5}};
    rig.advance_to(SimTime{1s});
    rig.set("fault.safety.emergency_stop.pressed", 1.0);
    rig.settle();
    BOOST_TEST(rig["safety.chain_closed"] == 0.0);
    BOOST_TEST(rig["safety.emergency_stop"] == 1.0);
    rig.advance_to(SimTime{2s});
    BOOST_TEST(rig["steam.vent_opening"] == 1.0);
    rig.set("fault.safety.emergency_stop.pressed", 0.0);
    rig.advance_to(SimTime{3s});
    BOOST_TEST(rig["safety.chain_closed"] == 0.0);
    rig.set("fault.safety.reset.pressed", 1.0);
    rig.settle();
    BOOST_TEST(rig["safety.chain_closed"] == 1.0);
    BOOST_TEST(rig["steam.vent_opening"] == 1.0);
    rig.advance_to(SimTime{4s});
    BOOST_TEST(rig["steam.vent_opening"] == 0.0);
  });
}

BOOST_AUTO_TEST_CASE(leaves_validity_with_its_reason) {
  in_child([] {
    Rig rig{{.pressure_Pag = 9.8e5, .water_mass_kg = 0.4}};
    rig.set("controller.command.feed_pump", 0.0);
    rig.advance_to(SimTime{1h});
    BOOST_REQUIRE(rig.block().out_of_validity());
    BOOST_TEST(
        rig.block().out_of_validity()->reason.starts_with("the volume of water in drum and evaporator is "));
  });
}

BOOST_AUTO_TEST_SUITE_END()
