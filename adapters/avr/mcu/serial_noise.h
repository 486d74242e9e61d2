#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "models/noise/noise_stream.h"

namespace heliorig::adapters {

/// What a receiver makes of a byte's time on a serial wire.
struct SerialByte {
  std::uint8_t value = 0;
  bool frame_error = false;  ///< there was no stop bit

  bool operator==(const SerialByte&) const = default;
};

/// What can befall a serial wire: noise, by which each bit arrives turned with the same probability, and a
/// break, by which the wire is low all the time. Bytes have eight data bits and no parity.
class SerialNoise {
 public:
  SerialNoise(models::Seed seed, std::string_view name) : noise_(seed, name) {}

  enum Fault : std::size_t { noise, held_low, faults };
  /// Noise takes the probability. Whether the wire fell.
  bool set(Fault fault, std::optional<double> value);
  bool on(Fault fault) const { return values_[fault].has_value(); }

  /// One byte's time in which this byte was sent, or none and the wire was high: what arrives, if anything
  /// does. A start bit that is turned loses the byte; one where nothing was sent makes one.
  std::optional<SerialByte> carry(std::optional<std::uint8_t> sent);

  /// The receiver was there, and what arrived was not what was sent. On a wire that is held low noise alone
  /// makes no difference.
  void note_effect() {
    if (on(held_low))
      effects_[held_low] = true;
    else if (on(noise))
      effects_[noise] = true;
  }
  bool has_effect(Fault fault) const { return effects_[fault]; }

 private:
  bool turned() { return noise_.uniform() < *values_[noise]; }

  models::NoiseStream noise_;
  std::array<std::optional<double>, faults> values_;
  std::array<bool, faults> effects_{};
};

}  // namespace heliorig::adapters
