#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heliorig::models {

/// How a signal moves: `discrete` signals (switches, modes, counts) hold between changes and every change of
/// one is worth a trace row of its own; `continuous` ones are sampled.
enum class SignalKind { continuous, discrete };

/// One line of a port table: what a model reads or writes. Every signal is a double in SI; a switch is 0
/// or 1.
///
/// `name` may hold one index as in `mirrors.row[i].angle`: expand() writes out one signal for each.
/// `unit` is an SI symbol that bench/units understands. Points and differences are kept apart:
/// "Pa(g)" gauge pressure (zero at 101 325 Pa), "Pa(a)" absolute pressure, "Pa" a pressure difference,
/// "K" a temperature, "K(diff)" a temperature difference; else "1", "rad", "rad/s", "s", "W", "W/m2", "kg",
/// "kg/s", "m", "m/s", "V", "A", …. `min` and `max` bound what is physically meaningful: outside them a run
/// is invalid, never clamped.
struct PortSpec {
  std::string_view name;
  std::string_view unit;
  double min;
  double max;
  std::string_view meaning;
  SignalKind kind = SignalKind::continuous;
};

/// A signal with its index written out: `mirrors.row[3].angle`. Indices count from 0.
struct SignalSpec {
  std::string name;
  std::string unit;
  double min;
  double max;
  std::string meaning;
  SignalKind kind = SignalKind::continuous;

  bool operator==(const SignalSpec&) const = default;
};

/// Writes a port table out: each line with an `[i]` becomes `count` signals in the place of the line.
std::vector<SignalSpec> expand(std::span<const PortSpec> table, std::size_t count = 0);

}  // namespace heliorig::models
