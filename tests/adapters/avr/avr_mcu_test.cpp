#include "adapters/avr/mcu/avr_mcu.h"

#include <boost/test/unit_test.hpp>

#include <random>

#include "adapters/avr/mcu/execution_watch.h"
#include "adapters/avr/mcu/pins.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig::adapters {
namespace {

const Mcu& mega() {
  return *find_mcu("atmega2560");
}
constexpr AvrSettings arduino{.clock_Hz = 16e6, .supply_V = 5.0, .analog_reference_V = {}};

ElfImage image_of(const std::string& firmware) {
  return std::get<ElfImage>(read_firmware(tests::firmware_path(firmware), mega()));
}

struct Recorder final : EdgeListener {
  std::vector<std::pair<bool, Cycle>> edges;
  void on_edge(bool high, Cycle cycle) override { edges.emplace_back(high, cycle); }
};

std::vector<std::pair<bool, Cycle>> edges_of_steps(bool watched = false) {
  const ElfImage image = image_of("steps");
  AvrMcu mcu(mega(), image, arduino);
  ExecutionWatch watch(image, mega());
  if (watched) mcu.watch_execution(watch);
  Pins pins(mcu);
  Recorder recorder;
  pins.watch(*mega().pin("PA0"), recorder);
  for (Cycle end = 160'000; end <= 80 * 160'000; end += 160'000) mcu.run_to(end);
  return recorder.edges;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(avr_mcu)

BOOST_AUTO_TEST_CASE(edges_come_at_the_same_cycles_in_every_run) {
  const auto edges = edges_of_steps();
  BOOST_TEST(edges.size() == 2u * 14690u);
  BOOST_TEST((edges == edges_of_steps()));
}

BOOST_AUTO_TEST_CASE(edges_come_at_the_same_cycles_when_every_instruction_is_watched) {
  BOOST_TEST((edges_of_steps(true) == edges_of_steps(false)));
}

BOOST_AUTO_TEST_CASE(steps_of_a_timer_are_800_cycles_apart) {
  const auto edges = edges_of_steps();
  const Cycle first = edges.front().second;
  for (std::size_t i = 0; i < edges.size(); i += 2) {
    BOOST_TEST_REQUIRE(edges[i].first);
    // The interrupt waits for the instruction under way, or for waking up.
    const auto late =
        static_cast<std::int64_t>(edges[i].second) - static_cast<std::int64_t>(first + i / 2 * 800);
    BOOST_TEST_REQUIRE(std::abs(late) <= 8);
  }
}

BOOST_AUTO_TEST_CASE(it_stops_where_it_is_told_within_an_instruction) {
  AvrMcu mcu(mega(), image_of("sleeper"), arduino);
  for (Cycle end = 1; end < 2'000'000; end += 9'973) {
    mcu.run_to(end);
    BOOST_TEST_REQUIRE(mcu.cycle() >= end);
    BOOST_TEST_REQUIRE(mcu.cycle() < end + 8);
  }
}

BOOST_AUTO_TEST_CASE(a_reset_from_outside_starts_anew) {
  AvrMcu mcu(mega(), image_of("steps"), arduino);
  Pins pins(mcu);
  mcu.run_to(16'000'000);
  const McuPin done = *mega().pin("PB4");
  BOOST_TEST(pins.driven_high(done));
  mcu.reset();
  BOOST_TEST(!pins.driven_high(done));
  BOOST_TEST(mcu.resets() == 1);
  mcu.run_to(24'000'000);
  BOOST_TEST(!pins.driven_high(done));
  mcu.run_to(32'000'000);
  BOOST_TEST(pins.driven_high(done));
}

// The emulator's memory must outlive firmware that runs wild through all of the instructions.
BOOST_AUTO_TEST_CASE(wild_code_stays_within_the_chip) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    std::mt19937 random(seed);
    ElfImage image;
    image.flash.resize(mega().flash_bytes);
    for (std::uint8_t& byte : image.flash) byte = static_cast<std::uint8_t>(random());
    if (seed % 2 == 0) {
      // So that it gets further: no instruction that the emulator does not know among the first.
      for (std::size_t i = 0; i < 4096; i += 2)
        image.flash[i + 1] = static_cast<std::uint8_t>(0x80 | (random() & 0x7f));
    }
    AvrMcu mcu(mega(), image, arduino);
    mcu.run_to(1'600'000);
    BOOST_TEST_REQUIRE(mcu.cycle() >= 1'600'000u);
    BOOST_TEST_REQUIRE(mcu.take_lines().size() < 60u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
