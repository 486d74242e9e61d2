#include "adapters/avr/avr_link.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <iterator>

#include "adapters/avr/debugger/debugger.h"
#include "adapters/avr/faults/mcu_faults.h"
#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/source_lines.h"
#include "adapters/avr/mcu_clock.h"
#include "adapters/avr/mcu_watches.h"
#include "adapters/avr/parts/assembly.h"
#include "adapters/avr/parts/catalogue.h"

namespace heliorig::adapters {
namespace {

using bench::Diagnostics;
using models::SignalKind;
using models::SignalSpec;
using models::SimTime;

constexpr models::SimDuration quantum = std::chrono::milliseconds{10};

std::vector<SignalSpec> mcu_signals() {
  return {
      {"controller.mcu.running", "1", 0, 1, "1 while the processor executes or sleeps", SignalKind::discrete},
      {"controller.mcu.resets", "1", 0, 1e9, "resets since the run began, power-ups among them",
       SignalKind::discrete},
  };
}

class AvrLink final : public bench::ControllerLink {
 public:
  AvrLink(const std::string& name, Board board, const ElfImage& image, SourceLines lines,
          const AvrOptions& options)
      : board_(std::move(board)),
        mcu_(*board_.mcu, image, {board_.clock_Hz, board_.supply_V, board_.analog_reference_V}),
        assembly_(board_, mcu_, options.seed),
        watches_(mcu_, board_, image, std::move(lines), options.watch),
        faults_({mcu_, board_, watches_.watchdog(), watches_.eeprom(), assembly_.analog(), options.seed}),
        clock_(SimTime{}, 0, board_.clock_Hz, 0.0),
        break_on_violation_(options.break_on_violation) {
    if (options.debugger) debugger_.emplace(mcu_, options.debugger);
    description_.name = name;
    description_.firmware_sha256 = image.sha256;
    description_.quantum = quantum;
    description_.command_delay = quantum;
    description_.timing_uncertainty = 2 * quantum;
    description_.sensors = board_.sensors;
    description_.outputs = board_.outputs;
    for (SignalSpec& signal : mcu_signals()) description_.outputs.push_back(std::move(signal));
    watches_.offer(description_);
    description_.fault_points = faults_.points();
    const auto& wiring = assembly_.fault_points();
    description_.fault_points.insert(description_.fault_points.end(), wiring.begin(), wiring.end());
    description_.console = std::any_of(board_.parts.begin(), board_.parts.end(), [](const BoardPart& part) {
      return part.kind->name == "console" && part.has_pin("receive");
    });
    if (image.mcu.empty())
      mcu_.print(
          "bench: for which microcontroller the firmware is built is not verifiable: its file does not say");
  }

  const bench::LinkDescription& describe() const override { return description_; }

  std::optional<bench::LinkLost> exchange(SimTime from, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    assert(sensors.size() == board_.sensors.size() && outputs.size() == description_.outputs.size());
    if (debugger_) debugger_->before_quantum();
    faults_.begin(quantum);
    if (faults_.take_power_loss()) assembly_.lose_power();
    const bool stands = faults_.stop_clock();
    // Whatever stopped or bent the clock since: it counts on from where it is.
    if (clock_moved_ || stands) {
      clock_ = McuClock(from, mcu_.cycle(), board_.clock_Hz, faults_.runs_fast_by());
    }
    clock_moved_ = stands;
    const Cycle begin = mcu_.cycle();
    const Quantum now{sensors, begin, stands ? begin : clock_.cycles_at(from + quantum)};
    watches_.before_quantum();
    assembly_.begin(now);
    mcu_.run_to(now.end);
    faults_.end(stands);
    assembly_.end(outputs.first(board_.outputs.size()));
    watches_.after_quantum(stands);
    const auto of_mcu = outputs.subspan(board_.outputs.size());
    of_mcu[0] = !stands && mcu_.alive() ? 1.0 : 0.0;
    of_mcu[1] = mcu_.resets();
    watches_.report(of_mcu.subspan(2));
    return lost();
  }

  std::optional<bench::LinkLost> check_lost(const std::string& what) override {
    if (debugger_ && break_on_violation_) debugger_->halt(what);
    return lost();
  }

  void set_fault(std::size_t point, std::optional<double> value) override {
    const std::size_t of_mcu = faults_.points().size();
    if (point >= of_mcu) return assembly_.set_fault(point - of_mcu, value);
    faults_.set(point, value);
    clock_moved_ = true;
  }

  bool fault_has_effect(std::size_t point) const override {
    const std::size_t of_mcu = faults_.points().size();
    return point < of_mcu ? faults_.has_effect(point) : assembly_.fault_has_effect(point - of_mcu);
  }

  /// At the first terminal that can type.
  void type_line(const std::string& line) override {
    [[maybe_unused]] const bool typed = assembly_.type_line(line);
    assert(typed);
  }
  std::size_t lines_taken() const override { return assembly_.lines_taken(); }
  std::vector<std::string> take_console_lines() override { return mcu_.take_lines(); }

  std::string why_unfit() const override {
    return debugger_ && debugger_->altered() ? "the program or its data were changed by hand in the debugger"
                                             : "";
  }
  void run_ended(const bench::RunEnd&) override {
    if (debugger_) debugger_->run_ended();
  }

  std::optional<bench::McuUsage> mcu_usage() const override { return watches_.usage(); }
  std::vector<bench::ResultFile> result_files() const override {
    auto files = watches_.result_files();
    std::ranges::move(assembly_.result_files(), std::back_inserter(files));
    return files;
  }

 private:
  std::optional<bench::LinkLost> lost() const {
    if (!debugger_ || !debugger_->why_over()) return std::nullopt;
    return bench::LinkLost{*debugger_->why_over()};
  }

  Board board_;
  bench::LinkDescription description_;
  AvrMcu mcu_;
  Assembly assembly_;
  McuWatches watches_;
  McuFaults faults_;
  McuClock clock_;
  std::optional<Debugger> debugger_;
  bool break_on_violation_;
  bool clock_moved_ = false;  ///< the clock must be anchored anew before it is read again
};

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, Diagnostics> open_avr_link(
    const std::string& name, const std::filesystem::path& firmware, const std::filesystem::path& board,
    const PlantSignals& signals, const AvrOptions& options) {
  BoardReading reading = read_board(board, part_kinds(), signals);
  if (reading.board.mcu == nullptr) return std::move(reading.diagnostics);
  auto image = read_firmware(firmware, *reading.board.mcu);
  if (const auto* wrong = std::get_if<Diagnostics>(&image)) {
    reading.diagnostics.insert(reading.diagnostics.end(), wrong->begin(), wrong->end());
  }
  if (!reading.diagnostics.empty()) return std::move(reading.diagnostics);
  return std::make_unique<AvrLink>(name, std::move(reading.board), std::get<ElfImage>(image),
                                   SourceLines(firmware), options);
}

}  // namespace heliorig::adapters
