#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "models/ports/signal_spec.h"

namespace heliorig::bench {

using models::SignalKind;
using models::SignalSpec;

/// All signals of a run in the order of a trace row, found by name. Names are unique.
class SignalTable {
 public:
  SignalTable() = default;
  explicit SignalTable(std::vector<SignalSpec> signals);

  const std::vector<SignalSpec>& signals() const { return signals_; }
  std::size_t size() const { return signals_.size(); }
  const SignalSpec& operator[](std::size_t index) const { return signals_[index]; }
  std::optional<std::size_t> find(std::string_view name) const;
  std::vector<std::string> names() const;

 private:
  std::vector<SignalSpec> signals_;
  std::unordered_map<std::string, std::size_t> index_;  ///< looked up, never iterated
};

}  // namespace heliorig::bench
