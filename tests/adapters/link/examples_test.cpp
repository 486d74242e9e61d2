// The examples of the library for firmware, as a maker would build them, on the emulator; and its manifests.
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "adapters/link/link_session.h"
#include "adapters/process/process_stream.h"
#include "tests/adapters/link/wires.h"
#include "tests/support/process.h"

using namespace heliorig::adapters;
using namespace std::chrono_literals;

namespace {

const std::filesystem::path library = HELIORIG_SOURCE_DIR "/adapters/protocol/firmware";

struct Outcome {
  std::int64_t vent_shut;
  std::int64_t mode;
  bool operator==(const Outcome&) const = default;
};

Outcome at(LinkSession& session, float pressure_Pa) {
  const auto answer = session.step({.reals = {pressure_Pa}});
  if (const auto* lost = std::get_if<SessionLost>(&answer)) BOOST_FAIL(lost->reason);
  const auto& counts = std::get<wire::Commands>(answer).counts;
  BOOST_REQUIRE_EQUAL(counts.size(), 13u);
  return {counts[10], counts[12]};
}

std::unique_ptr<ByteStream> on_the_emulator(const std::string& elf) {
  auto stream = start_process({HELIORIG_UART_BRIDGE, elf, "atmega328p"});
  BOOST_REQUIRE(std::holds_alternative<std::unique_ptr<ByteStream>>(stream));
  return std::get<std::unique_ptr<ByteStream>>(std::move(stream));
}

std::unique_ptr<LinkSession> opened(std::unique_ptr<ByteStream> stream,
                                    std::chrono::milliseconds repeat_after) {
  auto session = LinkSession::open(
      std::move(stream), {.greeting_patience = 20s, .answer_patience = 20s, .repeat_after = repeat_after});
  if (const auto* lost = std::get_if<SessionLost>(&session)) BOOST_FAIL(lost->reason);
  return std::get<std::unique_ptr<LinkSession>>(std::move(session));
}

/// Vents at 10.8 bar and stays vented until the next run.
void check_example(const std::string& elf, const std::string& name) {
  const auto session_with_it = opened(on_the_emulator(elf), 250ms);
  LinkSession& session = *session_with_it;
  BOOST_CHECK_EQUAL(session.hello().hello.firmware, name);
  BOOST_CHECK((at(session, 10.7e5f) == Outcome{1, 0}));
  BOOST_CHECK((at(session, 10.9e5f) == Outcome{0, 3}));
  BOOST_CHECK((at(session, 10.7e5f) == Outcome{0, 3}));
}

/// Another stream, over wires that spoil what is written and what is read.
class SpoiledStream final : public ByteStream {
 public:
  explicit SpoiledStream(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}

  StreamProgress read(std::span<std::uint8_t> into, std::chrono::milliseconds patience) override {
    // A byte may be repeated or come with another: of what there is half as much has room.
    const auto progress = stream_->read(into.first(into.size() / 2), patience);
    const auto* count = std::get_if<std::size_t>(&progress);
    if (count == nullptr) return progress;
    const std::string arrives = to_bench_({into.begin(), into.begin() + static_cast<std::ptrdiff_t>(*count)});
    std::ranges::copy(arrives, into.begin());
    return arrives.size();
  }
  StreamProgress write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds patience) override {
    const std::string arrives = to_board_({bytes.begin(), bytes.end()});
    const auto progress =
        stream_->write({reinterpret_cast<const std::uint8_t*>(arrives.data()), arrives.size()}, patience);
    return std::holds_alternative<StreamEnd>(progress) ? progress : bytes.size();
  }
  void discard_input() override { stream_->discard_input(); }

 private:
  std::unique_ptr<ByteStream> stream_;
  tests::Wire to_board_ = tests::spoiling(1, 200);
  tests::Wire to_bench_ = tests::spoiling(2, 200);
};

