// Either end of the link with another that is out of its mind: frames whose checksum is right and whose
// content is not.
#include <boost/test/unit_test.hpp>
#include <random>

#include "adapters/link/link_session.h"
#include "adapters/protocol/framing.h"
#include "adapters/protocol/message_codec.h"
#include "tests/adapters/link/board_in_memory.h"
#include "tests/support/mutator.h"

using namespace heliorig::adapters;
using namespace heliorig::adapters::tests;
using namespace std::chrono_literals;
using heliorig::tests::Mutator;

namespace {

/// Spoils one frame in so many, and gives it the checksum of what it has become.
Wire spoiling_content(std::uint64_t seed, std::uint64_t one_in) {
  return [mutator = Mutator{seed}, random = std::mt19937_64{seed}, finder = wire::FrameFinder{},
          one_in](const std::string& bytes) mutable {
    std::string arrives;
    for (const char byte : bytes) {
      const auto payload = finder.take(static_cast<std::uint8_t>(byte));
      if (payload) arrives += wire::to_wire(random() % one_in == 0 ? mutator.mutate(*payload) : *payload);
    }
    return arrives;
  };
}

/// Ends where the board has nothing more to say, as it never will.
class EndingStream final : public ByteStream {
 public:
  EndingStream(Board& board, Wire to_bench) : board_(board, untouched, std::move(to_bench)) {}

  StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    const auto progress = board_.read(into, patience);
    reads_in_vain_ = std::get<std::size_t>(progress) == 0 ? reads_in_vain_ + 1 : 0;
    return reads_in_vain_ < 1000 ? progress : StreamEnd{StreamEnd::Kind::closed, "nothing came"};
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience) override {
    return board_.write(bytes, patience);
  }
  void discard_input() override { board_.discard_input(); }

 private:
  BoardStream board_;
  int reads_in_vain_ = 0;
};

/// How many steps a session with such a board lasts, of a hundred.
int steps_with(Board& board, const Wire& to_bench) {
  auto opened =
      LinkSession::open(std::make_unique<EndingStream>(board, to_bench), {.session = 1, .repeat_after = 0ms});
  if (const auto* lost = std::get_if<SessionLost>(&opened)) {
    BOOST_REQUIRE(!lost->reason.empty());
    return 0;
  }
  LinkSession& session = *std::get<std::unique_ptr<LinkSession>>(opened);
  for (int step = 0; step < 100; ++step) {
    const auto answer = session.step({.reals = {1, 2}, .counts = {3}});
    if (const auto* lost = std::get_if<SessionLost>(&answer)) {
      BOOST_REQUIRE(!lost->reason.empty());
      return step;
    }
    const auto& commands = std::get<wire::Commands>(answer);
    BOOST_REQUIRE_EQUAL(commands.reals.size() + commands.counts.size(), session.hello().outputs.size());
  }
  return 100;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_frames)

// What it takes it answers; then a bench that is in its right mind begins anew.
BOOST_AUTO_TEST_CASE(a_bench_out_of_its_mind) {
  Board board;
  Mutator mutator(1);
  const std::vector<wire::Body> bodies{
      wire::Start{}, wire::AskSignal{2}, wire::DefocusAndVent{},
      wire::Sensors{.step = 1, .reals = {1, 2}, .counts = {3}, .line = 1, .typed = "status"}};
  for (std::uint32_t i = 1; i <= 100'000; ++i) {
    wire::Body body = bodies[i % bodies.size()];
    if (auto* sensors = std::get_if<wire::Sensors>(&body)) sensors->step = i;
    const std::string good = wire::serialize({9, i, body});
    for (const char byte : wire::to_wire(i % 3 == 0 ? good : mutator.mutate(good)))
      board.take(static_cast<std::uint8_t>(byte));
    while (heliorig_link_give(&board.link) >= 0) {
    }
  }
  BOOST_CHECK_GT(board.steps, 1000);
  BOOST_CHECK_GT(board.typed.size(), 1000u);
  BOOST_CHECK_EQUAL(steps_with(board, untouched), 100);
}

BOOST_AUTO_TEST_CASE(a_board_out_of_its_mind) {
  int whole = 0;
  int broken = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Board board;
    ++(steps_with(board, spoiling_content(seed, 5)) == 100 ? whole : broken);
  }
  BOOST_CHECK_GT(whole, 50);
  BOOST_CHECK_GT(broken, 10);
  BOOST_TEST_MESSAGE(whole << " whole, " << broken << " broken");
}

BOOST_AUTO_TEST_SUITE_END()
