#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "adapters/link/byte_stream.h"
#include "adapters/protocol/framing.h"
#include "adapters/protocol/messages.h"

namespace heliorig::adapters {

/// What became of the frames of a link, by what this end sees.
struct LinkStatistics {
  std::uint64_t sent = 0;
  std::uint64_t good = 0;        ///< whole and new
  std::uint64_t damaged = 0;     ///< by their CRC
  std::uint64_t unknown = 0;     ///< whole, and no message of this version
  std::uint64_t foreign = 0;     ///< of another session: left over, or from elsewhere
  std::uint64_t lost = 0;        ///< whose number never came
  std::uint64_t duplicated = 0;  ///< whose number came before; dropped
  std::uint64_t reordered = 0;   ///< that came after a later one
  std::uint64_t bytes_received = 0;

  bool operator==(const LinkStatistics&) const = default;
};

/// Numbers of frames as they come: which are new, and what the gaps were.
class SequenceWatch {
 public:
  /// Whether the frame of this number is new.
  bool take(std::uint32_t sequence, LinkStatistics& statistics);

 private:
  static constexpr std::uint32_t window = 64;  ///< further back a number counts as one that came before

  std::optional<std::uint32_t> newest_;
  std::uint64_t seen_ = 0;  ///< bit k: the number `newest − k` has come
};

/// Frames over a stream of bytes: numbered, each with the session's number.
class FrameChannel {
 public:
  FrameChannel(std::unique_ptr<ByteStream> stream, std::uint32_t session)
      : stream_(std::move(stream)), session_(session) {}

  /// Nothing, or why it could not be sent whole: the stream's end, or `failed` where the other end does not
  /// read.
  std::optional<StreamEnd> send(wire::Body body, std::chrono::milliseconds patience);
  /// The same of bytes that are a frame's, or should have been.
  std::optional<StreamEnd> send_bytes(const std::string& bytes, std::chrono::milliseconds patience);
  /// What send() would send next.
  wire::Frame next(wire::Body body) const { return {session_, next_sequence_, std::move(body)}; }
  /// What is sent next bears another number.
  void use_up_number() { ++next_sequence_; }

  /// The next frame that is new; nothing where none comes until `deadline`, or the stream's end. A Hello of
  /// session 0 is handed on: a board that has not been greeted since it started. So are Commands of another
  /// session: whoever answers so has been asked by somebody else, or thinks so.
  std::variant<std::optional<wire::Frame>, StreamEnd> receive(std::chrono::steady_clock::time_point deadline);

  const LinkStatistics& statistics() const { return statistics_; }
  std::uint32_t session() const { return session_; }

 private:
  void take(std::span<const std::uint8_t> bytes);
  void take_payload(const std::string& payload);

  std::unique_ptr<ByteStream> stream_;
  std::uint32_t session_;
  std::uint32_t next_sequence_ = 1;
  wire::FrameFinder finder_;
  SequenceWatch sequence_;
  LinkStatistics statistics_;
  std::deque<wire::Frame> waiting_;
};

}  // namespace heliorig::adapters
