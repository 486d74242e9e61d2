#include "adapters/avr/mcu/hex_image.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>

namespace heliorig::adapters {
namespace {

using bench::Diagnostics;
using Bytes = std::span<const std::uint8_t>;

enum RecordType : std::uint8_t { data, end_of_file, segment_base, segment_start, linear_base, linear_start };

constexpr std::size_t most_complaints = 20;  // a file of another kind is wrong in every line

std::optional<int> digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return std::nullopt;
}

class HexReader {
 public:
  HexReader(Bytes bytes, const std::string& file, const Mcu& mcu)
      : text_(reinterpret_cast<const char*>(bytes.data()), bytes.size()), file_(file), mcu_(mcu) {}

  std::variant<ElfImage, Diagnostics> read() {
    while (!text_.empty() && diagnostics_.size() < most_complaints) {
      ++line_;
      read_line(next_line());
    }
    if (diagnostics_.empty() && !ended_)
      refuse("hex-truncated", "ends without a record of its end (:00000001FF)", "copy or build it again");
    if (diagnostics_.empty() && image_.flash.empty()) refuse("hex-empty", "holds no code", rebuild());
    if (!diagnostics_.empty()) return std::move(diagnostics_);
    return std::move(image_);
  }

 private:
  void refuse(const std::string& code, const std::string& why, const std::string& advice,
              std::size_t column = 1) {
    diagnostics_.push_back({code, {file_, line_, column}, "the firmware " + why, advice});
  }
  static std::string rebuild() { return "make it by avr-objcopy -O ihex -R .eeprom"; }

  std::string_view next_line() {
    const std::size_t length = std::min(text_.find('\n'), text_.size());
    std::string_view line = text_.substr(0, length);
    text_.remove_prefix(std::min(length + 1, text_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void read_line(std::string_view line) {
    if (line.empty() && (ended_ || text_.empty())) return;
    if (ended_) return refuse("hex-broken", "goes on after the record of its end", rebuild());
    if (!line.starts_with(':'))
      return refuse("hex-broken", "has a line that begins without a colon", rebuild());
    if (line.size() % 2 == 0)
      return refuse("hex-truncated", "has a record of half a byte", "copy or build it again", line.size());
    record_.clear();
    for (std::size_t at = 1; at < line.size(); at += 2) {
      const auto high = digit(line[at]);
      const auto low = digit(line[at + 1]);
      if (!high || !low)
        return refuse("hex-broken", "has a character that is no hexadecimal digit", rebuild(),
                      at + (high ? 2 : 1));
      record_.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
    }
    read_record();
  }

  void read_record() {
    constexpr std::size_t around_data = 5;  // length, address (2), type, checksum
    if (record_.size() < around_data || record_.size() != around_data + record_[0])
      return refuse("hex-truncated", "has a record whose length is not the one it says",
                    "copy or build it again");
    if (std::accumulate(record_.begin(), record_.end(), 0u) % 256 != 0)
      return refuse("hex-checksum", "has a record whose checksum is wrong", "copy or build it again");
    const std::uint32_t offset = static_cast<std::uint32_t>(record_[1] << 8 | record_[2]);
    const Bytes contents = Bytes(record_).subspan(4, record_[0]);
    if (record_[3] == data) return put(offset, contents);
    read_control(offset, contents);
  }

  void read_control(std::uint32_t offset, Bytes contents) {
    const std::uint8_t type = record_[3];
    const std::size_t wanted = type == end_of_file ? 0 : type == segment_base || type == linear_base ? 2 : 4;
    if (type > linear_start)
      return refuse("hex-broken", "has a record of the unknown type " + std::to_string(type), rebuild());
    if (offset != 0 || contents.size() != wanted)
      return refuse("hex-broken",
                    "has a record of type " + std::to_string(type) + " that is not laid out as one",
                    rebuild());
    std::uint32_t value = 0;
    for (const std::uint8_t byte : contents) value = value << 8 | byte;
    if (type == end_of_file) ended_ = true;
    if (type == segment_base) set_base(value << 4, true);
    if (type == linear_base) set_base(value << 16, false);
    if ((type == segment_start || type == linear_start) && value != 0)
      refuse("hex-broken", "starts at an address of its own, where an AVR starts at its reset vector",
             rebuild());
  }

  void set_base(std::uint32_t base, bool segmented) {
    base_ = base;
    segmented_ = segmented;
  }

  /// A segment's offset wraps round at 64 KiB; a linear address does not.
  void put(std::uint32_t offset, Bytes contents) {
    for (std::size_t i = 0; i < contents.size(); ++i) {
      const std::uint64_t within = offset + i;
      const std::uint64_t address = base_ + (segmented_ ? within % 0x10000 : within);
      if (address >= mcu_.flash_bytes)
        return refuse("hex-too-large",
                      "gives a byte at address " + std::to_string(address) + ", the flash of the " +
                          std::string(mcu_.name) + " has " + std::to_string(mcu_.flash_bytes),
                      rebuild() + "; or give the board that it is for");
      if (given_at_.size() <= address) {
        given_at_.resize(address + 1, 0);
        image_.flash.resize(address + 1, 0xff);
      }
      if (given_at_[address] != 0)
        return refuse("hex-overlap",
                      "gives the byte at address " + std::to_string(address) + " again, after line " +
                          std::to_string(given_at_[address]),
                      "merge files by a tool that leaves no byte twice");
      given_at_[address] = line_;
      image_.flash[address] = contents[i];
    }
  }

  std::string_view text_;
  const std::string& file_;
  const Mcu& mcu_;
  std::size_t line_ = 0;
  std::vector<std::uint8_t> record_;
  std::uint32_t base_ = 0;
  bool segmented_ = true;
  bool ended_ = false;
  std::vector<std::size_t> given_at_;  ///< line, by address; 0: not yet
  ElfImage image_;
  Diagnostics diagnostics_;
};

}  // namespace

bool looks_like_hex(Bytes bytes) {
  const auto first = std::ranges::find_if(bytes, [](std::uint8_t c) { return c > ' '; });
  return first != bytes.end() && *first == ':';
}

std::variant<ElfImage, Diagnostics> read_hex_bytes(Bytes bytes, const std::string& file, const Mcu& mcu) {
  return HexReader(bytes, file, mcu).read();
}

}  // namespace heliorig::adapters
