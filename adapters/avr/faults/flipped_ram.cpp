#include <simavr/sim_avr.h>

#include <array>
#include <cmath>
#include <string>

#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// A bit of RAM flips, once, when the fault comes. It has an effect when an instruction reads the cell while
/// it still holds what came of it, and none where it is written first; until one of both the emulator looks
/// at each instruction.
class FlippedRam final : public McuFault, private DataListener {
 public:
  explicit FlippedRam(const McuFaultSetup& setup) : mcu_(setup.mcu) {
    for (std::size_t bit = 0; bit < cells_.size(); ++bit) cells_[bit].bit = bit;
  }
  ~FlippedRam() override { mcu_.leave_data(*this); }

  std::vector<models::FaultPoint> points() const override {
    const double first = mcu_.mcu().ram_start;
    std::vector<models::FaultPoint> all;
    for (const Cell& cell : cells_) {
      all.push_back({"controller.mcu.ram", "bit" + std::to_string(cell.bit) + "_flipped", "1", first, first,
                     first + mcu_.mcu().ram_bytes - 1, false,
                     "this bit flips, once, of the cell at this address"});
    }
    return all;
  }
  void set(std::size_t bit, std::optional<double> value) override {
    Cell& cell = cells_.at(bit);
    cell.read = false;
    cell.waits = value.has_value();
    if (value) {
      cell.address = static_cast<std::uint32_t>(std::lround(*value));
      std::uint8_t& byte = mcu_.core().data[cell.address];
      byte = static_cast<std::uint8_t>(byte ^ 1u << bit);
      cell.holds = byte;
      mcu_.watch_data(*this);
    }
    leave_when_done();
  }
  bool has_effect(std::size_t bit) const override { return cells_.at(bit).read; }

 private:
  struct Cell {
    std::size_t bit = 0;
    std::uint32_t address = 0;
    std::uint8_t holds = 0;
    bool waits = false;  ///< for an instruction that reaches it
    bool read = false;
  };

  void before_access(const DataAccess& access) override {
    for (Cell& cell : cells_) {
      if (!cell.waits) continue;
      const bool overwritten = mcu_.core().data[cell.address] != cell.holds;
      const bool reached = access.touches(cell.address);
      if (!overwritten && !reached) continue;
      cell.waits = false;
      cell.read = !overwritten && access.reads;
    }
    leave_when_done();
  }
  void leave_when_done() {
    for (const Cell& cell : cells_) {
      if (cell.waits) return;
    }
    mcu_.leave_data(*this);
  }

  AvrMcu& mcu_;
  std::array<Cell, 8> cells_;
};

}  // namespace

std::unique_ptr<McuFault> flipped_ram(const McuFaultSetup& setup) {
  return std::make_unique<FlippedRam>(setup);
}

}  // namespace heliorig::adapters
