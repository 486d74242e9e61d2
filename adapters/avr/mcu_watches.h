#pragma once

#include <optional>
#include <span>
#include <vector>

#include "adapters/avr/mcu/eeprom_watch.h"
#include "adapters/avr/mcu/execution_watch.h"
#include "adapters/avr/mcu/pin_edges.h"
#include "adapters/avr/mcu/source_lines.h"
#include "adapters/avr/mcu/watchdog_watch.h"
#include "adapters/boards/board.h"
#include "adapters/mcu_signals.h"
#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// All that looks at a microcontroller while it runs, and what a run tells of it: figures at each quantum,
/// and at the end the usage and files for the results.
class McuWatches {
 public:
  /// `by_instruction`: look at every instruction too. Keeps `mcu` and `board`.
  McuWatches(AvrMcu& mcu, const Board& board, const ElfImage& image, SourceLines lines, bool by_instruction);

  /// Puts the figures that can be had behind the outputs of the description, the others among the
  /// unavailable.
  void offer(bench::LinkDescription& description);

  void before_quantum();
  /// `stands`: the clock stood through it.
  void after_quantum(bool stands);
  /// Of the figures offered, in their order.
  void report(std::span<double> figures) const;

  WatchdogWatch& watchdog() { return watchdog_; }
  EepromWatch& eeprom() { return eeprom_; }

  bench::McuUsage usage() const;
  std::vector<bench::ResultFile> result_files() const;

 private:
  std::optional<std::string> lacking(McuFigure figure) const;
  bench::LineCoverage covered() const;
  std::vector<bench::Shortcoming> shortcomings() const;
  double seconds_of(Cycle cycles) const;
  double value_of(McuFigure figure) const;

  AvrMcu& mcu_;
  const Board& board_;
  ExecutionWatch execution_;
  WatchdogWatch watchdog_;
  EepromWatch eeprom_;
  PinEdges edges_;
  SourceLines lines_;
  bool by_instruction_;
  bool knows_variables_;
  std::vector<McuFigure> figures_;  ///< reported, in their order
  Cycle began_ = 0;                 ///< the quantum
  Cycle asleep_before_ = 0;
  double asleep_share_ = 0.0;
};

}  // namespace heliorig::adapters
