#include "tests/adapters/protocol/spoiled_line.h"

#include <boost/test/unit_test.hpp>
#include <random>

#include "adapters/protocol/framing.h"

namespace heliorig::adapters::tests {
namespace {

class Line {
 public:
  Line(double probability, std::uint64_t seed)
      : random_(seed), spoils_below_(static_cast<std::uint64_t>(probability * 65536.0)) {}

  std::string payload(std::uint64_t number) {
    std::string bytes(8 + below(24), '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      // A number first, that no two payloads are the same; a third of the rest are zeros.
      const std::uint64_t byte = i < 8 ? number >> (8 * i) : below(3) == 0 ? 0 : below(256);
      bytes[i] = static_cast<char>(byte & 0xff);
    }
    return bytes;
  }

  /// What arrives of these bytes; `spoiled` where that is not what was sent.
  std::string carry(const std::string& bytes, bool& spoiled) {
    std::string arrives;
    for (const char byte : bytes) {
      if (below(65536) >= spoils_below_) {
        arrives.push_back(byte);
        continue;
      }
      spoiled = true;
      switch (below(4)) {
        case 0:
          arrives.push_back(static_cast<char>(byte ^ static_cast<char>(1 + below(255))));
          break;
        case 1:
          break;
        case 2:
          arrives += {byte, byte};
          break;
        default:
          arrives += {static_cast<char>(below(256)), byte};
      }
    }
    return arrives;
  }

 private:
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }

  std::mt19937_64 random_;
  std::uint64_t spoils_below_;
};

}  // namespace

SpoiledOutcome send_spoiled(std::uint64_t frames, double probability, std::uint64_t seed,
                            const ByteDecoder& decoder) {
  SpoiledOutcome outcome;
  Line line(probability, seed);
  std::uint64_t whole_in_a_row = 0;
  std::optional<std::string>
      before;  // not given out yet: its last zero was lost, the next frame's first will do
  for (outcome.sent = 0; outcome.sent < frames; ++outcome.sent) {
    const std::string payload = line.payload(outcome.sent);
    bool spoiled = false;
    bool arrived = false;
    for (const char byte : line.carry(wire::to_wire(payload), spoiled)) {
      const auto found = decoder(static_cast<std::uint8_t>(byte));
      if (!found) continue;
      ++outcome.accepted;
      if (*found == payload) {
        arrived = true;
      } else if (found == before) {
        before.reset();
      } else {
        ++outcome.wrong;
      }
    }
    before = arrived ? std::nullopt : std::optional{payload};
    whole_in_a_row = spoiled ? 0 : whole_in_a_row + 1;
    if (spoiled) continue;
    ++outcome.whole;
    if (!arrived) ++outcome.whole_lost;
    if (!arrived && whole_in_a_row >= 2) ++outcome.slow_recovery;
  }
  return outcome;
}

void check(const SpoiledOutcome& outcome) {
  BOOST_TEST_MESSAGE(outcome.sent << " sent, " << outcome.whole << " whole, " << outcome.accepted
                                  << " accepted, " << outcome.wrong << " wrong, " << outcome.whole_lost
                                  << " whole ones lost");
  BOOST_CHECK_EQUAL(outcome.wrong, 0u);
  BOOST_CHECK_EQUAL(outcome.whole_lost, 0u);
  BOOST_CHECK_EQUAL(outcome.slow_recovery, 0u);
  BOOST_CHECK_GE(outcome.accepted, outcome.whole);
  BOOST_CHECK_LT(outcome.whole, outcome.sent);
}

}  // namespace heliorig::adapters::tests
