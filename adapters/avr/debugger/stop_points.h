#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/avr/mcu/instruction.h"

namespace heliorig::adapters {

/// What makes a debugger halt on access to data.
enum class WatchKind { write, read, access };

/// Bytes of data that are watched.
struct WatchPoint {
  WatchKind kind = WatchKind::write;
  std::uint32_t address = 0;
  std::uint32_t size = 1;
  auto operator<=>(const WatchPoint&) const = default;

  bool sees(const DataAccess& access) const {
    const bool touched = access.address < address + size && address < access.address + access.size;
    return touched &&
           ((kind != WatchKind::read && access.writes) || (kind != WatchKind::write && access.reads));
  }
};

/// Where and upon what a debugger wants the program to halt. Nothing is written into the program for it.
class StopPoints {
 public:
  explicit StopPoints(std::uint32_t flash_bytes) : breaks_(flash_bytes / 2, false) {}

  /// Whether there is such a place; setting what is set, and clearing what is not, changes nothing.
  bool set_break(std::uint32_t program_address, bool on) {
    if (program_address % 2 != 0 || program_address / 2 >= breaks_.size()) return false;
    auto place = breaks_[program_address / 2];
    if (place != on) break_count_ += on ? 1 : -1;
    place = on;
    return true;
  }
  void set_watch(const WatchPoint& point, bool on) {
    if (on) watches_.insert(point);
    if (!on) watches_.erase(point);
  }
  void clear() { *this = StopPoints{static_cast<std::uint32_t>(2 * breaks_.size())}; }

  bool any() const { return break_count_ > 0 || watches_data(); }
  bool watches_data() const { return !watches_.empty(); }
  bool breaks_at(std::uint32_t program_address) const {
    return program_address / 2 < breaks_.size() && breaks_[program_address / 2];
  }
  const WatchPoint* seen(const DataAccess& access) const {
    for (const WatchPoint& watch : watches_) {
      if (watch.sees(access)) return &watch;
    }
    return nullptr;
  }

 private:
  std::vector<bool> breaks_;  ///< by program address in words
  int break_count_ = 0;
  std::set<WatchPoint> watches_;
};

}  // namespace heliorig::adapters
