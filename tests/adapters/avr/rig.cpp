#include "tests/adapters/avr/rig.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "adapters/avr/avr_link.h"

namespace heliorig::tests {

using models::SignalKind;

std::vector<models::SignalSpec> plant_outputs() {
  std::vector<models::SignalSpec> signals = {
      {"instruments.pressure_1", "Pa(g)", -1e6, 2e7, "", SignalKind::continuous},
      {"instruments.drum_temperature", "K", 100, 1400, "", SignalKind::continuous},
      {"instruments.supply_voltage", "V", 0, 100, "", SignalKind::continuous},
      {"instruments.dni", "W/m2", 0, 3000, "", SignalKind::continuous},
      {"instruments.wind_speed", "m/s", 0, 150, "", SignalKind::continuous},
      {"instruments.encoder[0]", "rad", -12, 12, "", SignalKind::continuous},
      {"instruments.encoder[1]", "rad", -12, 12, "", SignalKind::continuous},
      {"instruments.clock", "s", 0, 4102444800.0, "", SignalKind::continuous},
      {"instruments.feed_pulses", "1", 0, 1e12, "", SignalKind::continuous},
  };
  for (int i = 0; i < 10; ++i) {
    signals.push_back(
        {"instruments.limit_low[" + std::to_string(i) + "]", "1", 0, 1, "", SignalKind::discrete});
  }
  return signals;
}

std::vector<models::SignalSpec> plant_inputs() {
  return {
      {"controller.command.drive[0]", "1", -1e9, 1e9, "", SignalKind::continuous},
      {"controller.command.drive[1]", "1", -1e9, 1e9, "", SignalKind::continuous},
      {"controller.command.drive[2]", "1", -1e9, 1e9, "", SignalKind::continuous},
      {"controller.command.drive[3]", "1", -1e9, 1e9, "", SignalKind::continuous},
      {"controller.command.feed_pump", "1", 0, 1, "", SignalKind::continuous},
      {"controller.command.bypass_valve", "1", 0, 1, "", SignalKind::continuous},
      {"controller.command.vent_shut", "1", 0, 1, "", SignalKind::discrete},
      {"controller.command.chain_permit", "1", 0, 1, "", SignalKind::discrete},
  };
}

std::string firmware_path(const std::string& name) {
  return std::string(TEST_FIRMWARE_FOLDER) + "/" + name + (name.ends_with(".hex") ? "" : ".elf");
}

Rig::Rig(const std::string& firmware, const std::string& parts, const std::string& mcu,
         const adapters::AvrOptions& options) {
  const auto board = folder_.path() / "board.yaml";
  write_file(board,
             "version: 1\ntitle: test\nmcu: " + mcu + "\nclock: 16 MHz\nsupply: 5 V\nparts:\n" + parts);
  const auto outputs = plant_outputs();
  const auto inputs = plant_inputs();
  auto opened = adapters::open_avr_link("avr:" + firmware, firmware_path(firmware), board,
                                        {outputs, inputs, {}}, options);
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&opened)) BOOST_FAIL(bench::to_text(*wrong));
  link_ = std::move(std::get<0>(opened));
  sensors_.resize(link_->describe().sensors.size());
  outputs_.resize(link_->describe().outputs.size());
}

void Rig::set(const std::string& sensor, double value) {
  const auto& names = link_->describe().sensors;
  const auto found = std::ranges::find(names, sensor);
  BOOST_REQUIRE(found != names.end());
  sensors_[static_cast<std::size_t>(found - names.begin())] = value;
}

void Rig::run(int quanta) {
  for (int i = 0; i < quanta; ++i) {
    BOOST_REQUIRE(!link_->exchange(time_, sensors_, outputs_));
    time_ += link_->describe().quantum;
    for (std::string& line : link_->take_console_lines()) lines_.push_back(std::move(line));
  }
}

double Rig::output(const std::string& name) const {
  const auto& specs = link_->describe().outputs;
  const auto found = std::ranges::find(specs, name, &models::SignalSpec::name);
  BOOST_REQUIRE(found != specs.end());
  return outputs_[static_cast<std::size_t>(found - specs.begin())];
}

bool Rig::said(const std::string& part_of_line) const {
  return std::ranges::any_of(
      lines_, [&](const std::string& line) { return line.find(part_of_line) != std::string::npos; });
}

std::size_t Rig::fault(const std::string& target, const std::string& kind) const {
  const auto& points = link_->describe().fault_points;
  const auto found =
      std::ranges::find_if(points, [&](const auto& one) { return one.target == target && one.kind == kind; });
  BOOST_REQUIRE_MESSAGE(found != points.end(), "no fault " + target + " " + kind);
  return static_cast<std::size_t>(found - points.begin());
}

}  // namespace heliorig::tests
