// The library for firmware against the host's codec, which is libprotobuf's: the same bytes, the same values,
// and nothing taken that is not a message.
#include <array>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <random>

#include "adapters/protocol/firmware/src/heliorig_link.h"
#include "adapters/protocol/framing.h"
#include "adapters/protocol/message_codec.h"
#include "tests/adapters/protocol/spoiled_line.h"
#include "tests/support/mutator.h"

using namespace heliorig::adapters;
using namespace std::string_literals;

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  /// Of any number of bits.
  std::uint64_t number() { return random_() >> below(64); }
  std::uint32_t number32() { return static_cast<std::uint32_t>(number() >> 32 >> below(2) * 16); }
  std::int64_t whole(int bits) {
    const auto number = static_cast<std::int64_t>(this->number() >> (65 - bits));
    return below(2) == 0 ? number : -number - 1;
  }
  float real() {
    constexpr std::array edges{0.0f, -0.0f, std::numeric_limits<float>::infinity(), 1e-45f, -3.4e38f};
    return below(4) == 0 ? edges[below(edges.size())] : static_cast<float>(whole(40)) * 1e-4f;
  }
  std::string text(std::size_t longest) {
    std::string text(below(longest + 1), '\0');
    for (char& character : text) character = static_cast<char>(1 + below(255));
    return text;
  }

 private:
  std::mt19937_64 random_;
};

/// A controller with values of each kind.
struct Variables {
  std::array<float, 3> reals{};
  float real = 0;
  std::array<bool, 10> switches{};
  std::int32_t count = 0;
  std::array<std::int64_t, 2> wide{};
  std::array<heliorig_signal, 5> signals{{
      {"a[0..2]", HELIORIG_REAL, sizeof(float), 3, reals.data()},
      {"b[5..14].c", HELIORIG_COUNT, sizeof(bool), 10, switches.data()},
      {"d", HELIORIG_COUNT, sizeof(std::int32_t), 1, &count},
      {"e", HELIORIG_REAL, sizeof(float), 1, &real},
      {"f[1..2]", HELIORIG_TOTAL, sizeof(std::int64_t), 2, wide.data()},
  }};

  std::vector<float> all_reals() const { return {reals[0], reals[1], reals[2], real}; }
  std::vector<std::int64_t> all_counts() const {
    std::vector<std::int64_t> counts(switches.begin(), switches.end());
    counts.insert(counts.end(), {count, wide[0], wide[1]});
    return counts;
  }
  void fill(Random& random) {
    for (float& value : reals) value = random.real();
    real = random.real();
    for (bool& value : switches) value = random.below(2) == 1;
    count = static_cast<std::int32_t>(random.whole(32));
    for (std::int64_t& value : wide) value = random.whole(64);
  }
  heliorig_identity identity() const {
    return {"firmware", "1.0",          "abcdef", HELIORIG_RUNS_BY_BENCH_CLOCK | HELIORIG_HAS_CONSOLE,
            100'000,    signals.data(), 2,        signals.data() + 2,
            3};
  }
};

std::string bits_of(const std::vector<float>& reals) {
  return {reinterpret_cast<const char*>(reals.data()), reals.size() * sizeof(float)};
}

/// A whole frame as the library sends it.
template <typename WriteBody>
std::string sent(std::uint32_t session, std::uint32_t sequence, std::uint8_t kind, WriteBody write) {
  std::array<std::uint8_t, 600> body{};
  heliorig_writer writer{body.data(), body.size(), 0, false};
  write(&writer);
  heliorig_sender sender{};
  heliorig_writer head{sender.head, sizeof sender.head, 0, false};
  heliorig_write_head(&head, session, sequence, kind, writer.size);
  BOOST_REQUIRE(!writer.full && !head.full);
  sender.head_size = static_cast<std::uint8_t>(head.size);
  heliorig_sender_begin(&sender, body.data(), writer.size);
  std::string bytes;
  while (heliorig_sender_busy(&sender)) bytes.push_back(static_cast<char>(heliorig_sender_give(&sender)));
  return bytes;
}

std::string by_host(std::uint32_t session, std::uint32_t sequence, wire::Body body) {
  return wire::to_wire(wire::serialize({session, sequence, std::move(body)}));
}

