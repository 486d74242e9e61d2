#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace heliorig::bench {

/// How well the way to a controller at the other end of a link did. Wall-clock figures: in results alone.
struct LinkFigures {
  /// What became of the frames, by what the bench sees.
  struct Frames {
    std::uint64_t sent = 0;
    std::uint64_t asked_again = 0;  ///< of them, since no answer came in time
    std::uint64_t received = 0;     ///< whole, new and of this run
    std::uint64_t damaged = 0;      ///< rejected by their CRC
    std::uint64_t unknown = 0;      ///< rejected: whole, and no message of this version
    std::uint64_t foreign = 0;      ///< rejected: of another run, or from elsewhere
    std::uint64_t duplicated = 0;   ///< rejected: their number came before
    std::uint64_t reordered = 0;    ///< came after a later one
    std::uint64_t lost = 0;         ///< never came, by their numbers

    bool operator==(const Frames&) const = default;
  };

  /// From a step's question to its answer, of the steps that were asked once: to which question an answer
  /// belongs is open otherwise (Karn and Partridge, Computer Communication Review 17(5), 1987).
  struct RoundTrips {
    std::uint64_t count = 0;
    std::chrono::nanoseconds min{};
    std::chrono::nanoseconds median{};
    std::chrono::nanoseconds p99{};
    std::chrono::nanoseconds max{};

    bool operator==(const RoundTrips&) const = default;
  };

  /// The controller's own clock against the bench's. Each is certain within the half width beside it.
  struct Clock {
    std::chrono::nanoseconds offset{};  ///< what it gains from the first step to the last; negative: loses
    std::chrono::nanoseconds offset_half_width{};
    double rate_ppm = 0.0;  ///< by how much it goes too fast
    double rate_half_width_ppm = 0.0;

    bool operator==(const Clock&) const = default;
  };

  Frames frames;
  std::optional<RoundTrips> round_trips;  ///< nothing where no step was answered at once
  std::optional<Clock> clock;             ///< nothing where the controller tells of none

  bool operator==(const LinkFigures&) const = default;
};

}  // namespace heliorig::bench
