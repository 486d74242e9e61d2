#include "adapters/avr/mcu/elf_image.h"

#include <sys/types.h>
// sha256.h needs the types above.
#include <sha256.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include "adapters/avr/mcu/hex_image.h"

namespace heliorig::adapters {
namespace {

using bench::Diagnostics;
using Bytes = std::span<const std::uint8_t>;

// Of the ELF header: offsets and values (System V ABI, figures 4-3 to 4-7, 5-1).
constexpr std::size_t header_size = 52;
constexpr std::size_t segment_size = 32;
constexpr std::size_t section_size = 40;
constexpr std::size_t symbol_size = 16;
constexpr std::uint32_t type_executable = 2;
constexpr std::uint32_t machine_avr = 83;
constexpr std::uint32_t segment_load = 1;
constexpr std::uint32_t section_symbols = 2;
constexpr std::uint32_t section_note = 7;
constexpr std::uint32_t section_nobits = 8;

constexpr std::uint32_t data_space = 0x800000;
constexpr std::uint32_t eeprom_space = 0x810000;
constexpr std::uint32_t fuse_space = 0x820000;
constexpr std::uintmax_t largest_file = 64u << 20;

bench::Diagnostic complaint(const std::string& code, const std::string& file, const std::string& why,
                            const std::string& advice) {
  bench::Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.position.file = file;
  diagnostic.message = "the firmware " + why;
  diagnostic.advice = advice;
  return diagnostic;
}

class ElfReader {
 public:
  ElfReader(Bytes bytes, const std::string& file, const Mcu& mcu) : bytes_(bytes), file_(file), mcu_(mcu) {}

  std::variant<ElfImage, Diagnostics> read() {
    image_.knows_variables = true;
    if (read_header()) {
      read_sections();
      read_segments();
    }
    if (diagnostics_.empty() && image_.flash.empty()) refuse("elf-empty", "holds no code", rebuild());
    if (!diagnostics_.empty()) return std::move(diagnostics_);
    return std::move(image_);
  }

 private:
  void refuse(const std::string& code, const std::string& why, const std::string& advice) {
    diagnostics_.push_back(complaint(code, file_, why, advice));
  }
  std::string rebuild() const { return "link it with avr-gcc -mmcu=" + std::string(mcu_.name); }

  /// Little-endian number of 2 or 4 bytes; the caller has made sure that it lies within the file.
  std::uint32_t number(Bytes of, std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value |= static_cast<std::uint32_t>(of[at + i]) << (8 * i);
    return value;
  }
  std::optional<Bytes> piece(std::uint64_t offset, std::uint64_t size) const {
    if (offset > bytes_.size() || size > bytes_.size() - offset) return std::nullopt;
    return bytes_.subspan(offset, size);
  }

  bool read_header() {
    static constexpr std::array<std::uint8_t, 4> magic = {0x7f, 'E', 'L', 'F'};
    const bool elf = bytes_.size() >= magic.size() && std::equal(magic.begin(), magic.end(), bytes_.begin());
    if (!elf) {
      refuse("elf-foreign", "is neither an ELF nor a HEX file", "give the .elf that avr-gcc links, or a .hex made of it; no .bin");
    } else if (bytes_.size() < header_size) {
      refuse("elf-truncated", "ends within its ELF header", "copy or build it again");
    } else if (bytes_[4] != 1 || bytes_[5] != 1) {
      refuse("elf-foreign", "is an ELF file of another kind of machine (not 32 bits, little endian)",
             rebuild());
    } else if (number(bytes_, 18, 2) != machine_avr) {
      refuse("elf-foreign",
             "is built for another machine (ELF machine " + std::to_string(number(bytes_, 18, 2)) +
                 ", AVR is " + std::to_string(machine_avr) + ")",
             rebuild());
    } else if (number(bytes_, 16, 2) != type_executable) {
      refuse("elf-foreign", "is not linked to an executable", "give the linked .elf, not an object file");
    } else {
      return true;
    }
    return false;
  }

