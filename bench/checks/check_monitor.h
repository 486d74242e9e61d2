#pragma once

#include <memory>
#include <set>
#include <string>
#include <variant>

#include "bench/checks/check.h"
#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"

namespace heliorig::bench {

/// Watches one check while a run goes on. Sees trace rows and nothing else.
class CheckMonitor {
 public:
  /// Parses and binds the formula to the signals; complaints carry positions inside the formula's file.
  /// A requirement that is not applicable needs no signals, and is not applicable.
  static std::variant<CheckMonitor, Diagnostics> create(CheckSpec check, const SignalTable& signals);

  CheckMonitor(CheckMonitor&&) noexcept;
  CheckMonitor& operator=(CheckMonitor&&) noexcept;
  ~CheckMonitor();

  /// What it reads, by the place in a row.
  const std::set<std::size_t>& signals() const;
  /// Something that it reads is not to be had: it sees no row from now on, and is not applicable for that
  /// reason.
  void excuse(std::string reason);

  void push(TraceRow row);
  /// Whether a violation is certain already, whatever the rest of the run brings.
  bool violated() const;
  /// By how much and where, in words, as far as is known; only where violated().
  std::string violation(models::SimDuration timing_uncertainty) const;
  /// The run has ended at `end`: what is unresolved stays unresolved. `timing_uncertainty` is subtracted from
  /// margins that are times; a margin that it turns negative is inconclusive.
  Finding finish(models::SimTime end, models::SimDuration timing_uncertainty);

 private:
  struct Implementation;
  explicit CheckMonitor(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace heliorig::bench
