#include "models/ports/signal_spec.h"

namespace heliorig::models {
namespace {

SignalSpec with_name(const PortSpec& line, std::string name) {
  return {std::move(name), std::string{line.unit}, line.min, line.max, std::string{line.meaning}, line.kind};
}

}  // namespace

std::vector<SignalSpec> expand(std::span<const PortSpec> table, std::size_t count) {
  constexpr std::string_view index = "[i]";
  std::vector<SignalSpec> signals;
  for (const PortSpec& line : table) {
    const auto at = line.name.find(index);
    if (at == std::string_view::npos) {
      signals.push_back(with_name(line, std::string{line.name}));
      continue;
    }
    for (std::size_t i = 0; i < count; ++i) {
      std::string name{line.name.substr(0, at)};
      name.append("[").append(std::to_string(i)).append("]").append(line.name.substr(at + index.size()));
      signals.push_back(with_name(line, std::move(name)));
    }
  }
  return signals;
}

}  // namespace heliorig::models