const auto* data_of(const std::string& bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

std::string text_of(const heliorig_reader& reader) {
  return {reinterpret_cast<const char*>(reader.bytes), reader.size};
}

wire::Sensors random_sensors(Random& random) {
  Variables values;
  values.fill(random);
  return {.step = random.number32(),
          .reals = values.all_reals(),
          .counts = values.all_counts(),
          .power_up = random.below(2) == 1,
          .line = random.number32(),
          .typed = random.text(40)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_library)

BOOST_AUTO_TEST_CASE(what_it_sends_is_what_libprotobuf_sends) {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::uint32_t session = random.number32();
    const std::uint32_t sequence = random.number32();
    Variables of;
    of.fill(random);
    const std::array texts{random.text(30), random.text(30), random.text(36)};
    heliorig_identity identity = of.identity();
    identity.firmware = texts[0].c_str();
    identity.version = texts[1].c_str();
    identity.git_hash = texts[2].c_str();
    identity.capabilities = static_cast<std::uint8_t>(random.below(8));
    identity.period_us = random.number32();
    BOOST_REQUIRE(
        sent(session, sequence, HELIORIG_HELLO, [&](auto* to) { heliorig_write_hello(to, &identity); }) ==
        by_host(session, sequence,
                wire::Hello{.protocol = 1,
                            .firmware = texts[0],
                            .version = texts[1],
                            .git_hash = texts[2],
                            .capabilities = identity.capabilities | wire::knows_silence,
                            .period_us = identity.period_us,
                            .sensors = 2,
                            .outputs = 3}));
    const std::uint32_t index = static_cast<std::uint32_t>(random.below(of.signals.size()));
    const heliorig_signal& signal = of.signals[index];
    BOOST_REQUIRE(sent(session, sequence, HELIORIG_SIGNAL, [&](auto* to) {
                    heliorig_write_signal(to, index, &signal);
                  }) == by_host(session, sequence, wire::Signal{index, signal.name, signal.form}));
    BOOST_REQUIRE(sent(session, sequence, HELIORIG_LOG_LINE, [&](auto* to) {
                    heliorig_write_log_line(to, texts[0].c_str());
                  }) == by_host(session, sequence, wire::LogLine{texts[0]}));
    const std::uint32_t step = random.number32();
    const std::uint32_t taken = random.number32();
    const std::uint32_t clock = random.number32();
    BOOST_REQUIRE(sent(session, sequence, HELIORIG_COMMANDS,
                       [&](auto* to) {
                         heliorig_write_commands(to, step, of.signals.data(), of.signals.size(), taken,
                                                 clock);
                       }) == by_host(session, sequence,
                                     wire::Commands{step, of.all_reals(), of.all_counts(), taken, clock}));
  }
}

BOOST_AUTO_TEST_CASE(frames_of_any_length_are_the_host_s) {
  Random random(2);
  for (std::size_t length = 1; length < 580; ++length) {
    const std::string text = std::string(length, length % 3 == 0 ? 'x' : '\0') + random.text(3);
    const auto write = [&](heliorig_writer* to) {
      for (const char byte : text) to->bytes[to->size++] = static_cast<std::uint8_t>(byte);
    };
    std::string head = "\x08\x07\x10\x09\x3a"s;
    if (text.size() > 127) head += static_cast<char>(0x80 | (text.size() & 0x7f));
    head += static_cast<char>(text.size() > 127 ? text.size() >> 7 : text.size());
    BOOST_REQUIRE(sent(7, 9, HELIORIG_SENSORS, write) == wire::to_wire(head + text));
  }
}

BOOST_AUTO_TEST_CASE(what_libprotobuf_sends_it_reads) {
  Random random(3);
  for (int i = 0; i < 20'000; ++i) {
    const wire::Sensors sensors = random_sensors(random);
    const std::string payload = wire::serialize({random.number32(), random.number32(), sensors});
    heliorig_frame frame;
    BOOST_REQUIRE(heliorig_read_frame(data_of(payload), static_cast<std::uint16_t>(payload.size()), &frame));
    const auto parsed = wire::parse(payload);
    BOOST_REQUIRE(frame.session == parsed->session && frame.sequence == parsed->sequence &&
                  frame.kind == HELIORIG_SENSORS);
    Variables of;
    heliorig_sensors read;
    BOOST_REQUIRE(heliorig_read_sensors(frame.body, of.signals.data(), of.signals.size(), &read));
    BOOST_REQUIRE(read.step == sensors.step && read.power_up == sensors.power_up &&
                  read.line == sensors.line);
    BOOST_REQUIRE(text_of(read.typed) == sensors.typed);
    BOOST_REQUIRE(bits_of(of.all_reals()) == bits_of(sensors.reals));
    BOOST_REQUIRE(of.all_counts() == sensors.counts);
  }
}

BOOST_AUTO_TEST_CASE(values_that_do_not_fit_are_refused_whole) {
  Random random(4);
  const wire::Sensors good = random_sensors(random);
  const auto reads = [](const wire::Sensors& sensors) {
    const std::string payload = wire::serialize({1, 1, sensors});
    heliorig_frame frame;
    BOOST_REQUIRE(heliorig_read_frame(data_of(payload), static_cast<std::uint16_t>(payload.size()), &frame));
    Variables of;
    heliorig_sensors read;
    const bool took = heliorig_read_sensors(frame.body, of.signals.data(), of.signals.size(), &read);
    if (!took) {
      BOOST_CHECK(of.all_reals() == Variables{}.all_reals());
      BOOST_CHECK(of.all_counts() == Variables{}.all_counts());
    }
    return took;
  };
  BOOST_CHECK(reads(good));
  wire::Sensors wrong = good;
  wrong.counts[0] = 2;
  BOOST_CHECK_MESSAGE(!reads(wrong), "no switch");
  wrong = good;
  wrong.counts[10] = std::int64_t{1} << 31;
  BOOST_CHECK_MESSAGE(!reads(wrong), "beyond 32 bits");
  for (auto change :
       {+[](wire::Sensors& of) { of.reals.pop_back(); }, +[](wire::Sensors& of) { of.reals.push_back(1); },
        +[](wire::Sensors& of) { of.counts.pop_back(); }, +[](wire::Sensors& of) { of.counts.push_back(1); },
        +[](wire::Sensors& of) { of.counts.clear(); }}) {
    wrong = good;
    change(wrong);
    BOOST_CHECK(!reads(wrong));
  }
}

// Whatever it takes of spoiled payloads, libprotobuf reads as the same; and it takes some.
BOOST_AUTO_TEST_CASE(of_spoiled_messages_it_takes_none_that_libprotobuf_does_not) {
  heliorig::tests::Mutator mutator(5);
  Random random(5);
  int taken = 0;
  for (int i = 0; i < 200'000; ++i) {
    const std::string payload = mutator.mutate(wire::serialize({5, 6, random_sensors(random)}));
    heliorig_frame frame;
    if (!heliorig_read_frame(data_of(payload), static_cast<std::uint16_t>(payload.size()), &frame)) continue;
    if (frame.kind != HELIORIG_SENSORS) continue;
    Variables of;
    heliorig_sensors read;
    if (!heliorig_read_sensors(frame.body, of.signals.data(), of.signals.size(), &read)) continue;
    ++taken;
    const auto parsed = wire::parse(payload);
    BOOST_REQUIRE(parsed && parsed->session == frame.session && parsed->sequence == frame.sequence);
    const auto& sensors = std::get<wire::Sensors>(parsed->body);
    BOOST_REQUIRE(sensors.step == read.step && sensors.power_up == read.power_up &&
                  sensors.line == read.line);
    BOOST_REQUIRE(text_of(read.typed) == sensors.typed);
    BOOST_REQUIRE(bits_of(of.all_reals()) == bits_of(sensors.reals) && of.all_counts() == sensors.counts);
  }
  BOOST_CHECK_GT(taken, 1000);
}

BOOST_AUTO_TEST_CASE(a_tenth_of_the_bytes_spoiled_in_a_million_frames) {
  std::array<std::uint8_t, 64> buffer{};
  heliorig_receiver receiver;
  heliorig_receiver_begin(&receiver, buffer.data(), buffer.size());
  const auto outcome =
      tests::send_spoiled(1'000'000, 0.1, 3, [&](std::uint8_t byte) -> std::optional<std::string> {
        const std::uint16_t size = heliorig_receiver_take(&receiver, byte);
        if (size == 0) return std::nullopt;
        return std::string{reinterpret_cast<const char*>(buffer.data()), size};
      });
  tests::check(outcome);
  BOOST_CHECK_GT(outcome.whole, 50'000u);
  BOOST_CHECK_GT(receiver.damaged, 100'000u);
}

BOOST_AUTO_TEST_CASE(what_is_longer_than_its_memory_is_damage) {
  std::array<std::uint8_t, 14> buffer{};
  heliorig_receiver receiver;
  heliorig_receiver_begin(&receiver, buffer.data(), buffer.size());
  const auto found = [&](const std::string& payload) {
    std::uint16_t size = 0;
    for (const char byte : wire::to_wire(payload)) {
      if (const auto got = heliorig_receiver_take(&receiver, static_cast<std::uint8_t>(byte))) size = got;
    }
    return size;
  };
  BOOST_CHECK_EQUAL(found("0123456789"), 10);
  BOOST_CHECK_EQUAL(found("0123456789x"), 0);
  BOOST_CHECK_EQUAL(found("0123456789"), 10);
  BOOST_CHECK_EQUAL(receiver.damaged, 1u);
}

BOOST_AUTO_TEST_CASE(a_wrong_description_is_told_at_once) {
  std::array<std::uint8_t, 400> received{};
  std::array<std::uint8_t, 400> answer{};
  Variables of;
  heliorig_link link;
  const auto complaint = [&](std::uint16_t received_size = 400, std::uint16_t answer_size = 400) {
    const heliorig_identity identity = of.identity();
    const char* text =
        heliorig_link_begin(&link, &identity, received.data(), received_size, answer.data(), answer_size);
    return std::string{text == nullptr ? "" : text};
  };
  const auto says = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  BOOST_CHECK_EQUAL(complaint(), "");
  BOOST_CHECK(says(complaint(195), "received frames is too small"));
  BOOST_CHECK(says(complaint(400, 70), "answer is too small"));
  of.signals[0].name = "a[0..3]";
  BOOST_CHECK(says(complaint(), "another number of values"));
  of.signals[0].name = "a[2..1]";
  BOOST_CHECK(says(complaint(), "another number of values"));
  of.signals[0].name = "a[0..2]";
  of.signals[1].size = 2;
  BOOST_CHECK(says(complaint(), "no bool, int32_t or int64_t"));
  of.signals[1].size = 1;
  of.signals[3].size = 8;
  BOOST_CHECK(says(complaint(), "no float"));
}

BOOST_AUTO_TEST_SUITE_END()