/// The value behind a key in either manifest.
std::string value_of(const std::string& manifest, const std::string& key) {
  const std::size_t at = manifest.find(key);
  BOOST_REQUIRE_MESSAGE(at != std::string::npos, key);
  const std::size_t begin = at + key.size();
  return manifest.substr(begin, manifest.find_first_of("\"\n", begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(examples)

BOOST_AUTO_TEST_CASE(the_sketch_on_an_uno) {
  check_example(HELIORIG_EXAMPLES "/BenchTest.elf", "BenchTest");
}

BOOST_AUTO_TEST_CASE(plain_avr_gcc_on_an_atmega328p) {
  check_example(HELIORIG_EXAMPLES "/plain_avr_gcc.elf", "plain avr-gcc");
}

// The library as the microcontroller's compiler has it, with its integers of sixteen bits.
BOOST_AUTO_TEST_CASE(on_an_atmega328p_over_wires_that_spoil_bytes) {
  const auto session =
      opened(std::make_unique<SpoiledStream>(on_the_emulator(HELIORIG_EXAMPLES "/plain_avr_gcc.elf")), 20ms);
  for (int step = 0; step < 100; ++step) BOOST_REQUIRE((at(*session, 10.7e5f) == Outcome{1, 0}));
  for (int step = 0; step < 100; ++step) BOOST_REQUIRE((at(*session, 10.9e5f) == Outcome{0, 3}));
  BOOST_CHECK_GT(session->statistics().damaged, 10u);
  BOOST_CHECK_GT(session->statistics().sent, 220u);
}

BOOST_AUTO_TEST_CASE(manifests_are_of_one_mind_and_of_files_that_exist) {
  const std::string arduino = heliorig::tests::read_file(library / "library.properties");
  const std::string platformio = heliorig::tests::read_file(library / "library.json");
  BOOST_CHECK_EQUAL(value_of(arduino, "name="), value_of(platformio, "\"name\": \""));
  BOOST_CHECK_EQUAL(value_of(arduino, "\nversion="), HELIORIG_PROJECT_VERSION);
  BOOST_CHECK_EQUAL(value_of(platformio, "\"version\": \""), HELIORIG_PROJECT_VERSION);
  BOOST_CHECK_EQUAL(value_of(platformio, "\"license\": \""), "Apache-2.0");
  const std::filesystem::path source = library / value_of(platformio, "\"srcDir\": \"");
  BOOST_CHECK(std::filesystem::exists(source / value_of(arduino, "includes=")));
  for (const char* example : {"BenchTest/BenchTest.ino", "plain_avr_gcc/main.c"}) {
    BOOST_CHECK(std::filesystem::exists(library / "examples" / example));
    const std::filesystem::path path = example;
    BOOST_CHECK(platformio.find("\"base\": \"examples/" + path.parent_path().string() + "\"") !=
                std::string::npos);
    BOOST_CHECK(platformio.find("\"files\": [\"" + path.filename().string() + "\"]") != std::string::npos);
  }
}

// The page shows what is tested here.
BOOST_AUTO_TEST_CASE(the_page_s_lines_are_the_sketch_s) {
  const std::string page = heliorig::tests::read_file(library / "README.md");
  const std::string sketch = heliorig::tests::read_file(library / "examples/BenchTest/BenchTest.ino");
  const std::size_t begin = page.find("```cpp\n");
  BOOST_REQUIRE(begin != std::string::npos);
  std::istringstream shown(page.substr(begin + 7, page.find("```", begin + 7) - begin - 7));
  int lines = 0;
  for (std::string line; std::getline(shown, line);) {
    ++lines;
    BOOST_CHECK_MESSAGE(sketch.find(line + '\n') != std::string::npos, line);
  }
  BOOST_CHECK_GE(lines, 20);
}

// What goes into other people's firmware says under which licence.
BOOST_AUTO_TEST_CASE(each_file_names_its_licence) {
  BOOST_CHECK(heliorig::tests::read_file(library / "LICENSE").find("Apache License") != std::string::npos);
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(library)) {
    const std::string type = entry.path().extension().string();
    if (type != ".c" && type != ".h" && type != ".ino") continue;
    ++files;
    const std::string text = heliorig::tests::read_file(entry.path());
    BOOST_CHECK_MESSAGE(text.starts_with("// SPDX-License-Identifier: Apache-2.0\n"), entry.path());
  }
  BOOST_CHECK_GE(files, 13);
}

BOOST_AUTO_TEST_SUITE_END()
