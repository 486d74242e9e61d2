#include "adapters/avr/avr_link.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <chrono>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/eeprom_watch.h"
#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/execution_watch.h"
#include "adapters/avr/mcu/source_lines.h"
#include "adapters/avr/mcu/two_wire_controller.h"
#include "adapters/avr/mcu/watchdog_watch.h"
#include "adapters/avr/mcu_clock.h"
#include "adapters/avr/parts/catalogue.h"
#include "adapters/mcu_signals.h"

namespace heliorig::adapters {
namespace {

using bench::Diagnostics;
using models::FaultPoint;
using models::SignalKind;
using models::SignalSpec;
using models::SimTime;

constexpr models::SimDuration quantum = std::chrono::milliseconds{10};

enum Fault : std::size_t { halted, held_in_reset, clock_error, fault_count };

std::vector<FaultPoint> fault_points() {
  return {
      {"controller.mcu", "halted", "", 0.0, 0.0, 1.0, false, "its clock stops; pins stay as they are"},
      {"controller.mcu", "reset", "", 0.0, 0.0, 1.0, false, "its reset pin is held low"},
      {"controller.mcu", "clock_error", "1", 0.0, -0.1, 0.1, false, "its clock runs fast by this ratio"},
  };
}

std::vector<SignalSpec> mcu_signals() {
  return {
      {"controller.mcu.running", "1", 0, 1, "1 while the processor executes or sleeps", SignalKind::discrete},
      {"controller.mcu.resets", "1", 0, 1e9, "resets since power-up", SignalKind::discrete},
  };
}

/// Why a figure is not to be had; nothing where it is.
std::optional<std::string> lacking(McuFigure figure, const AvrOptions& options, const ExecutionWatch& watch) {
  const bool by_instruction =
      figure == McuFigure::least_free_ram || figure == McuFigure::least_free_ram_share ||
      figure == McuFigure::longest_interrupts_off || figure == McuFigure::longest_loop;
  if (by_instruction && !options.watch) return "instructions are not watched in this run (watch=off)";
  if (figure == McuFigure::longest_loop && !watch.knows_loop())
    return "the ELF file names no function 'loop': it has none, or the compiler has merged it into its "
           "caller";
  return std::nullopt;
}

class AvrLink final : public bench::ControllerLink {
 public:
  AvrLink(const std::string& name, Board board, const ElfImage& image, SourceLines lines,
          const AvrOptions& options)
      : board_(std::move(board)),
        mcu_(*board_.mcu, image, {board_.clock_Hz, board_.supply_V, board_.analog_reference_V}),
        pins_(mcu_),
        analog_(mcu_),
        two_wire_(mcu_, bus_),
        execution_(image, *board_.mcu),
        watchdog_(mcu_),
        eeprom_(mcu_),
        lines_(std::move(lines)),
        watched_(options.watch),
        clock_(SimTime{}, 0, board_.clock_Hz, 0.0) {
    description_.name = name;
    description_.firmware_sha256 = image.sha256;
    description_.quantum = quantum;
    description_.command_delay = quantum;
    description_.timing_uncertainty = 2 * quantum;
    description_.sensors = board_.sensors;
    description_.outputs = board_.outputs;
    for (SignalSpec& signal : mcu_signals()) description_.outputs.push_back(std::move(signal));
    offer_figures(options);
    if (options.watch) mcu_.watch_execution(execution_);
    description_.fault_points = fault_points();
    description_.console = std::any_of(board_.parts.begin(), board_.parts.end(), [](const BoardPart& part) {
      return part.kind->name == "console" && part.has_pin("receive");
    });
    if (image.mcu.empty())
      mcu_.print("bench: the ELF file does not say for which microcontroller it is built");
    make_parts();
  }

  const bench::LinkDescription& describe() const override { return description_; }

