#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace heliorig::adapters {

inline constexpr std::size_t block_bytes = 512;

/// An empty FAT16 volume of so many blocks, without a partition table, as `mkfs.fat -F 16 -s 1` makes it:
/// one block a cluster, two tables, 512 entries in the root. Asks for 4 to 32 MiB, where the clusters are
/// 4085 to 65524, which makes it FAT16 (Microsoft, FAT32 File System Specification 1.03, page 14).
std::vector<std::uint8_t> empty_fat16_volume(std::size_t blocks);

}  // namespace heliorig::adapters
