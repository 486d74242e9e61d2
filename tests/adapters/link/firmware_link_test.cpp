// The bench's session with the library for firmware at the other end of the wire, a good wire and bad ones.
#include <boost/test/unit_test.hpp>
#include <random>

#include "adapters/link/link_session.h"
#include "tests/adapters/link/board_in_memory.h"

using namespace heliorig::adapters;
using namespace heliorig::adapters::tests;
using namespace std::chrono_literals;

namespace {

/// Of a wire that loses, what is not there need not be waited for.
const SessionOptions hasty{.greeting_patience = 20s, .answer_patience = 20s, .repeat_after = 0ms};

std::unique_ptr<LinkSession> opened(Board& board, const Wire& to_board = untouched,
                                    const Wire& to_bench = untouched, std::uint32_t number = 1) {
  SessionOptions options = hasty;
  options.session = number;
  auto session = LinkSession::open(std::make_unique<BoardStream>(board, to_board, to_bench), options);
  if (const auto* lost = std::get_if<SessionLost>(&session)) BOOST_FAIL(lost->reason);
  return std::get<std::unique_ptr<LinkSession>>(std::move(session));
}

wire::Commands answered(LinkSession& session, float value, std::int64_t count, std::uint32_t line = 0) {
  auto answer =
      session.step({.reals = {value, -value}, .counts = {count}, .line = line, .typed = line ? "typed" : ""});
  if (const auto* lost = std::get_if<SessionLost>(&answer)) BOOST_FAIL(lost->reason);
  return std::get<wire::Commands>(std::move(answer));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_link)

// By a clock that a test moves on: 3 ms on the way to the board, 4 ms back.
BOOST_AUTO_TEST_CASE(round_trips_and_frames_are_counted) {
  Board board;
  auto now = std::make_shared<std::chrono::steady_clock::time_point>();
  bool lose_next = false;
  SessionOptions options = hasty;
  options.session = 1;
  options.now = [now] { return *now; };
  const auto to_board = [&, now](std::string bytes) {
    *now += 3ms;
    return std::exchange(lose_next, false) ? std::string{} : bytes;
  };
  const auto to_bench = [now](std::string bytes) {
    *now += 4ms;
    return bytes;
  };
  auto opened = LinkSession::open(std::make_unique<BoardStream>(board, to_board, to_bench), options);
  auto& session = *std::get<std::unique_ptr<LinkSession>>(opened);
  BOOST_CHECK(!session.figures().round_trips);
  for (std::uint32_t i = 1; i <= 10; ++i) {
    lose_next = i == 5;
    heliorig_link_clock(&board.link, 7000 * i);
    answered(session, 1.0f, 1);
  }
  const heliorig::bench::LinkFigures figures = session.figures();
  BOOST_CHECK((figures.round_trips == heliorig::bench::LinkFigures::RoundTrips{9, 7ms, 7ms, 7ms, 7ms}));
  BOOST_CHECK_EQUAL(figures.frames.asked_again, 1u);
  BOOST_CHECK_EQUAL(figures.frames.sent, 1u + 4u + 11u);
  BOOST_CHECK_EQUAL(figures.frames.received, 1u + 4u + 20u);  // each answer with a line for the log
  BOOST_CHECK(figures.clock.value().offset == -7ms);          // it stood still while the fifth was lost
  BOOST_CHECK(figures.clock.value().offset_half_width == 7ms);
}

BOOST_AUTO_TEST_CASE(from_the_greeting_to_the_last_word) {
  Board board;
  BOOST_REQUIRE(board.complaint == nullptr);
  {
    const auto session = opened(board);
    const LinkHello& hello = session->hello();
    BOOST_CHECK_EQUAL(hello.hello.firmware + " " + hello.hello.version + " " + hello.hello.git_hash,
                      "board 1.2 abc");
    BOOST_CHECK_EQUAL(hello.hello.period_us, 50'000u);
    BOOST_REQUIRE_EQUAL(hello.sensors.size(), 3u);
    BOOST_CHECK_EQUAL(hello.sensors[2].name, "count");
    BOOST_REQUIRE_EQUAL(hello.outputs.size(), 3u);
    BOOST_CHECK_EQUAL(hello.outputs[1].name, "out[4]");
    BOOST_CHECK(hello.outputs[2].form == wire::SignalForm::total);
    for (int i = 1; i <= 100; ++i) {
      const wire::Commands commands = answered(*session, 0.5f * static_cast<float>(i), 3);
      BOOST_CHECK((commands.reals == std::vector{static_cast<float>(i), -static_cast<float>(i)}));
      BOOST_CHECK(commands.counts == std::vector<std::int64_t>{3 * i});
    }
    BOOST_CHECK_EQUAL(session->take_lines().size(), 100u);
    BOOST_CHECK(heliorig_link_active(&board.link));
  }
  BOOST_CHECK(!heliorig_link_active(&board.link));
  BOOST_CHECK_EQUAL(board.power_ups, 1);
}

// The second run with a board is as the first, though it has the same number.
BOOST_AUTO_TEST_CASE(a_run_after_another_starts_anew) {
  Board board;
  for (int run = 1; run <= 3; ++run) {
    const auto session = opened(board);
    BOOST_CHECK(answered(*session, 1, 5).counts == std::vector<std::int64_t>{5});
    BOOST_CHECK(answered(*session, 1, 5).counts == std::vector<std::int64_t>{10});
    BOOST_CHECK_EQUAL(board.power_ups, run);
  }
}

// A bench that broke off without its last word, and another that comes.
BOOST_AUTO_TEST_CASE(another_session_starts_anew) {
  Board board;
  const auto first = opened(board);
  answered(*first, 1, 5);
  const auto second = opened(board, untouched, untouched, 0);
  BOOST_CHECK(answered(*second, 1, 5).counts == std::vector<std::int64_t>{5});
  BOOST_CHECK_EQUAL(board.power_ups, 2);
}

BOOST_AUTO_TEST_CASE(a_typed_line_is_taken_once) {
  Board board;
  const auto session = opened(board);
  BOOST_CHECK_EQUAL(answered(*session, 1, 1).lines_taken, 0u);
  for (std::uint32_t line : {1u, 1u, 2u}) BOOST_CHECK_EQUAL(answered(*session, 1, 1, line).lines_taken, line);
  BOOST_CHECK((board.typed == std::vector<std::string>{"typed", "typed"}));
}

// Questions and answers are lost and repeated; no step is missed, or done twice.
BOOST_AUTO_TEST_CASE(over_a_wire_that_spoils_bytes_each_step_is_done_once) {
  Board board;
  const auto session = opened(board, spoiling(1, 100), spoiling(2, 100));
  for (int i = 1; i <= 2000; ++i) {
    const wire::Commands commands = answered(*session, static_cast<float>(i), 7);
    BOOST_REQUIRE(commands.reals[0] == static_cast<float>(2 * i));
    BOOST_REQUIRE(commands.counts == std::vector<std::int64_t>{7 * i});
  }
  BOOST_CHECK_EQUAL(board.steps, 2000);
  BOOST_CHECK_GT(session->statistics().damaged, 100u);
  BOOST_CHECK_GT(board.link.receiver.damaged, 100u);
}

// Each frame comes again when two more have passed: late questions are not new ones.
BOOST_AUTO_TEST_CASE(frames_that_come_late_and_again_change_nothing) {
  Board board;
  const auto late = [](std::string bytes, std::deque<std::string>& before) {
    before.push_back(bytes);
    if (before.size() < 3) return bytes;
    bytes += before.front();
    before.pop_front();
    return bytes;
  };
  std::deque<std::string> to_board;
  std::deque<std::string> to_bench;
  const auto session = opened(
      board, [&](std::string bytes) { return late(std::move(bytes), to_board); },
      [&](std::string bytes) { return late(std::move(bytes), to_bench); });
  for (int i = 1; i <= 200; ++i)
    BOOST_REQUIRE(answered(*session, 1, 7).counts == std::vector<std::int64_t>{7 * i});
  BOOST_CHECK_EQUAL(board.steps, 200);
  BOOST_CHECK_EQUAL(board.power_ups, 1);
  BOOST_CHECK_GT(session->statistics().duplicated, 100u);
}

// Good frames are done once each; in place of those that do not come through, silence.
BOOST_AUTO_TEST_CASE(the_library_rejects_what_a_faulty_link_brings) {
  for (std::size_t kind = 0; kind < LinkFaults::kinds; ++kind) {
    BOOST_TEST_CONTEXT(LinkFaults::points()[kind].kind) {
      Board board;
      const auto session = opened(board);
      session->faults().set(kind, 0.12);
      int heard = 0;
      for (int i = 1; i <= 60; ++i) {
        if (i == 50) session->faults().set(kind, std::nullopt);
        const wire::Commands commands = answered(*session, static_cast<float>(i), 7);
        if (!session->silent()) BOOST_CHECK_EQUAL(commands.reals[0], static_cast<float>(2 * i));
        BOOST_CHECK_EQUAL(heliorig_link_silent(&board.link), session->silent());
        heard += session->silent() ? 0 : 1;
      }
      BOOST_CHECK_EQUAL(board.steps, 60);
      BOOST_CHECK_GE(heard, 11);
      BOOST_CHECK_EQUAL(session->wrong_frames_taken(), 0u);
      BOOST_CHECK_EQUAL(session->figures().frames.asked_again, 0u);
    }
  }
}

// Whatever comes, the library does not stumble, and hears the bench afterwards.
BOOST_AUTO_TEST_CASE(noise_of_any_kind) {
  Board board;
  std::mt19937_64 random(7);
  for (int i = 0; i < 2'000'000; ++i) {
    board.take(static_cast<std::uint8_t>(random() % 16 == 0 ? 0 : random()));
    heliorig_link_give(&board.link);
  }
  BOOST_CHECK_EQUAL(board.steps, 0);
  BOOST_CHECK(answered(*opened(board), 1, 5).counts == std::vector<std::int64_t>{5});
}

BOOST_AUTO_TEST_SUITE_END()
