#include "adapters/avr/mcu/elf_image.h"

#include <boost/test/unit_test.hpp>

#include <random>

#include "tests/adapters/avr/rig.h"

namespace heliorig {
namespace {

using adapters::ElfImage;
using adapters::read_elf_bytes;
using adapters::read_firmware;
using Bytes = std::vector<std::uint8_t>;

const adapters::Mcu& mega() {
  return *adapters::find_mcu("atmega2560");
}

Bytes contents(const std::string& file) {
  const std::string text = tests::read_file(file);
  return {text.begin(), text.end()};
}

/// The code of the only complaint, or "good".
std::string verdict(const Bytes& bytes) {
  const auto image = read_elf_bytes(bytes, "f.elf", mega());
  const auto* wrong = std::get_if<bench::Diagnostics>(&image);
  return wrong == nullptr ? "good" : wrong->front().code;
}

std::string verdict_of_file(const std::string& file) {
  const auto image = read_firmware(file, mega());
  const auto* wrong = std::get_if<bench::Diagnostics>(&image);
  return wrong == nullptr ? "good" : wrong->front().code;
}

void put(Bytes& bytes, std::size_t at, std::uint32_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.at(at + i) = static_cast<std::uint8_t>(value >> (8 * i));
}

std::uint32_t get(const Bytes& bytes, std::size_t at) {
  return bytes.at(at) | bytes.at(at + 1) << 8 | bytes.at(at + 2) << 16 |
         static_cast<std::uint32_t>(bytes.at(at + 3)) << 24;
}

/// Offset of the first program header.
std::size_t segment(const Bytes& bytes) {
  return get(bytes, 28);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(elf_image)

BOOST_AUTO_TEST_CASE(a_firmware_of_avr_gcc_is_read) {
  const auto image = read_firmware(tests::firmware_path("sleeper"), mega());
  BOOST_REQUIRE(std::holds_alternative<ElfImage>(image));
  const auto& good = std::get<ElfImage>(image);
  BOOST_TEST(good.mcu == "atmega2560");
  BOOST_TEST(good.sha256.size() == 64u);
  BOOST_TEST(good.eeprom.empty());
  // jmp to the start-up code: 1001 010k kkkk 110k.
  BOOST_TEST(((good.flash.at(0) & 0x0e) == 0x0c && (good.flash.at(1) & 0xfe) == 0x94));
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_refused) {
  BOOST_TEST(verdict_of_file("/nowhere/firmware.elf") == "unreadable-file");
  BOOST_TEST(verdict_of_file("/") == "unreadable-file");
  BOOST_TEST(verdict_of_file("/dev/null") == "unreadable-file");
}

BOOST_AUTO_TEST_CASE(foreign_files_are_refused) {
  BOOST_TEST(verdict({}) == "elf-foreign");
  BOOST_TEST(verdict({':', '1', '0', '0', '0'}) == "elf-foreign");
  Bytes bytes = {0x7f, 'E', 'L', 'F', 2, 1, 1};  // of 64 bits, as on a PC
  bytes.resize(4096);
  put(bytes, 18, 62, 2);  // x86-64
  BOOST_TEST(verdict(bytes) == "elf-foreign");
  bytes = contents(tests::firmware_path("sleeper"));
  put(bytes, 18, 40, 2);  // ARM
  BOOST_TEST(verdict(bytes) == "elf-foreign");
  bytes = contents(tests::firmware_path("sleeper"));
  put(bytes, 16, 1, 2);  // relocatable
  BOOST_TEST(verdict(bytes) == "elf-foreign");
}

BOOST_AUTO_TEST_CASE(built_for_another_microcontroller_is_refused) {
  const auto image = read_firmware(tests::firmware_path("for_atmega328p"), mega());
  const auto* wrong = std::get_if<bench::Diagnostics>(&image);
  BOOST_REQUIRE(wrong != nullptr);
  BOOST_TEST(wrong->front().code == "elf-other-mcu");
  BOOST_TEST(wrong->front().message.find("atmega328p") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_truncation_is_refused) {
  const Bytes whole = contents(tests::firmware_path("lost_0"));
  BOOST_TEST(verdict(whole) == "good");
  // The section headers stand before the symbol table, which therefore ends the file.
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const std::string code = verdict({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
    BOOST_TEST((code == "elf-foreign" || code == "elf-truncated"), size << ": " << code);
  }
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_the_memories_is_refused) {
  const Bytes whole = contents(tests::firmware_path("sleeper"));
  Bytes bytes = whole;
  put(bytes, segment(bytes) + 12, 0x3fff0, 4);  // load address: the last 16 bytes of flash
  BOOST_TEST(verdict(bytes) == "elf-too-large");
  bytes = whole;
  put(bytes, segment(bytes) + 12, 0x810ff0, 4);  // the last 16 bytes of EEPROM
  BOOST_TEST(verdict(bytes) == "elf-too-large");
  bytes = whole;
  put(bytes, segment(bytes) + 8, 0x802100, 4);  // runs in RAM, past its end
  put(bytes, segment(bytes) + 20, 0x1000, 4);
  BOOST_TEST(verdict(bytes) == "elf-too-large");
  bytes = whole;
  put(bytes, segment(bytes) + 12, 0xfffffff8, 4);  // address and size wrap round
  put(bytes, segment(bytes) + 8, 0xfffffff8, 4);
  BOOST_TEST(verdict(bytes) != "elf-too-large");  // a space that the chip does not run
  bytes = whole;
  put(bytes, segment(bytes) + 16, 0xffffffff, 4);  // size of the contents
  BOOST_TEST(verdict(bytes) == "elf-truncated");
}

BOOST_AUTO_TEST_CASE(hostile_bytes_are_read_or_refused_but_harm_nothing) {
  const Bytes whole = contents(tests::firmware_path("sleeper"));
  std::mt19937 random(2);
  const std::size_t tables = get(whole, 32);  // section headers reach to near the end
  int good = 0;
  for (int i = 0; i < 20000; ++i) {
    Bytes bytes = whole;
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      // Mostly where the structure is: header, program headers, notes, section headers.
      const std::size_t place = random() % 3 == 0   ? random() % bytes.size()
                                : random() % 2 == 0 ? random() % 116
                                                    : tables + random() % (bytes.size() - tables);
      bytes.at(place) = static_cast<std::uint8_t>(random());
    }
    if (random() % 8 == 0) bytes.resize(random() % bytes.size());
    const auto image = read_elf_bytes(bytes, "f.elf", mega());
    if (const auto* read = std::get_if<ElfImage>(&image)) {
      ++good;
      BOOST_TEST_REQUIRE(read->flash.size() <= mega().flash_bytes);
      BOOST_TEST_REQUIRE(read->eeprom.size() <= mega().eeprom_bytes);
    }
  }
  BOOST_TEST(good > 100);
  BOOST_TEST(good < 19900);
}

BOOST_AUTO_TEST_CASE(functions_objects_and_the_end_of_variables_are_known_by_name) {
  const auto image = std::get<ElfImage>(read_firmware(tests::firmware_path("resources_tight"), mega()));
  BOOST_REQUIRE(image.symbols.contains("loop"));
  BOOST_TEST(image.symbols.at("loop") < image.flash.size());
  const std::uint32_t variables = image.symbols.at("variables");
  BOOST_TEST(variables >= mega().ram_start);
  BOOST_TEST(image.variables_end >= variables + 7700u);
  BOOST_TEST(image.variables_end <= variables + 7710u);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
