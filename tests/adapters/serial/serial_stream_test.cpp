#include "adapters/serial/serial_stream.h"

#include <boost/test/unit_test.hpp>

#include <array>

#include "tests/adapters/serial/pseudo_terminal.h"

namespace heliorig::adapters {
namespace {

using namespace std::chrono_literals;
using tests::PseudoTerminal;

const bench::Position here = bench::whole_file("--controller serial:x");

std::unique_ptr<ByteStream> opened(const PseudoTerminal& terminal) {
  auto port = open_serial_port(terminal.path(), 115200, here);
  const auto* wrong = std::get_if<bench::Diagnostic>(&port);
  if (wrong != nullptr) BOOST_FAIL(bench::to_text({*wrong}));
  return std::move(std::get<OpenedSerialPort>(port).stream);
}

std::string code_of(const std::string& path) {
  const auto port = open_serial_port(path, 115200, here);
  const auto* wrong = std::get_if<bench::Diagnostic>(&port);
  return wrong == nullptr ? "good" : wrong->code;
}

BOOST_AUTO_TEST_SUITE(serial_stream)

BOOST_AUTO_TEST_CASE(bytes_go_both_ways_unchanged) {
  PseudoTerminal terminal;
  const auto stream = opened(terminal);
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  terminal.say(every);
  std::string read;
  std::array<std::uint8_t, 64> into{};
  while (read.size() < every.size()) {
    const auto progress = stream->read(into, 1s);
    const auto* count = std::get_if<std::size_t>(&progress);
    BOOST_REQUIRE(count != nullptr && *count > 0);
    read.append(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(*count));
  }
  BOOST_CHECK(read == every);
  const std::array<std::uint8_t, 4> bytes{0x00, 0x0a, 0x0d, 0xff};
  BOOST_CHECK(std::get<std::size_t>(stream->write(bytes, 1s)) == bytes.size());
  BOOST_CHECK(terminal.heard() == std::string(bytes.begin(), bytes.end()));
}

BOOST_AUTO_TEST_CASE(nothing_to_read_is_no_end) {
  PseudoTerminal terminal;
  const auto stream = opened(terminal);
  std::array<std::uint8_t, 8> into{};
  BOOST_CHECK_EQUAL(std::get<std::size_t>(stream->read(into, 0ms)), 0u);
  BOOST_CHECK_EQUAL(std::get<std::size_t>(stream->read(into, 1ms)), 0u);
}

BOOST_AUTO_TEST_CASE(what_came_before_can_be_dropped) {
  PseudoTerminal terminal;
  const auto stream = opened(terminal);
  terminal.say("boot loader");
  stream->discard_input();
  terminal.say("x");
  std::array<std::uint8_t, 8> into{};
  BOOST_REQUIRE_EQUAL(std::get<std::size_t>(stream->read(into, 1s)), 1u);
  BOOST_CHECK_EQUAL(into[0], 'x');
}

BOOST_AUTO_TEST_CASE(a_cable_that_is_pulled_is_told_from_silence) {
  PseudoTerminal terminal;
  const auto stream = opened(terminal);
  terminal.unplug();
  std::array<std::uint8_t, 8> into{};
  for (const auto& progress : {stream->read(into, 10ms), stream->write(into, 10ms)}) {
    const auto* end = std::get_if<StreamEnd>(&progress);
    BOOST_REQUIRE(end != nullptr);
    BOOST_CHECK(end->kind == StreamEnd::Kind::unplugged);
  }
}

BOOST_AUTO_TEST_CASE(a_port_in_use_is_refused) {
  PseudoTerminal terminal;
  const auto stream = opened(terminal);
  BOOST_CHECK_EQUAL(code_of(terminal.path()), "serial-busy");
}

BOOST_AUTO_TEST_CASE(what_is_no_serial_port_is_refused) {
  BOOST_CHECK_EQUAL(code_of("/dev/heliorig-nowhere"), "serial-port");
  BOOST_CHECK_EQUAL(code_of("/dev/null"), "serial-port");
  BOOST_CHECK_EQUAL(code_of("/tmp"), "serial-port");
}

BOOST_AUTO_TEST_CASE(a_port_that_one_may_not_open_names_the_group) {
  PseudoTerminal terminal;
  BOOST_REQUIRE_EQUAL(::chmod(terminal.path().c_str(), 0), 0);
  if (::geteuid() == 0) BOOST_REQUIRE_EQUAL(::seteuid(65534), 0);  // root may open everything
  const auto port = open_serial_port(terminal.path(), 115200, here);
  if (::getuid() == 0) BOOST_REQUIRE_EQUAL(::seteuid(0), 0);
  const auto& wrong = std::get<bench::Diagnostic>(port);
  BOOST_CHECK_EQUAL(wrong.code, "serial-permission");
  BOOST_TEST(wrong.advice.find("usermod -aG ") != std::string::npos, wrong.advice);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::adapters
