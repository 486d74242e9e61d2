#include "adapters/avr/mcu_watches.h"

#include <algorithm>
#include <cassert>

namespace heliorig::adapters {

using models::SignalSpec;

McuWatches::McuWatches(AvrMcu& mcu, const Board& board, const ElfImage& image, SourceLines lines,
                       bool by_instruction)
    : mcu_(mcu),
      board_(board),
      execution_(image, *board.mcu),
      watchdog_(mcu),
      eeprom_(mcu),
      edges_(mcu),
      lines_(std::move(lines)),
      by_instruction_(by_instruction),
      knows_variables_(image.knows_variables) {
  if (by_instruction) mcu.watch_execution(execution_);
}

/// Why a figure is not to be had; nothing where it is.
std::optional<std::string> McuWatches::lacking(McuFigure figure) const {
  const bool of_ram = figure == McuFigure::least_free_ram || figure == McuFigure::least_free_ram_share;
  const bool of_instructions = of_ram || figure == McuFigure::longest_interrupts_off ||
                               figure == McuFigure::longest_loop || figure == McuFigure::partly_modelled ||
                               figure == McuFigure::unmodelled;
  if (of_instructions && !by_instruction_) return "instructions are not watched in this run (watch=off)";
  if (of_ram && !knows_variables_)
    return "a HEX file does not say where the variables end; give the ELF file";
  if (figure == McuFigure::longest_loop && !execution_.knows_loop())
    return "the firmware's file names no function 'loop': it has none, the compiler has merged it into its "
           "caller, or it is a HEX file";
  return std::nullopt;
}

void McuWatches::offer(bench::LinkDescription& description) {
  std::vector<SignalSpec> signals = mcu_figure_signals();
  for (std::size_t i = 0; i < signals.size(); ++i) {
    const auto figure = static_cast<McuFigure>(i);
    if (const auto reason = lacking(figure)) {
      description.unavailable.push_back({std::move(signals[i]), *reason});
    } else {
      description.outputs.push_back(std::move(signals[i]));
      figures_.push_back(figure);
    }
  }
  description.at_power_up.assign(description.outputs.size() - figures_.size(), 0.0);
  for (const McuFigure figure : figures_) description.at_power_up.push_back(value_of(figure));
}

void McuWatches::before_quantum() {
  began_ = mcu_.cycle();
  asleep_before_ = mcu_.cycles_asleep();
}

void McuWatches::after_quantum(bool stands) {
  watchdog_.look();
  const auto asleep = static_cast<double>(mcu_.cycles_asleep() - asleep_before_);
  const auto length = static_cast<double>(std::max<Cycle>(mcu_.cycle() - began_, 1));
  asleep_share_ = stands ? 0.0 : std::min(1.0, asleep / length);
}

void McuWatches::report(std::span<double> figures) const {
  assert(figures.size() == figures_.size());
  for (std::size_t i = 0; i < figures_.size(); ++i) figures[i] = value_of(figures_[i]);
}

bench::McuUsage McuWatches::usage() const {
  bench::McuUsage usage;
  usage.ram_bytes = board_.mcu->ram_bytes;
  if (!lacking(McuFigure::least_free_ram)) usage.least_free_ram_bytes = execution_.least_free_ram();
  const auto cycles = static_cast<double>(mcu_.cycle());
  usage.asleep_share = cycles > 0.0 ? std::min(1.0, static_cast<double>(mcu_.cycles_asleep()) / cycles) : 0.0;
  usage.longest_awake_s = value_of(McuFigure::longest_awake);
  if (!lacking(McuFigure::longest_loop)) usage.longest_loop_s = value_of(McuFigure::longest_loop);
  if (by_instruction_) usage.longest_interrupts_off_s = value_of(McuFigure::longest_interrupts_off);
  if (const auto margin = watchdog_.least_margin()) usage.least_watchdog_margin_s = seconds_of(*margin);
  if (by_instruction_ && !lines_.empty()) usage.coverage = covered();
  if (by_instruction_) usage.fidelity = shortcomings();
  usage.pin_edges = {edges_.count(), edges_.hash()};
  usage.eeprom_writes.insert(eeprom_.writes().begin(), eeprom_.writes().end());
  return usage;
}

/// `coverage.info`, for lcov and what reads its format.
std::vector<bench::ResultFile> McuWatches::result_files() const {
  if (!by_instruction_ || lines_.empty()) return {};
  return {{"coverage.info", lcov_text(lines_.coverage(execution_.ran()))}};
}

bench::LineCoverage McuWatches::covered() const {
  bench::LineCoverage covered;
  for (const auto& [file, lines] : lines_.coverage(execution_.ran())) {
    covered.lines += lines.size();
    for (const auto& [line, ran] : lines) covered.lines_run += ran ? 1 : 0;
  }
  return covered;
}

std::vector<bench::Shortcoming> McuWatches::shortcomings() const {
  std::vector<bench::Shortcoming> all;
  for (const auto& entry : execution_.ledger().entries()) {
    bench::Shortcoming one{.what = std::string(entry.what.name),
                           .address = entry.what.address,
                           .in_part = entry.what.shortcoming->in_part,
                           .missing = std::string(entry.what.shortcoming->missing)};
    for (const std::uint32_t address : entry.used_from)
      one.used_from.push_back({address, lines_.place_of(address)});
    all.push_back(std::move(one));
  }
  return all;
}

/// By the nominal clock.
double McuWatches::seconds_of(Cycle cycles) const {
  return static_cast<double>(cycles) / board_.clock_Hz;
}

double McuWatches::value_of(McuFigure figure) const {
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
    case McuFigure::partly_modelled:
      return static_cast<double>(execution_.ledger().in_part());
    case McuFigure::unmodelled:
      return static_cast<double>(execution_.ledger().missing());
    case McuFigure::figure_count:
      break;
  }
  assert(false && "not a figure");
  return 0.0;
}

}  // namespace heliorig::adapters