  std::optional<bench::LinkLost> exchange(SimTime from, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    assert(sensors.size() == board_.sensors.size() && outputs.size() == description_.outputs.size());
    const bool stands = faults_[halted] || faults_[held_in_reset];
    // Whatever stopped or bent the clock since: it counts on from where it is.
    if (clock_moved_ || stands) {
      clock_ = McuClock(from, mcu_.cycle(), board_.clock_Hz, faults_[clock_error].value_or(0.0));
    }
    clock_moved_ = stands;
    const Cycle begin = mcu_.cycle();
    const Quantum now{sensors, begin, stands ? begin : clock_.cycles_at(from + quantum)};
    const Cycle asleep_before = mcu_.cycles_asleep();
    for (const auto& part : parts_) part->begin(now);
    mcu_.run_to(now.end);
    note_effects(stands);
    for (const auto& part : parts_) part->end(outputs.first(board_.outputs.size()));
    watchdog_.look();
    const auto asleep = static_cast<double>(mcu_.cycles_asleep() - asleep_before);
    const auto length = static_cast<double>(now.end - now.begin);
    asleep_share_ = stands ? 0.0 : std::min(1.0, asleep / length);
    const auto of_mcu = outputs.subspan(board_.outputs.size());
    of_mcu[0] = !stands && mcu_.alive() ? 1.0 : 0.0;
    of_mcu[1] = mcu_.resets();
    for (std::size_t i = 0; i < figures_.size(); ++i) of_mcu[2 + i] = value_of(figures_[i]);
    return std::nullopt;
  }

  void set_fault(std::size_t point, std::optional<double> value) override {
    assert(point < fault_count);
    // A switch is on while its value is not 0.
    if (point != clock_error && value == 0.0) value.reset();
    const bool changed = faults_[point] != value;
    faults_[point] = value;
    has_effect_[point] = false;
    if (point == held_in_reset && value && changed) mcu_.reset();
    if (point == clock_error) clock_moved_ = true;
  }

  bool fault_has_effect(std::size_t point) const override { return has_effect_.at(point); }

  /// At the first terminal that can type.
  void type_line(const std::string& line) override {
    [[maybe_unused]] const bool typed =
        std::any_of(parts_.begin(), parts_.end(), [&](const auto& part) { return part->type_line(line); });
    assert(typed);
  }
  std::size_t lines_taken() const override {
    std::size_t lines = 0;
    for (const auto& part : parts_) lines += part->lines_taken();
    return lines;
  }
  std::vector<std::string> take_console_lines() override { return mcu_.take_lines(); }

  std::optional<bench::McuUsage> mcu_usage() const override {
    bench::McuUsage usage;
    usage.ram_bytes = board_.mcu->ram_bytes;
    if (watched_) usage.least_free_ram_bytes = execution_.least_free_ram();
    const auto cycles = static_cast<double>(mcu_.cycle());
    usage.asleep_share =
        cycles > 0.0 ? std::min(1.0, static_cast<double>(mcu_.cycles_asleep()) / cycles) : 0.0;
    usage.longest_awake_s = value_of(McuFigure::longest_awake);
    if (watched_ && execution_.knows_loop()) usage.longest_loop_s = value_of(McuFigure::longest_loop);
    if (watched_) usage.longest_interrupts_off_s = value_of(McuFigure::longest_interrupts_off);
    if (const auto margin = watchdog_.least_margin()) usage.least_watchdog_margin_s = seconds_of(*margin);
    if (watched_ && !lines_.empty()) usage.coverage = covered();
    usage.eeprom_writes.insert(eeprom_.writes().begin(), eeprom_.writes().end());
    return usage;
  }

  /// `coverage.info`, for lcov and what reads its format.
  std::vector<bench::ResultFile> result_files() const override {
    if (!watched_ || lines_.empty()) return {};
    return {{"coverage.info", lcov_text(lines_.coverage(execution_.ran()))}};
  }

 private:
  bench::LineCoverage covered() const {
    bench::LineCoverage covered;
    for (const auto& [file, lines] : lines_.coverage(execution_.ran())) {
      covered.lines += lines.size();
      for (const auto& [line, ran] : lines) covered.lines_run += ran ? 1 : 0;
    }
    return covered;
  }

