#include "models/noise/noise_stream.h"

#include <cmath>

namespace heliorig::models {
namespace {

/// FNV-1a, 64 bits (Fowler, Noll, Vo): the same name gives the same number on every machine, unlike
/// std::hash.
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char character : text) {
    hash ^= static_cast<unsigned char>(character);
    hash *= 0x100000001b3u;
  }
  return hash;
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring seeds come out far apart.
std::uint64_t mix(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15u;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  return value ^ (value >> 31);
}

}  // namespace

NoiseStream::NoiseStream(Seed seed, std::string_view name)
    : generator_(mix(mix(static_cast<std::uint64_t>(seed)) ^ fnv1a(name))) {}

double NoiseStream::uniform() {
  constexpr double step = 0x1p-53;  // a double holds 53 bits
  return static_cast<double>(generator_() >> 11) * step;
}

// Marsaglia's polar method (1964). std::normal_distribution would do, but the standard leaves its algorithm
// open, and a trace must be the same with another standard library.
double NoiseStream::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  double u = 0.0;
  double v = 0.0;
  double square = 0.0;
  do {
    u = 2.0 * uniform() - 1.0;
    v = 2.0 * uniform() - 1.0;
    square = u * u + v * v;
  } while (square >= 1.0 || square == 0.0);
  const double factor = std::sqrt(-2.0 * std::log(square) / square);
  spare_ = v * factor;
  has_spare_ = true;
  return u * factor;
}

}  // namespace heliorig::models
