// The link's own affairs: time, faults and the console. What the controller decides is tested beside it.
#include "adapters/simulated/simulated_link.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "models/plant.h"
#include "tests/models/reference_plant.h"

using namespace std::chrono_literals;

namespace heliorig::adapters {
namespace {

using models::SimTime;

/// A link with sensors that a test sets by name, and its answers by name.
class Bench {
 public:
  Bench() : link_(std::get<0>(open_simulated_link("simulated", {}))) {
    sensors_.assign(link_->describe().sensors.size(), 0.0);
    outputs_.assign(link_->describe().outputs.size(), 0.0);
    // A quiet, cold morning of 2026: enough for it to be idle.
    for (const char* pressure : {"instruments.pressure_1", "instruments.pressure_2"}) set(pressure, 0.0);
    for (const char* kelvin :
         {"instruments.drum_temperature", "instruments.outlet_temperature",
          "instruments.evaporator_wall_temperature", "instruments.superheater_wall_temperature"}) {
      set(kelvin, 293.15);
    }
    for (const char* wet : {"instruments.level_low_1", "instruments.level_low_2", "instruments.level_normal",
                            "instruments.chain_closed"}) {
      set(wet, 1.0);
    }
    set("instruments.supply_voltage", 24.0);
    set("instruments.clock", 1780290000.0);
  }

  bench::ControllerLink& link() { return *link_; }

  void set(const std::string& sensor, double value) {
    const auto& names = link_->describe().sensors;
    const auto place = std::find(names.begin(), names.end(), sensor);
    BOOST_REQUIRE_MESSAGE(place != names.end(), sensor);
    sensors_[static_cast<std::size_t>(place - names.begin())] = value;
  }

  double operator[](const std::string& output) const {
    const auto& specs = link_->describe().outputs;
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (specs[i].name == output) return outputs_[i];
    }
    BOOST_FAIL("no output " + output);
    return 0.0;
  }

  const std::vector<double>& live_for(models::SimDuration duration) {
    for (const SimTime end = time_ + duration; time_ < end; time_ += link_->describe().quantum) {
      BOOST_REQUIRE(!link_->exchange(time_, sensors_, outputs_));
    }
    return outputs_;
  }

  void set_fault(const std::string& kind, std::optional<double> value) {
    link_->set_fault(point(kind), value);
  }
  bool has_effect(const std::string& kind) const { return link_->fault_has_effect(point(kind)); }

 private:
  std::size_t point(const std::string& kind) const {
    const auto& points = link_->describe().fault_points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].kind == kind) return i;
    }
    BOOST_FAIL("no fault " + kind);
    return 0;
  }

  std::unique_ptr<bench::ControllerLink> link_;
  std::vector<double> sensors_;
  std::vector<double> outputs_;
  SimTime time_{};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(simulated_link)

BOOST_AUTO_TEST_CASE(it_says_what_it_is) {
  Bench bench;
  const bench::LinkDescription& link = bench.link().describe();
  BOOST_TEST(link.name == "simulated");
  BOOST_TEST(link.firmware_sha256.size() == 64u);
  BOOST_TEST((link.quantum == 100ms));
  BOOST_TEST((link.timing_uncertainty == 100ms));
}