  /// The entries of one of the two tables, or nothing with a complaint.
  std::optional<Bytes> table(std::size_t offset_at, std::size_t entry_at, std::size_t entry_size,
                             const std::string& what) {
    const std::uint32_t count = number(bytes_, entry_at + 2, 2);
    if (count == 0) return Bytes{};
    if (number(bytes_, entry_at, 2) != entry_size) {
      refuse("elf-broken", "has " + what + " of an unknown size", "build it again");
      return std::nullopt;
    }
    const auto entries = piece(number(bytes_, offset_at, 4), std::uint64_t{count} * entry_size);
    if (!entries) refuse("elf-truncated", "ends before its " + what, "copy or build it again");
    return entries;
  }

  void read_segments() {
    const auto segments = table(28, 42, segment_size, "program headers");
    if (!segments) return;
    for (std::size_t at = 0; at + segment_size <= segments->size(); at += segment_size) {
      const Bytes segment = segments->subspan(at, segment_size);
      if (number(segment, 0, 4) == segment_load) load(segment);
    }
  }

  void load(Bytes segment) {
    const std::uint32_t size = number(segment, 16, 4);
    const std::uint32_t size_in_memory = number(segment, 20, 4);
    const std::uint32_t run_address = number(segment, 8, 4);
    const std::uint32_t load_address = number(segment, 12, 4);
    if (run_address >= data_space && run_address < eeprom_space) check_ram(run_address, size_in_memory);
    if (size == 0) return;
    const auto contents = piece(number(segment, 4, 4), size);
    if (!contents) {
      refuse("elf-truncated", "ends before the contents of a segment (" + std::to_string(size) + " bytes)",
             "copy or build it again");
    } else if (load_address < data_space) {
      put(image_.flash, load_address, *contents, mcu_.flash_bytes, "flash");
    } else if (load_address >= eeprom_space && load_address < fuse_space) {
      put(image_.eeprom, load_address - eeprom_space, *contents, mcu_.eeprom_bytes, "EEPROM");
    } else if (load_address < eeprom_space) {
      refuse("elf-broken", "loads contents straight into RAM, which nothing keeps over power-off",
             "link .data with a load address in flash, as avr-gcc does");
    }  // Fuses, lock bits and signatures do not run.
  }

  void put(std::vector<std::uint8_t>& memory, std::uint32_t address, Bytes contents, std::uint32_t limit,
           const std::string& what) {
    if (std::uint64_t{address} + contents.size() > limit) {
      refuse("elf-too-large",
             "does not fit: " + what + " is needed up to byte " +
                 std::to_string(std::uint64_t{address} + contents.size()) + ", the " +
                 std::string(mcu_.name) + " has " + std::to_string(limit),
             rebuild());
      return;
    }
    if (memory.size() < address + contents.size()) memory.resize(address + contents.size(), 0xff);
    std::copy(contents.begin(), contents.end(), memory.begin() + address);
  }

  void check_ram(std::uint32_t address, std::uint32_t size) {
    const std::uint64_t begin = address - data_space;
    const std::uint64_t end = begin + size;
    if (size == 0) return;
    if (begin >= mcu_.ram_start && end <= mcu_.ram_start + mcu_.ram_bytes) {
      image_.variables_end = std::max(image_.variables_end, static_cast<std::uint32_t>(end));
      return;
    }
    refuse("elf-too-large",
           "does not fit: variables lie outside the RAM of the " + std::string(mcu_.name) + " (" +
               std::to_string(mcu_.ram_bytes) + " bytes)",
           rebuild());
  }

  void read_sections() {
    const auto sections = table(32, 46, section_size, "section headers");
    if (!sections) return;
    for (std::size_t at = 0; at + section_size <= sections->size(); at += section_size) {
      const Bytes section = sections->subspan(at, section_size);
      const std::uint32_t type = number(section, 4, 4);
      if (type == section_nobits) continue;
      const auto contents = piece(number(section, 16, 4), number(section, 20, 4));
      if (!contents) {
        refuse("elf-truncated", "ends before the contents of a section", "copy or build it again");
        return;
      }
      if (type == section_note) read_note(*contents);
      if (type == section_symbols) read_symbols(*contents, names(*sections, number(section, 24, 4)));
    }
  }

