// The digest of all pins' edges: of known edges, and the same for the same program however it is run.
#include "adapters/avr/mcu/pin_edges.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <variant>

#include "adapters/avr/mcu/pins.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using adapters::Cycle;

const adapters::Mcu& chip() {
  return *adapters::find_mcu("atmega2560");
}

adapters::ElfImage image_of(const std::string& firmware) {
  return std::get<adapters::ElfImage>(adapters::read_firmware(tests::firmware_path(firmware), chip()));
}

/// An independent statement of the hash in pin_edges.h.
struct Digest {
  std::uint64_t hash = 0;
  std::uint64_t count = 0;
  void add(Cycle cycle, char port, unsigned bit, bool high) {
    std::uint64_t x = hash ^ (cycle * 256 + (static_cast<unsigned>(port - 'A') * 8 + bit) * 2 + high);
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9;
    x ^= x >> 27;
    x *= 0x94d049bb133111eb;
    hash = x ^ x >> 31;
    ++count;
  }
};

/// Writes down the edges of a pin.
class Recorder final : public adapters::EdgeListener {
 public:
  Recorder(Digest& digest, char port, unsigned bit) : digest_(digest), port_(port), bit_(bit) {}
  void on_edge(bool high, Cycle cycle) override { digest_.add(cycle, port_, bit_, high); }

 private:
  Digest& digest_;
  char port_;
  unsigned bit_;
};

bench::PinEdgeDigest run(const std::string& firmware, int quanta, bool watch) {
  const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";
  tests::Rig rig(firmware, console, "atmega2560", {.watch = watch});
  rig.run(quanta);
  return rig.link().mcu_usage().value().pin_edges;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pin_edges)

BOOST_AUTO_TEST_CASE(every_edge_is_in_it_with_its_pin_level_and_cycle) {
  adapters::AvrMcu mcu(chip(), image_of("steps"), {16e6, 5.0, {}});
  adapters::Pins pins(mcu);
  Digest expected;
  Recorder step(expected, 'A', 0), direction(expected, 'L', 0), done(expected, 'B', 4);
  pins.watch({'A', 0}, step);
  pins.watch({'L', 0}, direction);
  pins.watch({'B', 4}, done);
  const adapters::PinEdges edges(mcu);
  mcu.run_to(16'000'000);
  BOOST_TEST(edges.count() == 2u * 14'690 + 2 + 1);  // steps, direction there and back, done
  BOOST_TEST(edges.count() == expected.count);
  BOOST_TEST(edges.hash() == expected.hash);
  pins.drive({'C', 3}, true);
  expected.add(mcu.cycle(), 'C', 3, true);
  BOOST_TEST(edges.hash() == expected.hash);
}

BOOST_AUTO_TEST_CASE(a_reset_lets_fall_what_the_firmware_drove) {
  adapters::AvrMcu mcu(chip(), image_of("steps"), {16e6, 5.0, {}});
  adapters::Pins pins(mcu);
  const adapters::PinEdges edges(mcu);
  pins.drive({'C', 3}, true);
  mcu.run_to(16'000'000);
  const std::uint64_t before = edges.count();
  mcu.reset();
  BOOST_TEST(edges.count() == before + 1);  // PB4; PC3 is still driven
}

BOOST_AUTO_TEST_CASE(the_same_program_moves_its_pins_at_the_same_cycles) {
  for (const char* firmware : {"steps", "pwm", "resources", "lost_0_watchdog"}) {
    BOOST_TEST_CONTEXT(firmware) {
      const bench::PinEdgeDigest watched = run(firmware, 50, true);
      BOOST_CHECK(watched == run(firmware, 50, true));
      BOOST_CHECK(watched == run(firmware, 50, false));
    }
  }
  BOOST_CHECK(run("steps", 50, false) != run("pwm", 50, false));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
