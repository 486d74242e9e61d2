#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "adapters/protocol/messages.h"
#include "models/ports/fault_point.h"
#include "models/time/sim_time.h"

namespace heliorig::adapters {

/// What a link can do to the frames on their way to a controller: the eight errors of communication that
/// IEC 61784-3 names, at the target `link.frames`.
///
///   corrupted     a bit of each is turned: the CRC tells
///   repeated      behind each comes once more the one before it: the step's number tells
///   misordered    every other comes behind the one after it: the step's number tells
///   lost          none comes: silence tells
///   delayed       each comes late by a time: the step's number tells
///   inserted      before each comes one from a bench that has greeted nobody: the session's number tells
///   masqueraded   before each comes one of another protocol: the CRC, which is Castagnoli's there, tells
///   misaddressed  in place of each comes one to another controller: the session's number tells
class LinkFaults {
 public:
  static constexpr std::size_t kinds = 8;

  /// In the order above.
  static std::vector<models::FaultPoint> points();

  /// Sets or clears a kind. What is held back comes, late, when its time has come, cleared or not.
  void set(std::size_t kind, std::optional<double> value);
  /// Whether a frame has met it since it was set.
  bool has_effect(std::size_t kind) const { return has_effect_.at(kind); }

  /// What becomes of a step's frame, in bytes of the wire.
  struct Passage {
    bool heard = true;                ///< the step's own frame comes through
    std::vector<std::string> before;  ///< wrong ones, in its place or before it
    std::vector<std::string> after;   ///< wrong ones, when it has been answered
  };
  /// Every step's frame is to pass, in their order; `period` is from one to the next.
  Passage pass(const wire::Frame& frame, models::SimDuration period);

  /// Wrong frames that were let through to the controller so far.
  std::uint64_t wrong_frames() const { return wrong_frames_; }

 private:
  enum Kind : std::size_t {
    corrupted,
    repeated,
    misordered,
    lost,
    delayed,
    inserted,
    masqueraded,
    misaddressed
  };
  struct Late {
    std::uint64_t due;  ///< at which step
    std::string bytes;
  };
  bool befalls(Kind kind);
  bool comes_through(const wire::Frame& frame, const std::string& bytes, models::SimDuration period,
                     Passage& passage);
  void release_what_is_late(Passage& passage);

  std::array<std::optional<double>, kinds> values_{};
  std::array<bool, kinds> has_effect_{};
  std::uint64_t steps_ = 0;
  std::uint64_t wrong_frames_ = 0;
  std::string last_heard_;  ///< the bytes of the last step's frame that came through
  std::deque<Late> late_;
};

}  // namespace heliorig::adapters
