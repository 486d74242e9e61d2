#include <array>
#include <cmath>
#include <string>

#include "adapters/avr/faults/mcu_fault.h"

namespace heliorig::adapters {
namespace {

/// A bit of EEPROM flips, once, when the fault comes. It has an effect when the firmware reads the cell
/// before it writes it.
class FlippedEeprom final : public McuFault, private EepromListener {
 public:
  explicit FlippedEeprom(const McuFaultSetup& setup)
      : eeprom_(setup.eeprom), bytes_(setup.board.mcu->eeprom_bytes) {
    eeprom_.listen(*this);
  }

  std::vector<models::FaultPoint> points() const override {
    std::vector<models::FaultPoint> all;
    for (std::size_t bit = 0; bit < cells_.size(); ++bit) {
      all.push_back({"controller.mcu.eeprom", "bit" + std::to_string(bit) + "_flipped", "1", 0.0, 0.0,
                     bytes_ - 1.0, false, "this bit flips, once, of the cell at this address"});
    }
    return all;
  }
  void set(std::size_t bit, std::optional<double> value) override {
    Cell& cell = cells_.at(bit);
    cell = {.waits = value.has_value()};
    if (!value) return;
    cell.address = static_cast<std::uint16_t>(std::lround(*value));
    std::uint8_t& byte = eeprom_.cell(cell.address);
    byte = static_cast<std::uint8_t>(byte ^ 1u << bit);
  }
  bool has_effect(std::size_t bit) const override { return cells_.at(bit).read; }

 private:
  struct Cell {
    std::uint16_t address = 0;
    bool waits = false;
    bool read = false;
  };

  void before_access(std::uint16_t address, bool writes) override {
    for (Cell& cell : cells_) {
      if (!cell.waits || cell.address != address) continue;
      cell.waits = false;
      cell.read = !writes;
    }
  }

  EepromWatch& eeprom_;
  std::uint32_t bytes_;
  std::array<Cell, 8> cells_{};
};

}  // namespace

std::unique_ptr<McuFault> flipped_eeprom(const McuFaultSetup& setup) {
  return std::make_unique<FlippedEeprom>(setup);
}

}  // namespace heliorig::adapters
