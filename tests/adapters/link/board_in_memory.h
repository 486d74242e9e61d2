#pragma once

#include <array>
#include <deque>

#include "adapters/link/byte_stream.h"
#include "adapters/protocol/firmware/src/heliorig_link.h"
#include "tests/adapters/link/wires.h"

namespace heliorig::adapters::tests {

/// A controller by the library for firmware, and the wire to it, in one thread: it lives while the bench
/// reads. It doubles what it reads.
struct Board {
  Board() {
    complaint =
        heliorig_link_begin(&link, &identity, received.data(), received.size(), answer.data(), answer.size());
  }
  /// A byte of the wire to the board, and what is done by then.
  void take(std::uint8_t byte) {
    heliorig_link_take(&link, byte);
    if (!heliorig_link_step(&link)) return;
    ++steps;
    if (heliorig_link_power_up(&link)) {
      ++power_ups;
      total = 0;
    }
    std::uint16_t size = 0;
    if (const char* text = heliorig_link_typed(&link, &size)) typed.emplace_back(text, size);
    out = {2 * in[0], 2 * in[1]};
    total += count;
    heliorig_link_log(&link, "stepped");
    heliorig_link_answer(&link);
  }

  std::array<float, 2> in{};
  std::int32_t count = 0;
  std::array<float, 2> out{};
  std::int64_t total = 0;
  std::array<heliorig_signal, 4> signals{{
      {"in[0..1]", HELIORIG_REAL, sizeof(float), 2, in.data()},
      {"count", HELIORIG_COUNT, sizeof(std::int32_t), 1, &count},
      {"out[3..4]", HELIORIG_REAL, sizeof(float), 2, out.data()},
      {"total", HELIORIG_TOTAL, sizeof(std::int64_t), 1, &total},
  }};
  heliorig_identity identity{
      "board", "1.2",          "abc", HELIORIG_RUNS_BY_BENCH_CLOCK | HELIORIG_HAS_CONSOLE,
      50'000,  signals.data(), 2,     signals.data() + 2,
      2};
  std::array<std::uint8_t, 256> received{};
  std::array<std::uint8_t, 128> answer{};
  heliorig_link link;
  const char* complaint = nullptr;
  int steps = 0;
  int power_ups = 0;
  std::vector<std::string> typed;
};

class BoardStream final : public ByteStream {
 public:
  BoardStream(Board& board, Wire to_board, Wire to_bench)
      : board_(board), to_board_(std::move(to_board)), to_bench_(std::move(to_bench)) {}

  StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds) override {
    std::size_t got = 0;
    for (; got < into.size() && !came_.empty(); ++got) {
      into[got] = static_cast<std::uint8_t>(came_.front());
      came_.pop_front();
    }
    return got;
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds) override {
    for (const char byte : to_board_({bytes.begin(), bytes.end()}))
      board_.take(static_cast<std::uint8_t>(byte));
    std::string sent;
    for (int byte = heliorig_link_give(&board_.link); byte >= 0; byte = heliorig_link_give(&board_.link))
      sent.push_back(static_cast<char>(byte));
    for (const char byte : to_bench_(std::move(sent))) came_.push_back(byte);
    return bytes.size();
  }
  void discard_input() override { came_.clear(); }

 private:
  Board& board_;
  Wire to_board_;
  Wire to_bench_;
  std::deque<char> came_;
};

}  // namespace heliorig::adapters::tests
