#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/avr/faults/mcu_faults.h"
#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/eeprom_watch.h"
#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/watchdog_watch.h"
#include "adapters/avr/mcu_clock.h"
#include "adapters/avr/parts/assembly.h"
#include "adapters/boards/board.h"
#include "adapters/reference_firmware/io.h"

namespace heliorig::tests {

/// The reference firmware's ELF on the emulated board of scenarios/boards/solarose-4x4.yaml, before a machine
/// in good order on a June noon: its ten rows turn as they are driven, at once and without play; all else
/// stays as it is set. No plant, so that an hour takes seconds.
class FirmwareBoard {
 public:
  explicit FirmwareBoard(double rows_deg = 60.0);

  /// In quanta of 10 ms, the last one shorter.
  void run(double duration_s);

  /// A sensor by its name, or what the board drives.
  void set(const std::string& sensor, double value);
  double output(const std::string& name) const;
  heliorig_firmware::Mode mode() const;
  const std::array<double, heliorig_firmware::row_count>& rows_deg() const { return rows_deg_; }

  void type(const std::string& line) { assembly_.type_line(line); }
  /// What the console has said since the last call.
  std::vector<std::string> said();
  /// Whether one of its lines holds `part`; takes them.
  bool said(const std::string& part);

  /// A fault of the microcontroller.
  void set_fault(const std::string& target, const std::string& kind, std::optional<double> value);

  adapters::AvrMcu& mcu() { return mcu_; }
  adapters::EepromWatch& eeprom() { return eeprom_; }
  const adapters::ElfImage& image() const { return image_; }

 private:
  void exchange(models::SimDuration quantum);
  void show_rows();
  void turn_rows();
  std::size_t output_place(const std::string& name) const;

  adapters::Board board_;
  adapters::ElfImage image_;
  adapters::AvrMcu mcu_;
  adapters::Assembly assembly_;
  adapters::WatchdogWatch watchdog_;
  adapters::EepromWatch eeprom_;
  adapters::McuFaults faults_;
  adapters::McuClock clock_;
  models::SimTime time_{};
  std::vector<double> sensors_;
  std::vector<double> outputs_;
  std::array<double, heliorig_firmware::row_count> rows_deg_{};
  std::array<double, heliorig_firmware::row_count> driven_{};
};

}  // namespace heliorig::tests
