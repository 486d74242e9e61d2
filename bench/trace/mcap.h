#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace heliorig::bench::mcap {

/// The MCAP container format (mcap.dev/spec), as far as traces use it. All integers are little-endian; a
/// record is its opcode, the length of its content in 8 bytes, and its content.
inline constexpr std::string_view magic{"\x89MCAP0\r\n", 8};

enum class Opcode : std::uint8_t {
  header = 0x01,
  footer = 0x02,
  schema = 0x03,
  channel = 0x04,
  message = 0x05,
  chunk = 0x06,
  message_index = 0x07,
  chunk_index = 0x08,
  statistics = 0x0B,
  metadata = 0x0C,
  metadata_index = 0x0D,
  summary_offset = 0x0E,
  data_end = 0x0F,
};

inline constexpr std::size_t record_head = 1 + 8;      ///< bytes before a record's content
inline constexpr std::size_t footer_size = 8 + 8 + 4;  ///< of its content

/// Bytes in the making. Assumes a little-endian machine, as every one that this project runs on.
class Bytes {
 public:
  void u8(std::uint8_t value) { raw(&value, 1); }
  void u16(std::uint16_t value) { raw(&value, 2); }
  void u32(std::uint32_t value) { raw(&value, 4); }
  void u64(std::uint64_t value) { raw(&value, 8); }
  void text(std::string_view value) {
    u32(static_cast<std::uint32_t>(value.size()));
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  void raw(const void* data, std::size_t size) { bytes_.append(static_cast<const char*>(data), size); }

  /// Starts a record or a length-prefixed part; finish with close_…(), given what this returned.
  std::size_t open_record(Opcode opcode) {
    u8(static_cast<std::uint8_t>(opcode));
    return open<std::uint64_t>();
  }
  void close_record(std::size_t mark) { close<std::uint64_t>(mark); }
  std::size_t open_list() { return open<std::uint32_t>(); }
  void close_list(std::size_t mark) { close<std::uint32_t>(mark); }

  const std::string& str() const { return bytes_; }
  std::size_t size() const { return bytes_.size(); }
  void clear() { bytes_.clear(); }

 private:
  template <typename Length>
  std::size_t open() {
    bytes_.append(sizeof(Length), '\0');
    return bytes_.size();
  }
  template <typename Length>
  void close(std::size_t mark) {
    const auto length = static_cast<Length>(bytes_.size() - mark);
    std::memcpy(bytes_.data() + mark - sizeof(Length), &length, sizeof(Length));
  }

  std::string bytes_;
};

/// Bytes being read: every step is checked, and after one that went past the end nothing more is read.
class View {
 public:
  explicit View(std::string_view bytes) : bytes_(bytes) {}

  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint16_t u16() { return number<std::uint16_t>(); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  std::string_view text() { return take(u32()); }
  /// The next `size` bytes; empty, and ok() false, where there are not so many.
  std::string_view take(std::uint64_t size) {
    if (!ok_ || size > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    const std::string_view part = bytes_.substr(at_, size);
    at_ += size;
    return part;
  }
  bool ok() const { return ok_; }
  bool at_end() const { return at_ == bytes_.size(); }
  std::size_t position() const { return at_; }

 private:
  template <typename Number>
  Number number() {
    Number value{};
    const std::string_view bytes = take(sizeof value);
    if (ok_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace heliorig::bench::mcap
