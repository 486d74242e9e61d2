#include "bench/signals/signal_table.h"

#include <cassert>

namespace heliorig::bench {

SignalTable::SignalTable(std::vector<SignalSpec> signals) : signals_(std::move(signals)) {
  for (std::size_t i = 0; i < signals_.size(); ++i) {
    [[maybe_unused]] const bool is_new = index_.emplace(signals_[i].name, i).second;
    assert(is_new && "two signals of one name");
  }
}

std::optional<std::size_t> SignalTable::find(std::string_view name) const {
  const auto found = index_.find(std::string{name});
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> SignalTable::names() const {
  std::vector<std::string> names;
  names.reserve(signals_.size());
  for (const SignalSpec& signal : signals_) names.push_back(signal.name);
  return names;
}

}  // namespace heliorig::bench
