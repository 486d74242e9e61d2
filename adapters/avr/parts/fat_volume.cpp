#include "adapters/avr/parts/fat_volume.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace heliorig::adapters {
namespace {

constexpr std::size_t reserved_blocks = 1;
constexpr std::size_t tables = 2;
constexpr std::size_t root_entries = 512;
constexpr std::size_t root_blocks = root_entries * 32 / block_bytes;
constexpr std::uint8_t fixed_disk = 0xf8;

void put(std::vector<std::uint8_t>& volume, std::size_t at, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) volume[at++] = static_cast<std::uint8_t>(value >> (8 * i));
}

void put(std::vector<std::uint8_t>& volume, std::size_t at, std::string_view text) {
  std::ranges::copy(text, volume.begin() + static_cast<std::ptrdiff_t>(at));
}

/// Blocks of one table: two bytes a cluster, and two entries at its head. A block too many does no harm.
std::size_t table_blocks(std::size_t blocks) {
  constexpr std::size_t entries = block_bytes / 2;
  return (blocks - reserved_blocks - root_blocks + 2 + entries - 1) / entries;
}

}  // namespace

/// The fields of the boot sector are those of pages 9 to 12 of the specification.
std::vector<std::uint8_t> empty_fat16_volume(std::size_t blocks) {
  const std::size_t table = table_blocks(blocks);
  [[maybe_unused]] const std::size_t clusters = blocks - reserved_blocks - tables * table - root_blocks;
  assert(clusters >= 4085 && clusters < 65525);
  std::vector<std::uint8_t> volume(blocks * block_bytes, 0);
  put(volume, 0, "\xeb\x3c\x90MSDOS5.0");
  put(volume, 11, block_bytes, 2);
  put(volume, 13, 1, 1);  // blocks a cluster
  put(volume, 14, reserved_blocks, 2);
  put(volume, 16, tables, 1);
  put(volume, 17, root_entries, 2);
  put(volume, 19, blocks < 0x10000 ? static_cast<std::uint32_t>(blocks) : 0, 2);
  put(volume, 21, fixed_disk, 1);
  put(volume, 22, static_cast<std::uint32_t>(table), 2);
  put(volume, 24, 63, 2);   // blocks a track
  put(volume, 26, 255, 2);  // heads
  put(volume, 32, blocks < 0x10000 ? 0 : static_cast<std::uint32_t>(blocks), 4);
  put(volume, 36, 0x80, 1);  // drive
  put(volume, 38, 0x29, 1);  // serial number, label and type follow
  put(volume, 39, 0x48454c49, 4);
  put(volume, 43, "NO NAME    FAT16   ");
  put(volume, 510, 0xaa55, 2);
  for (std::size_t i = 0; i < tables; ++i) {
    put(volume, (reserved_blocks + i * table) * block_bytes, 0xffffff00 | fixed_disk, 4);
  }
  return volume;
}

}  // namespace heliorig::adapters
