#include "adapters/avr/mcu/hex_image.h"

#include <boost/test/unit_test.hpp>

#include "tests/adapters/avr/rig.h"
#include "tests/support/mutator.h"

namespace heliorig {
namespace {

using adapters::ElfImage;
using bench::Diagnostics;

const adapters::Mcu& mega() {
  return *adapters::find_mcu("atmega2560");
}
const adapters::Mcu& uno() {
  return *adapters::find_mcu("atmega328p");
}

std::variant<ElfImage, Diagnostics> read(const std::string& text, const adapters::Mcu& mcu = uno()) {
  return adapters::read_hex_bytes({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, "f.hex",
                                  mcu);
}

/// `code@line:column` of the only complaint, or "good".
std::string verdict(const std::string& text) {
  const auto image = read(text);
  const auto* wrong = std::get_if<Diagnostics>(&image);
  if (wrong == nullptr) return "good";
  BOOST_REQUIRE(wrong->size() == 1u);
  const auto& [code, position, message, advice] = wrong->front();
  BOOST_TEST(position.file == "f.hex");
  BOOST_TEST(!advice.empty());
  return code + "@" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

// The example of the format's description (Intel, 1988; also avr-objcopy's first lines): 3 bytes at 0x0100.
const std::string three_bytes = ":03010000020304F3\n";
const std::string end = ":00000001FF\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(hex_image)

BOOST_AUTO_TEST_CASE(what_avr_objcopy_writes_is_the_flash_of_its_elf_file) {
  for (const std::string name : {"lost_0", "steps", "resources"}) {
    const auto elf = std::get<ElfImage>(read_firmware(tests::firmware_path(name), mega()));
    const auto hex = std::get<ElfImage>(read_firmware(tests::firmware_path(name + ".hex"), mega()));
    BOOST_TEST(hex.flash == elf.flash, boost::test_tools::per_element());
    BOOST_TEST(hex.mcu.empty());
    BOOST_TEST(hex.symbols.empty());
    BOOST_TEST(!hex.knows_variables);
    BOOST_TEST(hex.sha256.size() == 64u);
    BOOST_TEST(hex.sha256 != elf.sha256);
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_given_is_erased) {
  const auto image = std::get<ElfImage>(read(three_bytes + end));
  BOOST_REQUIRE(image.flash.size() == 0x103u);
  BOOST_TEST(image.flash[0xff] == 0xff);
  BOOST_TEST(image.flash[0x100] == 2);
  BOOST_TEST(image.flash[0x102] == 4);
}

BOOST_AUTO_TEST_CASE(bases_move_the_addresses_and_line_ends_may_be_of_either_kind) {
  const std::string linear = ":020000040001F9\r\n" + three_bytes + ":00000001FF\r\n\r\n";
  const auto image = std::get<ElfImage>(read(linear, mega()));
  BOOST_TEST(image.flash.size() == 0x10103u);
  const auto segmented = std::get<ElfImage>(read(":020000021000EC\n" + three_bytes + end, mega()));
  BOOST_TEST(segmented.flash.size() == 0x10103u);
  // Within a segment the address wraps round; 2 bytes at 0xffff.
  const auto wrapped = std::get<ElfImage>(read(":020000021000EC\n:02FFFF000102FD\n" + end, mega()));
  BOOST_TEST(wrapped.flash.at(0x1ffff) == 1);
  BOOST_TEST(wrapped.flash.at(0x10000) == 2);
}

BOOST_AUTO_TEST_CASE(each_mistake_has_its_line) {
  BOOST_TEST(verdict(three_bytes + end) == "good");
  BOOST_TEST(verdict(":03010000020304F4\n" + end) == "hex-checksum@1:1");
  BOOST_TEST(verdict(":0301000002030\n" + end) == "hex-truncated@1:14");
  BOOST_TEST(verdict(":04010000020304F2\n" + end) == "hex-truncated@1:1");
  BOOST_TEST(verdict(":0301000O020304F3\n" + end) == "hex-broken@1:9");
  BOOST_TEST(verdict(three_bytes + "03010000020304F3\n" + end) == "hex-broken@2:1");
  BOOST_TEST(verdict(three_bytes + "\n" + end) == "hex-broken@2:1");
  BOOST_TEST(verdict(three_bytes + end + three_bytes) == "hex-broken@3:1");
  BOOST_TEST(verdict(three_bytes) == "hex-truncated@1:1");
  BOOST_TEST(verdict("") == "hex-truncated@0:1");
  BOOST_TEST(verdict(end) == "hex-empty@1:1");
  BOOST_TEST(verdict(three_bytes + ":0101020005F7\n" + end) == "hex-overlap@2:1");
  BOOST_TEST(verdict(":00000006FA\n" + three_bytes + end) == "hex-broken@1:1");
  BOOST_TEST(verdict(":0400000500000100F6\n" + three_bytes + end) == "hex-broken@1:1");
  BOOST_TEST(verdict(":0400000300000000F9\n" + three_bytes + end) == "good");  // the reset vector
  BOOST_TEST(verdict(":020000040001F9\n" + three_bytes + end) == "hex-too-large@2:1");
  BOOST_TEST(verdict(":027FFF000102"
                     "7D\n" +
                     end) == "hex-too-large@1:1");  // its second byte
  BOOST_TEST(verdict(":02000004FFFFFC\n:02FFFF000102FD\n" + end) == "hex-too-large@2:1");
}

BOOST_AUTO_TEST_CASE(all_mistakes_are_told_at_once_but_not_without_end) {
  const auto two = read(":03010000020304F4\n" + three_bytes + ":0101020005F7\n" + end);
  BOOST_TEST(std::get<Diagnostics>(two).size() == 2u);
  std::string prose;
  for (int i = 0; i < 1000; ++i) prose += ": no hex\n";
  BOOST_TEST(std::get<Diagnostics>(read(prose)).size() == 20u);
}

BOOST_AUTO_TEST_CASE(every_truncation_and_every_changed_digit_is_refused) {
  const std::string whole = tests::read_file(tests::firmware_path("lost_0.hex"));
  BOOST_REQUIRE(std::holds_alternative<ElfImage>(read(whole, mega())));
  const std::size_t last_record = whole.rfind(':');
  for (std::size_t size = 0; size < last_record + 11; size += 5)
    BOOST_TEST(std::holds_alternative<Diagnostics>(read(whole.substr(0, size), mega())), size);
  for (std::size_t at = 0; at < last_record; at += 3) {
    std::string changed = whole;
    if (whole[at] <= ' ') continue;
    changed[at] = changed[at] == '0' ? '1' : '0';
    BOOST_TEST(std::holds_alternative<Diagnostics>(read(changed, mega())), at);
  }
}

BOOST_AUTO_TEST_CASE(hostile_text_is_read_or_refused_but_harms_nothing) {
  const std::string whole = tests::read_file(tests::firmware_path("lost_0.hex"));
  tests::Mutator mutator(3);
  for (int i = 0; i < 3000; ++i) {
    const auto image = read(mutator.mutate(whole), mega());
    if (const auto* good = std::get_if<ElfImage>(&image))
      BOOST_TEST(good->flash.size() <= mega().flash_bytes);
  }
}

BOOST_AUTO_TEST_CASE(it_runs_and_the_bench_says_what_it_cannot_verify) {
  tests::Rig rig("steps.hex",
                 "  - part: stepper_drive\n    name: drive\n    pins: {step: PA0, direction: PL0}\n"
                 "    signals: {position: 'controller.command.drive[0]'}\n");
  rig.run(80);
  BOOST_TEST(rig.output("controller.command.drive[0]") == 12345.0 - 2345.0);
  BOOST_TEST(rig.said("not verifiable"));
  const auto& missing = rig.link().describe().unavailable;
  const auto found = std::ranges::find_if(missing, [](const bench::UnavailableSignal& one) {
    return one.signal.name == "controller.mcu.least_free_ram" &&
           one.reason.find("variables") != std::string::npos;
  });
  BOOST_TEST((found != missing.end()));
  BOOST_TEST(!rig.link().mcu_usage()->least_free_ram_bytes.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig
