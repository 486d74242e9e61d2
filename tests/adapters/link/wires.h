#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <string>

namespace heliorig::adapters::tests {

/// What a wire makes of some bytes.
using Wire = std::function<std::string(std::string)>;

inline std::string untouched(std::string bytes) {
  return bytes;
}

/// Drops, repeats, changes or precedes by another a byte in so many.
inline Wire spoiling(std::uint64_t seed, std::uint64_t one_in) {
  return [random = std::mt19937_64{seed}, one_in](std::string bytes) mutable {
    std::string arrives;
    for (const char byte : bytes) {
      const auto chance = random() % (4 * one_in);
      if (chance == 0) continue;
      if (chance == 1) arrives.push_back(byte);
      if (chance == 2) arrives.push_back(static_cast<char>(random()));
      arrives.push_back(chance == 3 ? static_cast<char>(random()) : byte);
    }
    return arrives;
  };
}

}  // namespace heliorig::adapters::tests
