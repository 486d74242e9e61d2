#include "adapters/link/frame_channel.h"

#include <array>

#include "adapters/protocol/message_codec.h"

namespace heliorig::adapters {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

bool SequenceWatch::take(std::uint32_t sequence, LinkStatistics& statistics) {
  if (!newest_) {
    newest_ = sequence;
    seen_ = 1;
    return true;
  }
  const std::uint32_t ahead = sequence - *newest_;  // modulo 2^32, as the numbers go round
  if (ahead != 0 && ahead < 0x80000000u) {
    statistics.lost += ahead - 1;
    seen_ = ahead < window ? seen_ << ahead : 0;
    seen_ |= 1;
    newest_ = sequence;
    return true;
  }
  const std::uint32_t behind = *newest_ - sequence;
  const std::uint64_t bit = behind < window ? std::uint64_t{1} << behind : 0;
  if (bit == 0 || (seen_ & bit) != 0) {
    ++statistics.duplicated;
    return false;
  }
  seen_ |= bit;
  ++statistics.reordered;
  if (statistics.lost > 0) --statistics.lost;
  return true;
}

std::optional<StreamEnd> FrameChannel::send(wire::Body body, milliseconds patience) {
  const std::string bytes = wire::to_wire(wire::serialize(next(std::move(body))));
  use_up_number();
  return send_bytes(bytes, patience);
}

std::optional<StreamEnd> FrameChannel::send_bytes(const std::string& bytes, milliseconds patience) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const StreamProgress written = stream_->write({data, bytes.size()}, patience);
  if (const auto* end = std::get_if<StreamEnd>(&written)) return *end;
  if (std::get<std::size_t>(written) < bytes.size())
    return StreamEnd{StreamEnd::Kind::failed, "it does not read what it is sent"};
  ++statistics_.sent;
  return std::nullopt;
}

std::variant<std::optional<wire::Frame>, StreamEnd> FrameChannel::receive(Clock::time_point deadline) {
  std::array<std::uint8_t, 4096> bytes{};
  while (waiting_.empty()) {
    const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
    if (left.count() < 0) return std::nullopt;
    const StreamProgress read = stream_->read(bytes, left);
    if (const auto* end = std::get_if<StreamEnd>(&read)) return *end;
    take(std::span{bytes}.first(std::get<std::size_t>(read)));
    if (left.count() == 0 && waiting_.empty()) return std::nullopt;
  }
  wire::Frame frame = std::move(waiting_.front());
  waiting_.pop_front();
  return frame;
}

void FrameChannel::take(std::span<const std::uint8_t> bytes) {
  statistics_.bytes_received += bytes.size();
  for (const std::uint8_t byte : bytes) {
    if (const auto payload = finder_.take(byte)) take_payload(*payload);
  }
  statistics_.damaged = finder_.damaged();
}

void FrameChannel::take_payload(const std::string& payload) {
  auto frame = wire::parse(payload);
  if (!frame) {
    ++statistics_.unknown;
  } else if (frame->session != session_) {
    ++statistics_.foreign;
    const bool not_greeted = frame->session == 0 && std::holds_alternative<wire::Hello>(frame->body);
    if (not_greeted || std::holds_alternative<wire::Commands>(frame->body))
      waiting_.push_back(*std::move(frame));
  } else if (sequence_.take(frame->sequence, statistics_)) {
    ++statistics_.good;
    waiting_.push_back(*std::move(frame));
  }
}

}  // namespace heliorig::adapters
