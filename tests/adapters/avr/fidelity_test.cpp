// What the emulator lacks of that which a firmware uses.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>
#include <sstream>

#include "adapters/avr/mcu/instruction.h"
#include "adapters/avr/mcu/register_table.h"
#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using tests::Rig;
namespace tt = boost::test_tools;

const std::string console = "  - {part: console, name: console, pins: {transmit: D1}}\n";
const std::string source = "tests/adapters/avr/firmware/shortcomings.c";

/// From the firmware's own source: the lines that end in `// MARK NAME`, by name.
std::map<std::string, std::set<int>> marked(const std::string& mark) {
  std::istringstream text(tests::read_file(std::string(HELIORIG_SOURCE_DIR) + "/" + source));
  std::map<std::string, std::set<int>> names;
  int number = 0;
  for (std::string line; std::getline(text, line);) {
    ++number;
    if (const auto at = line.find("// " + mark + " "); at != std::string::npos)
      names[line.substr(at + mark.size() + 4)].insert(number);
  }
  return names;
}

std::map<std::string, std::set<int>> listed(Rig& rig, bool in_part) {
  std::map<std::string, std::set<int>> names;
  const auto ledger = rig.link().mcu_usage().value().fidelity.value();
  for (const auto& one : ledger) {
    if (one.in_part != in_part) continue;
    for (const auto& use : one.used_from) {
      BOOST_TEST_REQUIRE(use.line.find(source + ":") != std::string::npos);
      names[one.what].insert(std::stoi(use.line.substr(use.line.rfind(':') + 1)));
    }
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fidelity)

BOOST_AUTO_TEST_CASE(what_falls_short_is_listed_with_its_source_lines_and_nothing_else) {
  Rig rig("shortcomings", console);
  rig.run(2);
  BOOST_TEST(marked("missing").size() == 4u);
  BOOST_TEST(marked("in part").size() == 4u);
  BOOST_TEST((listed(rig, false) == marked("missing")));
  BOOST_TEST((listed(rig, true) == marked("in part")));
  BOOST_TEST(rig.output("controller.mcu.unmodelled") == 4.0);
  BOOST_TEST(rig.output("controller.mcu.partly_modelled") == 4.0);
}

BOOST_AUTO_TEST_CASE(a_firmware_that_uses_none_of_it_has_an_empty_ledger) {
  Rig rig("shortcomings_unused", console);
  rig.run(2);
  BOOST_TEST(rig.link().mcu_usage().value().fidelity.value().empty());
  BOOST_TEST(rig.output("controller.mcu.unmodelled") == 0.0);
}

BOOST_AUTO_TEST_CASE(without_watching_there_is_none) {
  Rig rig("shortcomings", console, "atmega2560", {.watch = false});
  rig.run(2);
  BOOST_TEST(!rig.link().mcu_usage().value().fidelity.has_value());
}

/// The headers of avr-libc were generated from the same descriptions of the chips as the data sheets.
BOOST_AUTO_TEST_CASE(registers_stand_in_order_and_apart) {
  for (const adapters::Mcu& mcu : adapters::mcus()) {
    const auto registers = adapters::registers_of(mcu);
    BOOST_TEST(registers.size() > 80u);
    for (std::size_t i = 1; i < registers.size(); ++i)
      BOOST_TEST(registers[i - 1].address < registers[i].address, registers[i].name);
    for (const auto& entry : registers) BOOST_TEST(entry.address < mcu.ram_start);
    BOOST_TEST(adapters::register_at(mcu, 0x5f).name == "SREG");
    BOOST_TEST(adapters::register_at(mcu, 0xfe).name == "reserved");
    BOOST_TEST(adapters::register_at(mcu, 0xfe).shortcoming != nullptr);
  }
}

/// Opcodes as avr-as writes them; X = 0x0210, Y = 0x0320, Z = 0x0430, SP = 0x08f0.
BOOST_AUTO_TEST_CASE(data_that_an_instruction_reaches) {
  std::vector<std::uint8_t> data(0x10000);
  const auto set = [&](std::size_t at, unsigned value) {
    data[at] = static_cast<std::uint8_t>(value);
    data[at + 1] = static_cast<std::uint8_t>(value >> 8);
  };
  set(26, 0x0210), set(28, 0x0320), set(30, 0x0430), set(0x5d, 0x08f0);
  struct Example {
    std::uint16_t opcode, next;
    std::uint32_t address, size;
    bool reads, writes;
  };
  for (const Example& one : {
           Example{0x9120, 0x1234, 0x1234, 1, true, false},  // lds r18, 0x1234
           Example{0x9320, 0x0064, 0x0064, 1, false, true},  // sts 0x0064, r18
           Example{0xb725, 0, 0x55, 1, true, false},         // in r18, 0x35
           Example{0xbf25, 0, 0x55, 1, false, true},         // out 0x35, r18
           Example{0x9a2d, 0, 0x25, 1, true, true},          // sbi 0x05, 5
           Example{0x992d, 0, 0x25, 1, true, false},         // sbic 0x05, 5
           Example{0x912d, 0, 0x210, 1, true, false},        // ld r18, X+
           Example{0x932e, 0, 0x20f, 1, false, true},        // st -X, r18
           Example{0x8128, 0, 0x320, 1, true, false},        // ld r18, Y
           Example{0xaf2f, 0, 0x35f, 1, false, true},        // std Y+63, r18
           Example{0x8121, 0, 0x431, 1, true, false},        // ldd r18, Z+1
           Example{0x932f, 0, 0x8f0, 1, false, true},        // push r18
           Example{0x912f, 0, 0x8f1, 1, true, false},        // pop r18
           Example{0xd001, 0, 0x8ee, 3, false, true},        // rcall .+2
           Example{0x940e, 0, 0x8ee, 3, false, true},        // call
           Example{0x9508, 0, 0x8f1, 3, true, false},        // ret
       }) {
    BOOST_TEST_CONTEXT(one.opcode) {
      const auto access = adapters::data_access(one.opcode, one.next, data.data(), 3);
      BOOST_REQUIRE(access.has_value());
      BOOST_TEST(access->address == one.address);
      BOOST_TEST(access->size == one.size);
      BOOST_TEST(access->reads == one.reads);
      BOOST_TEST(access->writes == one.writes);
    }
  }
  // nop, adiw r24 1, rjmp, movw, sleep, lpm r18 Z+, swap r18
  for (const unsigned opcode : {0x0000u, 0x9601u, 0xcfffu, 0x01cfu, 0x9588u, 0x9125u, 0x9522u})
    BOOST_TEST(!adapters::data_access(static_cast<std::uint16_t>(opcode), 0, data.data(), 3).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