  void offer_figures(const AvrOptions& options) {
    std::vector<SignalSpec> signals = mcu_figure_signals();
    for (std::size_t i = 0; i < signals.size(); ++i) {
      const auto figure = static_cast<McuFigure>(i);
      if (const auto reason = lacking(figure, options, execution_)) {
        description_.unavailable.push_back({std::move(signals[i]), *reason});
      } else {
        description_.outputs.push_back(std::move(signals[i]));
        figures_.push_back(figure);
      }
    }
    description_.at_power_up.assign(description_.outputs.size() - figures_.size(), 0.0);
    for (const McuFigure figure : figures_) description_.at_power_up.push_back(value_of(figure));
  }

  /// By the nominal clock.
  double seconds_of(Cycle cycles) const { return static_cast<double>(cycles) / board_.clock_Hz; }

  double value_of(McuFigure figure) const {
    switch (figure) {
      case McuFigure::asleep_share:
        return asleep_share_;
      case McuFigure::least_free_ram:
        return execution_.least_free_ram();
      case McuFigure::least_free_ram_share:
        return static_cast<double>(execution_.least_free_ram()) / board_.mcu->ram_bytes;
      case McuFigure::longest_interrupts_off:
        return seconds_of(execution_.longest_interrupts_off_cycles());
      case McuFigure::longest_loop:
        return seconds_of(execution_.longest_loop_cycles());
      case McuFigure::longest_awake:
        return seconds_of(mcu_.longest_awake());
      case McuFigure::watchdog_on:
        return watchdog_.on() ? 1.0 : 0.0;
      case McuFigure::least_watchdog_margin:
        return seconds_of(watchdog_.least_margin().value_or(0));
      case McuFigure::most_eeprom_writes:
        return static_cast<double>(eeprom_.most_writes());
      case McuFigure::figure_count:
        break;
    }
    assert(false && "not a figure");
    return 0.0;
  }

  void make_parts() {
    for (const BoardPart& part : board_.parts) {
      const BusSwitch* behind =
          part.bus && part.bus->behind ? parts_.at(*part.bus->behind)->as_switch() : nullptr;
      for (const PartType& type : part_types()) {
        if (type.kind.name != part.kind->name) continue;
        parts_.push_back(type.make({mcu_, pins_, analog_, bus_, part, behind}));
      }
    }
    assert(parts_.size() == board_.parts.size());
  }

  /// A processor that is lost already does nothing else for being halted; a reset brings it back.
  void note_effects(bool stands) {
    if (faults_[halted] && mcu_.alive()) has_effect_[halted] = true;
    if (faults_[held_in_reset]) has_effect_[held_in_reset] = true;
    if (faults_[clock_error] && *faults_[clock_error] != 0.0 && !stands) has_effect_[clock_error] = true;
  }

  Board board_;
  bench::LinkDescription description_;
  AvrMcu mcu_;
  Pins pins_;
  AnalogInputs analog_;
  TwoWireBus bus_;
  TwoWireController two_wire_;
  ExecutionWatch execution_;
  WatchdogWatch watchdog_;
  EepromWatch eeprom_;
  SourceLines lines_;
  bool watched_;
  std::vector<McuFigure> figures_;  ///< reported, in their order behind the other outputs
  double asleep_share_ = 0.0;
  McuClock clock_;
  bool clock_moved_ = false;  ///< the clock must be anchored anew before it is read again
  std::vector<std::unique_ptr<Part>> parts_;
  std::array<std::optional<double>, fault_count> faults_;
  std::array<bool, fault_count> has_effect_{};
};

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, Diagnostics> open_avr_link(
    const std::string& name, const std::filesystem::path& firmware, const std::filesystem::path& board,
    const PlantSignals& signals, const AvrOptions& options) {
  BoardReading reading = read_board(board, part_kinds(), signals);
  if (reading.board.mcu == nullptr) return std::move(reading.diagnostics);
  auto image = read_elf_image(firmware, *reading.board.mcu);
  if (const auto* wrong = std::get_if<Diagnostics>(&image)) {
    reading.diagnostics.insert(reading.diagnostics.end(), wrong->begin(), wrong->end());
  }
  if (!reading.diagnostics.empty()) return std::move(reading.diagnostics);
  return std::make_unique<AvrLink>(name, std::move(reading.board), std::get<ElfImage>(image),
                                   SourceLines(firmware), options);
}

}  // namespace heliorig::adapters
