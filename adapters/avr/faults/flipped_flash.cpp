#include <simavr/sim_avr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// A bit of the program flips, once, when the fault comes, and stays so. It has an effect when an instruction
/// made of it is executed, or one reads it; until then the emulator looks at each instruction.
class FlippedFlash final : public McuFault, private ProgramListener {
 public:
  explicit FlippedFlash(const McuFaultSetup& setup) : mcu_(setup.mcu) {}
  ~FlippedFlash() override { mcu_.leave_program(*this); }

  std::vector<models::FaultPoint> points() const override {
    std::vector<models::FaultPoint> all;
    for (std::size_t bit = 0; bit < cells_.size(); ++bit) {
      all.push_back({"controller.mcu.flash", "bit" + std::to_string(bit) + "_flipped", "1", 0.0, 0.0,
                     static_cast<double>(mcu_.core().flashend), false,
                     "this bit flips, once, of the program's byte at this address"});
    }
    return all;
  }
  void set(std::size_t bit, std::optional<double> value) override {
    Cell& cell = cells_.at(bit);
    cell = {.waits = value.has_value()};
    if (value) {
      cell.address = static_cast<std::uint32_t>(std::lround(*value));
      std::uint8_t& byte = mcu_.core().flash[cell.address];
      byte = static_cast<std::uint8_t>(byte ^ 1u << bit);
      mcu_.watch_program(*this);
    }
    leave_when_done();
  }
  bool has_effect(std::size_t bit) const override { return cells_.at(bit).read; }

 private:
  struct Cell {
    std::uint32_t address = 0;
    bool waits = false;  ///< for an instruction that takes it
    bool read = false;
  };

  void before_read(std::uint32_t address, std::uint32_t size) override {
    for (Cell& cell : cells_) {
      if (!cell.waits || cell.address < address || cell.address >= address + size) continue;
      cell.waits = false;
      cell.read = true;
    }
    leave_when_done();
  }
  void leave_when_done() {
    if (std::ranges::none_of(cells_, &Cell::waits)) mcu_.leave_program(*this);
  }

  AvrMcu& mcu_;
  std::array<Cell, 8> cells_{};
};

}  // namespace

std::unique_ptr<McuFault> flipped_flash(const McuFaultSetup& setup) {
  return std::make_unique<FlippedFlash>(setup);
}

}  // namespace heliorig::adapters
