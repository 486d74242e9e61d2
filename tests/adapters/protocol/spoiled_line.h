#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace heliorig::adapters::tests {

/// What came of frames sent over a line that spoils bytes.
struct SpoiledOutcome {
  std::uint64_t sent = 0;
  std::uint64_t whole = 0;          ///< whose own bytes came as they were sent
  std::uint64_t accepted = 0;       ///< that the decoder gave out
  std::uint64_t wrong = 0;          ///< of those, that are none of the frames about to come
  std::uint64_t whole_lost = 0;     ///< whole, and not given out
  std::uint64_t slow_recovery = 0;  ///< two whole frames in a row after damage, and the second not given out
};

/// Takes a byte and gives the payload that it completes.
using ByteDecoder = std::function<std::optional<std::string>(std::uint8_t)>;

/// Sends numbered frames of random lengths; each byte is, with this probability, changed, dropped, repeated
/// or preceded by a random one. The same for the same seed.
SpoiledOutcome send_spoiled(std::uint64_t frames, double probability, std::uint64_t seed,
                            const ByteDecoder& decoder);

/// No wrong frame, no whole one lost, recovery at once.
void check(const SpoiledOutcome& outcome);

}  // namespace heliorig::adapters::tests
