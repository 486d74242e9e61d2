#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "adapters/avr/parts/clock_time.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {

/// A register with more to it than memory.
struct ClockChipRegister {
  std::uint8_t address;
  std::uint8_t at_first_power;  ///< what it says when the chip gets its first power
  std::uint8_t writable;        ///< bits that the firmware can write
  std::uint8_t clearable = 0;   ///< bits that it can clear, but not set
  std::uint8_t unmodelled = 0;  ///< bits that ask for what is not modelled
  std::string_view of = {};     ///< what those are
};

/// What tells one clock chip of Maxim from another.
struct ClockChipModel {
  std::string_view name;
  std::uint8_t registers;  ///< how many; the pointer goes on from the last to the first
  bool halt_bit;           ///< bit 7 of the seconds stops the oscillator (CH)
  bool century_bit;
  std::optional<std::uint8_t> stop_flag_register;  ///< bit 7 says that the oscillator has stopped (OSF)
  /// Bit 7 stops the oscillator while the chip lives on its battery (EOSC).
  std::optional<std::uint8_t> battery_stop_register;
  std::span<const ClockChipRegister> special;
};

inline constexpr std::array clock_chip_signals{
    SignalRole{"value", Direction::to_controller, "s", true, "UTC since 1970"},
};
inline constexpr std::array clock_chip_faults{
    FaultRole{"battery_lost", "", 0.0, 1.0, false,
              "it was without battery and supply: it starts anew as with its first power"},
    FaultRole{"stuck", "", 0.0, 1.0, false,
              "its oscillator stands: the time does not go on, and OSF, where it has one, says so"},
};

/// Real-time clock on the two-wire bus, set to its signal and running when the run begins. The time is taken
/// at the start of a transfer and when the pointer comes to 0, of the signal at the start of the quantum;
/// writing the time moves it against the signal, writing the seconds begins a whole second. Its battery
/// outlives resets and cuts of the supply; where the firmware has it so, the oscillator stands meanwhile. The
/// supply is back when the microcontroller runs again.
///
/// A date that there is not, as while day and month are written one after the other, stays in its registers
/// until they are a date; what a chip counts from it is undefined (DS3231, page 11), so the chip's own date
/// goes on behind it.
///
/// A fault has had its effect once the firmware has read what it would not have read without: a time, or the
/// flag of a stop.
class ClockChip final : public Part, public BusDevice {
 public:
  ClockChip(const PartSetup& setup, const ClockChipModel& model);

  void begin(const Quantum& quantum) override;
  void start(bool read) override;
  bool write(std::uint8_t byte) override;
  std::uint8_t read() override;
  void stop() override { take_what_was_written(); }
  void lose_power() override;

  void set_fault(std::size_t fault, std::optional<double> value) override;
  bool fault_has_effect(std::size_t fault) const override { return faults_.at(fault).noticed; }

 private:
  using Written = std::array<bool, std::tuple_size_v<ClockRegisters>>;
  enum Fault : std::size_t { battery_lost, stuck, fault_count };
  struct FaultState {
    bool on = false;
    bool noticed = false;
  };

  void advance();
  void show_time();
  void set_register(std::uint8_t address, std::uint8_t byte);
  void take_what_was_written();
  ClockRegisters keep_what_is_no_date(ClockRegisters now, const Written& written);
  void show_what_is_no_date(ClockRegisters& shown) const;
  void note_stop();
  void start_anew();
  void run_or_halt();
  void run_or_stick();
  void compare(std::uint8_t address, std::uint8_t byte);

  AvrMcu& mcu_;
  const ClockChipModel& model_;
  std::size_t sensor_;
  ClockTime time_;
  ClockTime healthy_;  ///< without faults
  ClockStyle style_;
  ClockStyle healthy_style_;
  ClockRegisters without_fault_{};
  bool halted_ = false;  ///< by the firmware, or since it lost its battery
  std::vector<std::uint8_t> registers_;
  Written written_{};
  std::array<std::optional<std::uint8_t>, std::tuple_size_v<ClockRegisters>>
      no_date_;  ///< written, and no date yet
  bool stopped_on_battery_ = false;
  bool healthy_stop_flag_ = false;  ///< what the flag would be without faults
  std::uint8_t pointer_ = 0;
  bool pointer_follows_ = false;
  std::array<FaultState, fault_count> faults_;
};

}  // namespace heliorig::adapters