  /// The table of strings in the section of that number; empty where there is none.
  Bytes names(Bytes sections, std::uint32_t index) const {
    if (index >= sections.size() / section_size) return {};
    const Bytes section = sections.subspan(index * section_size, section_size);
    return piece(number(section, 16, 4), number(section, 20, 4)).value_or(Bytes{});
  }

  void read_symbols(Bytes symbols, Bytes names) {
    constexpr unsigned object = 1;
    constexpr unsigned function = 2;
    for (std::size_t at = 0; at + symbol_size <= symbols.size(); at += symbol_size) {
      const Bytes symbol = symbols.subspan(at, symbol_size);
      const std::uint32_t name_at = number(symbol, 0, 4);
      const std::uint32_t value = number(symbol, 4, 4);
      const unsigned type = symbol[12] & 0x0fu;
      const bool defined = number(symbol, 14, 2) != 0;
      if (!defined || name_at >= names.size() || (type != object && type != function)) continue;
      const Bytes rest = names.subspan(name_at);
      const std::string name(rest.begin(), std::find(rest.begin(), rest.end(), 0));
      image_.symbols[name] = type == object && value >= data_space ? value - data_space : value;
    }
  }

  /// A note of type 1 and name "AVR": five pairs and a table of strings that begins with the MCU's name
  /// (avr-libc, crt1/gcrt1.S).
  void read_note(Bytes note) {
    constexpr std::size_t name_at = 12;
    constexpr std::size_t description_at = 16;
    constexpr std::size_t strings_at = description_at + 6 * 4;  // memories; then the table of offsets
    if (note.size() < strings_at + 8 || number(note, 0, 4) != 4 || number(note, 8, 4) != 1) return;
    if (std::memcmp(note.data() + name_at, "AVR", 4) != 0) return;
    const std::uint32_t offsets_bytes = number(note, strings_at, 4);
    if (offsets_bytes > note.size() || offsets_bytes < 8) return;
    const std::uint64_t begin = strings_at + std::uint64_t{offsets_bytes} + number(note, strings_at + 4, 4);
    if (begin >= note.size()) return;
    const auto text = note.subspan(begin);
    image_.mcu.assign(text.begin(), std::find(text.begin(), text.end(), 0));
    if (image_.mcu == mcu_.name) return;
    for (char& c : image_.mcu) {
      if (c < ' ' || c > '~') c = '?';
    }
    refuse("elf-other-mcu",
           "is built for the " + image_.mcu + ", the board carries an " + std::string(mcu_.name),
           rebuild() + ", or give the board that it is for");
  }

  Bytes bytes_;
  const std::string& file_;
  const Mcu& mcu_;
  ElfImage image_;
  Diagnostics diagnostics_;
};

std::string sha256_of(Bytes bytes) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> text{};
  SHA256Data(bytes.data(), bytes.size(), text.data());
  return text.data();
}

}  // namespace

std::variant<ElfImage, Diagnostics> read_elf_bytes(Bytes bytes, const std::string& file, const Mcu& mcu) {
  return ElfReader(bytes, file, mcu).read();
}

std::variant<ElfImage, Diagnostics> read_firmware(const std::filesystem::path& file, const Mcu& mcu) {
  const auto refused = [&](const std::string& why, const std::string& advice) {
    return Diagnostics(1, complaint("unreadable-file", file.string(), why, advice));
  };
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    return refused("does not exist", "build it, or give the path of its .elf or .hex as avr:PATH");
  }
  if (!std::filesystem::is_regular_file(status))
    return refused("is not a regular file", "give a file's path");
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error || size > largest_file) return refused("is larger than 64 MiB", "give the .elf of one firmware");
  std::ifstream stream(file, std::ios::binary);
  const std::vector<char> text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open() || stream.bad()) return refused("cannot be read", "check the file's permissions");
  const Bytes bytes{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
  auto image = looks_like_hex(bytes) ? read_hex_bytes(bytes, file.string(), mcu)
                                     : read_elf_bytes(bytes, file.string(), mcu);
  if (auto* good = std::get_if<ElfImage>(&image)) good->sha256 = sha256_of(bytes);
  return image;
}

}  // namespace heliorig::adapters
