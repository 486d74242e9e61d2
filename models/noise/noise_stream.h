#pragma once

#include <cstdint>
#include <random>
#include <string_view>

namespace heliorig::models {

/// The seed of a run, as written in the scenario.
enum class Seed : std::uint64_t {};

/// Gaussian noise of one instrument. Seeded by the run's seed and the instrument's own name, so that adding an
/// instrument does not shift the noise of another.
class NoiseStream {
 public:
  NoiseStream(Seed seed, std::string_view name);

  /// The next sample of a normal distribution with mean 0 and standard deviation 1.
  double normal();
  /// The next sample of a uniform distribution over [0, 1).
  double uniform();

 private:
  std::mt19937_64 generator_;
  double spare_ = 0.0;
  bool has_spare_ = false;
};

}  // namespace heliorig::models
