#pragma once

#include <memory>
#include <string>
#include <variant>

#include "bench/diagnostics/diagnostic.h"
#include "bench/signals/signal_table.h"
#include "bench/signals/trace_row.h"

namespace heliorig::bench {

/// The `when:` of an event: a formula without future, true or false at each row. Fires once by its user's
/// choice.
class Condition {
 public:
  /// Future operators are refused. Complaints carry positions inside the formula's file.
  static std::variant<Condition, Diagnostics> create(const std::string& formula, const Position& position,
                                                     const SignalTable& signals);
  Condition(Condition&&) noexcept;
  Condition& operator=(Condition&&) noexcept;
  ~Condition();

  /// Whether it holds at this row. Rows come in the order of time.
  bool holds(TraceRow row);

 private:
  struct Implementation;
  explicit Condition(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace heliorig::bench
