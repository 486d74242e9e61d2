#pragma once

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "bench/run/controller_link.h"
#include "models/plant.h"

namespace heliorig::tests {

/// A controller of a test's own: drives every input of a plant, reports its mode, and writes down what it is
/// asked.
class FakeLink final : public bench::ControllerLink {
 public:
  /// What it drives, by name; what is not named is 0, but the vent is held shut and the chain permitted.
  using Answer = std::map<std::string, double>;
  using Behaviour = std::function<Answer(models::SimTime)>;

  FakeLink(const models::PlantParameters& plant, Behaviour behaviour) : behaviour_(std::move(behaviour)) {
    description.name = "fake";
    description.firmware_sha256 = "none";
    description.quantum = std::chrono::milliseconds{100};
    description.sensors = {"instruments.pressure_1", "instruments.clock"};
    description.outputs = models::describe_plant(plant).inputs;
    description.outputs.push_back({"controller.mode", "1", 0, 3, "its mode", models::SignalKind::discrete});
    description.fault_points = {{"controller.mcu", "halted", "", 0.0, 0.0, 1.0, false, "its clock stops"}};
  }

  bench::LinkDescription description;         ///< to be changed before the run
  std::vector<models::SimTime> asked;         ///< when
  std::vector<double> pressures_Pa;           ///< the first transmitter's, each time
  std::vector<std::optional<double>> faults;  ///< as set
  std::optional<models::SimTime> lost_at;
  std::vector<std::string> checks_lost;  ///< as it was told
  bool ends_at_lost_check = false;       ///< as a person may who looks
  bool fault_effect = true;

  const bench::LinkDescription& describe() const override { return description; }

  std::optional<bench::LinkLost> exchange(models::SimTime from, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    asked.push_back(from);
    pressures_Pa.push_back(sensors[0]);
    if (lost_at && from >= *lost_at) return bench::LinkLost{"the cable is out"};
    Answer answer = {{"controller.command.vent_shut", 1.0}, {"controller.command.chain_permit", 1.0}};
    for (const auto& [name, value] : behaviour_(from)) answer[name] = value;
    for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i] = answer[description.outputs[i].name];
    return std::nullopt;
  }

  void set_fault(std::size_t, std::optional<double> value) override { faults.push_back(value); }
  bool fault_has_effect(std::size_t) const override { return fault_effect; }
  std::optional<bench::LinkLost> check_lost(const std::string& what) override {
    checks_lost.push_back(what);
    if (!ends_at_lost_check) return std::nullopt;
    return bench::LinkLost{"it was killed"};
  }
  std::vector<std::string> take_console_lines() override {
    return asked.size() == 1 ? std::vector<std::string>{"hello"} : std::vector<std::string>{};
  }

 private:
  Behaviour behaviour_;
};

}  // namespace heliorig::tests
