#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "models/noise/noise_stream.h"

namespace heliorig::adapters {

/// What can befall the converter itself: an offset and noise at its input, bits of its result that are stuck.
/// A bit that is stuck both ways is low.
class ConverterFaults {
 public:
  explicit ConverterFaults(models::Seed seed);

  static constexpr std::size_t offset = 0;  ///< of so many volts
  static constexpr std::size_t noise = 1;   ///< its standard deviation in volts
  static constexpr std::size_t bits = 10;
  static constexpr std::size_t stuck(std::size_t bit, bool high) { return 2 + 2 * bit + (high ? 1 : 0); }

  /// Nothing: the fault goes. The value of a bit that is stuck does not matter.
  void set(std::size_t fault, std::optional<double> value);
  /// Whether a conversion gave another code since it came than it would have given without this fault alone.
  bool noticed(std::size_t fault) const { return noticed_.at(fault); }

  /// A conversion begins: the noise is another.
  void draw_noise();
  /// The code that the conversion gives of a voltage.
  int code(double volts, double reference_V) const;
  /// The same, and what made a difference to it is noticed.
  int notice(double volts, double reference_V);

 private:
  static constexpr std::size_t faults = 2 + 2 * bits;

  int code_without(std::size_t fault, double volts, double reference_V) const;

  std::array<std::optional<double>, faults> values_;
  std::array<bool, faults> noticed_{};
  models::NoiseStream stream_;
  double drawn_ = 0.0;  ///< standard deviations
};

}  // namespace heliorig::adapters
