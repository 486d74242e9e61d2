#include "adapters/link/link_faults.h"

#include <algorithm>
#include <cmath>

#include "adapters/protocol/framing.h"
#include "adapters/protocol/message_codec.h"

namespace heliorig::adapters {
namespace {

constexpr double longest_delay_s = 60.0;
/// No run of ours: their numbers have the highest bit.
constexpr std::uint32_t somebody_else = 0x7fffffff;

std::string on_the_wire(wire::Frame frame, std::uint32_t session) {
  frame.session = session;
  return wire::to_wire(wire::serialize(frame));
}

/// A bit between the zeros at both ends, another with each frame.
std::string with_a_bit_turned(std::string bytes, std::uint64_t number) {
  const std::size_t place = 1 + (number * 37) % (bytes.size() - 2);
  bytes[place] = static_cast<char>(bytes[place] ^ (1 << number % 8));
  return bytes;
}

}  // namespace

std::vector<models::FaultPoint> LinkFaults::points() {
  const auto point = [](const char* kind, const char* meaning) {
    return models::FaultPoint{"link.frames", kind, "", 0.0, 0.0, 1.0, false, meaning};
  };
  return {point("corrupted", "a bit of each frame to the controller is turned"),
          point("repeated", "behind each frame the one before it comes once more"),
          point("misordered", "every other frame comes behind the one after it"),
          point("lost", "no frame comes"),
          {"link.frames", "delayed", "s", 0.0, 1e-3, longest_delay_s, false, "each frame comes late by this"},
          point("inserted", "before each frame comes one from a bench that has greeted nobody"),
          point("masqueraded", "before each frame comes one of another protocol, with another CRC"),
          point("misaddressed", "in place of each frame comes one to another controller")};
}

void LinkFaults::set(std::size_t kind, std::optional<double> value) {
  values_.at(kind) = value;
  has_effect_.at(kind) = false;
}

bool LinkFaults::befalls(Kind kind) {
  has_effect_[kind] = has_effect_[kind] || values_[kind].has_value();
  return values_[kind].has_value();
}

LinkFaults::Passage LinkFaults::pass(const wire::Frame& frame, models::SimDuration period) {
  ++steps_;
  const std::string bytes = wire::to_wire(wire::serialize(frame));
  Passage passage;
  passage.heard = comes_through(frame, bytes, period, passage);
  if (passage.heard) {
    if (befalls(inserted)) passage.before.push_back(on_the_wire(frame, 0));
    if (befalls(masqueraded)) passage.before.push_back(wire::to_wire_of_another(wire::serialize(frame)));
    if (!last_heard_.empty() && befalls(repeated)) passage.after.push_back(last_heard_);
    last_heard_ = bytes;
  }
  release_what_is_late(passage);
  wrong_frames_ += passage.before.size() + passage.after.size();
  return passage;
}

/// One thing at a time can befall the frame itself.
bool LinkFaults::comes_through(const wire::Frame& frame, const std::string& bytes, models::SimDuration period,
                               Passage& passage) {
  if (befalls(lost)) return false;
  if (befalls(delayed)) {
    const double periods = *values_[delayed] / models::seconds(period);
    late_.push_back({steps_ + static_cast<std::uint64_t>(std::max(1.0, std::ceil(periods - 1e-9))), bytes});
  } else if (late_.empty() && befalls(misordered)) {
    late_.push_back({steps_ + 1, bytes});
  } else if (befalls(corrupted)) {
    passage.before.push_back(with_a_bit_turned(bytes, steps_));
  } else if (befalls(misaddressed)) {
    passage.before.push_back(on_the_wire(frame, somebody_else));
  } else {
    return true;
  }
  return false;
}

void LinkFaults::release_what_is_late(Passage& passage) {
  while (!late_.empty() && late_.front().due <= steps_) {
    passage.after.push_back(std::move(late_.front().bytes));
    late_.pop_front();
  }
}

}  // namespace heliorig::adapters
