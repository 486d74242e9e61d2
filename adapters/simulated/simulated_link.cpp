#include "adapters/simulated/simulated_link.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "adapters/file_sha256.h"
#include "adapters/mcu_signals.h"
#include "adapters/reference_firmware/firmware.h"
#include "adapters/reference_firmware/link/workshop_memory.h"
#include "adapters/reference_scales.h"
#include "adapters/simulated/board_coding.h"

namespace heliorig::adapters {
namespace {

using heliorig_firmware::Firmware;
using heliorig_firmware::Inputs;
using heliorig_firmware::Outputs;
using models::SignalKind;

constexpr models::SimDuration quantum = std::chrono::milliseconds{heliorig_firmware::tick_ms};

enum Fault : std::size_t { halted, held_in_reset, fault_count };

bench::LinkDescription description(const std::string& name, const std::string& sha256) {
  bench::LinkDescription link;
  link.name = name;
  link.firmware_sha256 = sha256;
  link.quantum = quantum;
  link.command_delay = {};
  link.timing_uncertainty = quantum;
  link.sensors = coded_sensors();
  link.outputs = decoded_outputs();
  link.outputs.push_back(
      {"controller.mcu.running", "1", 0, 1, "1 unless halted or held in reset", SignalKind::discrete});
  link.outputs.push_back(
      {"controller.mcu.resets", "1", 0, 1e9, "resets since power-up", SignalKind::discrete});
  for (models::SignalSpec& signal : mcu_figure_signals()) {
    link.unavailable.push_back(
        {std::move(signal), "the simulated controller is no microcontroller; an avr: controller reports it"});
  }
  link.console = true;
  link.fault_points = {
      {"controller.mcu", "halted", "", 0.0, 0.0, 1.0, false, "its clock stops; outputs stay as they are"},
      {"controller.mcu", "reset", "", 0.0, 0.0, 1.0, false, "its reset pin is held low"},
  };
  return link;
}

class SimulatedLink final : public bench::ControllerLink {
 public:
  SimulatedLink(const std::string& name, const std::string& sha256)
      : description_(description(name, sha256)), driven_(decoded_outputs().size(), 0.0) {
    power_up();
  }

  const bench::LinkDescription& describe() const override { return description_; }

  std::optional<bench::LinkLost> exchange(models::SimTime, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    assert(outputs.size() == description_.outputs.size());
    const bool stands = faults_[halted] || faults_[held_in_reset];
    for (std::size_t i = 0; i < fault_count; ++i) has_effect_[i] = has_effect_[i] || faults_[i];
    count_pulses(sensors, stands);
    if (faults_[held_in_reset]) {
      decode(Outputs{}, driven_);
    } else if (!faults_[halted]) {
      tick();
    }
    std::copy(driven_.begin(), driven_.end(), outputs.begin());
    outputs[driven_.size()] = stands ? 0.0 : 1.0;
    outputs[driven_.size() + 1] = resets_;
    return std::nullopt;
  }

  void set_fault(std::size_t point, std::optional<double> value) override {
    assert(point < fault_count);
    const bool on = value.value_or(0.0) != 0.0;
    if (point == held_in_reset && on && !faults_[point]) {
      ++resets_;
      power_up();
    }
    faults_[point] = on;
    has_effect_[point] = false;
  }

  bool fault_has_effect(std::size_t point) const override { return has_effect_.at(point); }

  /// Half a tick long at the most on the wire: the firmware has it by its next tick, unless that never comes.
  void type_line(const std::string& line) override { typed_.push_back(line); }
  std::size_t lines_taken() const override { return lines_taken_; }
  std::vector<std::string> take_console_lines() override { return std::exchange(lines_, {}); }

 private:
  void power_up() {
    firmware_ = Firmware{};
    in_ = Inputs{};
    firmware_.begin(eeprom_);
    hear();
  }

  /// What the board's console says, line by line.
  void hear() {
    for (char character = 0; firmware_.console().send(character);) {
      if (character == '\n') {
        lines_.push_back(std::exchange(line_, {}));
      } else {
        line_ += character;
      }
    }
  }

  /// The firmware counts the pulses that come while it runs.
  void count_pulses(std::span<const double> sensors, bool stands) {
    const std::uint32_t counted = in_.feed_pulses;
    encode(sensors, in_);
    const std::uint32_t meter = in_.feed_pulses;
    const bool counts = meter_ && !stands;
    in_.feed_pulses = counted + (counts ? meter - *meter_ : 0);
    meter_ = meter;
  }

  void tick() {
    if (!typed_.empty()) {
      for (const char character : typed_.front() + '\n') firmware_.console().receive(character);
      typed_.pop_front();
      ++lines_taken_;
    }
    decode(firmware_.tick(in_, eeprom_), driven_);
    in_.uptime_ms += heliorig_firmware::tick_ms;
    hear();
  }

  bench::LinkDescription description_;
  heliorig_firmware::WorkshopMemory eeprom_;
  Firmware firmware_;
  Inputs in_{};
  std::vector<double> driven_;
  std::optional<std::uint32_t> meter_;  ///< of the feed, as last seen
  std::deque<std::string> typed_;       ///< and not yet taken
  std::size_t lines_taken_ = 0;
  std::string line_;  ///< of the console, as far as it has come
  std::vector<std::string> lines_;
  std::array<bool, fault_count> faults_{};
  std::array<bool, fault_count> has_effect_{};
  int resets_ = 0;
};

/// Where the system shows the file of the running program.
constexpr const char* own_file = "/proc/self/exe";

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_simulated_link(
    const std::string& name, const PlantSignals& plant) {
  if (auto wrong = check_reference_scales(name, plant); !wrong.empty()) return wrong;
  // Of megabytes that do not change: once, before the runs' processes part.
  static const std::string sha256 = sha256_of_file(own_file);
  if (sha256.empty()) {
    bench::Diagnostic diagnostic;
    diagnostic.code = "unreadable-file";
    diagnostic.position.file = own_file;
    diagnostic.message = "the program's own file, which holds the simulated controller, cannot be read";
    diagnostic.advice = "run it where /proc is mounted";
    return bench::Diagnostics{diagnostic};
  }
  return std::make_unique<SimulatedLink>(name, sha256);
}

}  // namespace heliorig::adapters