BOOST_AUTO_TEST_CASE(the_same_sensors_give_the_same_answers) {
  Bench one;
  Bench other;
  BOOST_TEST(one.live_for(30s) == other.live_for(30s), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(it_says_its_mode_when_it_starts_and_when_it_changes) {
  Bench bench;
  bench.live_for(1s);
  const auto lines = bench.link().take_console_lines();
  BOOST_REQUIRE(!lines.empty());
  BOOST_TEST(lines[0].starts_with("idle"), lines[0]);
  BOOST_TEST(bench.link().take_console_lines().empty());
  bench.set("instruments.pressure_1", 12e5);
  bench.set("instruments.pressure_2", 12e5);
  bench.live_for(2s);
  const auto later = bench.link().take_console_lines();
  BOOST_REQUIRE(!later.empty());
  BOOST_TEST(later.front().find("pressure") != std::string::npos, later.front());
  BOOST_TEST(bench["controller.command.vent_shut"] == 0.0);
}

BOOST_AUTO_TEST_CASE(a_plant_with_other_scales_than_the_reference_boards_is_refused) {
  models::PlantParameters parameters = tests::reference_plant();
  const auto opened = [&] {
    const models::PlantInterface plant = models::describe_plant(parameters);
    return open_simulated_link("simulated", {plant.outputs, plant.inputs, plant.scales});
  };
  BOOST_TEST(opened().index() == 0u);
  // Of 10.8 barg the board would make 6.9: the firmware would not trip.
  parameters.instruments.pressure_range_high_Pag = 25e5;
  auto refused = opened();
  BOOST_REQUIRE(refused.index() == 1u);
  BOOST_REQUIRE(std::get<1>(refused).size() == 2u);  // both transmitters
  const bench::Diagnostic& first = std::get<1>(refused)[0];
  BOOST_TEST(first.code == "plant-scale");
  BOOST_TEST(first.message.starts_with("high of 'instruments.pressure_1' is 16 barg"), first.message);
  BOOST_TEST(first.message.find("25 barg") != std::string::npos, first.message);
  parameters = tests::reference_plant();
  parameters.instruments.encoder_gear = 10.0;
  refused = opened();
  BOOST_REQUIRE(refused.index() == 1u);
  BOOST_TEST(std::get<1>(refused).size() == 10u);
}

BOOST_AUTO_TEST_CASE(halted_it_keeps_its_outputs_whatever_the_sensors_say) {
  Bench bench;
  bench.live_for(2s);
  const double vent_shut = bench["controller.command.vent_shut"];
  BOOST_TEST(vent_shut == 1.0);
  bench.set_fault("halted", 1.0);
  bench.set("instruments.pressure_1", 12e5);
  bench.set("instruments.pressure_2", 12e5);
  bench.live_for(5s);
  BOOST_TEST(bench.has_effect("halted"));
  BOOST_TEST(bench["controller.command.vent_shut"] == vent_shut);
  BOOST_TEST(bench["controller.mcu.running"] == 0.0);
  bench.set_fault("halted", std::nullopt);
  bench.live_for(2s);
  BOOST_TEST(bench["controller.mcu.running"] == 1.0);
  BOOST_TEST(bench["controller.command.vent_shut"] == 0.0);
  BOOST_TEST(bench["controller.mcu.resets"] == 0.0);
}

BOOST_AUTO_TEST_CASE(held_in_reset_it_drives_nothing_and_starts_anew) {
  Bench bench;
  bench.live_for(2s);
  bench.link().take_console_lines();
  bench.set_fault("reset", 1.0);
  bench.live_for(1s);
  BOOST_TEST(bench["controller.command.vent_shut"] == 0.0);
  BOOST_TEST(bench["controller.command.chain_permit"] == 0.0);
  BOOST_TEST(bench["controller.mcu.running"] == 0.0);
  bench.set_fault("reset", std::nullopt);
  bench.live_for(2s);
  BOOST_TEST(bench["controller.mcu.running"] == 1.0);
  BOOST_TEST(bench["controller.mcu.resets"] == 1.0);
  BOOST_TEST(!bench.link().take_console_lines().empty());
}

BOOST_AUTO_TEST_CASE(what_only_a_microcontroller_has_is_unavailable_with_the_reason) {
  Bench bench;
  const auto& lacking = bench.link().describe().unavailable;
  BOOST_TEST(lacking.size() == 11u);
  for (const auto& [signal, reason] : lacking) {
    BOOST_TEST(signal.name.starts_with("controller.mcu."));
    BOOST_TEST(reason.find("no microcontroller") != std::string::npos);
  }
  BOOST_TEST(!bench.link().mcu_usage().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
