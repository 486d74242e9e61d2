#pragma once

#include <cstdarg>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/mcu/instruction.h"
#include "adapters/boards/mcu.h"

struct avr_t;
struct avr_io_t;
struct avr_watchdog_t;

namespace heliorig::adapters {

/// Cycles of the microcontroller's clock since power-up.
using Cycle = std::uint64_t;

/// Called at a cycle that it asked for; returns when it wants to be called next, 0 for never.
class CycleCallback {
 public:
  virtual ~CycleCallback() = default;
  virtual Cycle on_cycle(Cycle when) = 0;
};

/// Told after each reset of the chip but the first: registers have their initial values, callbacks are
/// forgotten.
class ResetListener {
 public:
  virtual ~ResetListener() = default;
  virtual void on_reset() = 0;
};

/// Why the chip is reset, as MCUSR says afterwards.
enum class ResetCause { external, power_on, brown_out, watchdog };

/// Told of what instructions are about to reach in the data space; return addresses that interrupts push
/// excepted.
class DataListener {
 public:
  virtual ~DataListener() = default;
  virtual void before_access(const DataAccess& access) = 0;
};

/// Told of what instructions are about to take from the program: their own bytes, and what LPM and ELPM read.
class ProgramListener {
 public:
  virtual ~ProgramListener() = default;
  virtual void before_read(std::uint32_t address, std::uint32_t size) = 0;
};

/// Told of each WDR instruction.
class WatchdogListener {
 public:
  virtual ~WatchdogListener() = default;
  virtual void on_kick() = 0;
};

/// Asked before each instruction; the processor waits until it returns.
class InstructionGate {
 public:
  virtual ~InstructionGate() = default;
  virtual void before_instruction() = 0;
};

class ExecutionWatch;

/// What a microcontroller is made and fed with.
struct AvrSettings {
  double clock_Hz = 0.0;
  double supply_V = 0.0;
  std::optional<double> analog_reference_V;  ///< at the AREF pin, where something drives it
};

/// One AVR, emulated by libsimavr 1.6, run in simulated time alone. It keeps the emulator's habits in:
/// sleeping waits for nothing, its messages come out as console lines, its memories are widened so that a
/// firmware that runs wild stays within them, and a processor that is lost keeps its timers, so that a
/// watchdog set by the firmware resets it as on the real chip. One at a time in a process: the emulator's
/// logger is global. Not modelled, as in the emulator: fuses, bus speed of the TWI (a byte takes 9
/// µs).
class AvrMcu {
 public:
  AvrMcu(const Mcu& mcu, const ElfImage& image, const AvrSettings& settings);
  ~AvrMcu();
  AvrMcu(const AvrMcu&) = delete;
  AvrMcu& operator=(const AvrMcu&) = delete;

  /// Runs until the clock has counted `target` cycles; the last instruction, or waking up, may go past it by
  /// a few.
  void run_to(Cycle target);
  Cycle cycle() const;
  double clock_Hz() const { return clock_Hz_; }

  /// Whether the processor executes or sleeps; false once it is lost: an undefined instruction, an address
  /// outside its memories, asleep with interrupts off.
  bool alive() const;
  /// Cycles spent asleep since power-up.
  Cycle cycles_asleep() const { return cycles_asleep_; }
  /// The longest time from power-up, reset or waking to the next sleep, or to now.
  Cycle longest_awake() const;
  /// Resets since power-up, by whatever cause.
  int resets() const { return resets_; }
  /// The chip is reset and goes on at once. At power-on its RAM keeps what it had.
  void reset(ResetCause cause = ResetCause::external);
  /// The watchdog starts its period over, without the firmware's doing.
  void restart_watchdog();

  /// The supply of the chip and of its converter: as it is, and the full one that it was made with.
  double supply_V() const;
  double full_supply_V() const { return full_supply_V_; }
  void set_supply_V(double volts);

  /// Calls back when the clock has counted `when` cycles (after the instruction that does). One call at a
  /// time for each callback: a new one replaces the last.
  void call_at(Cycle when, CycleCallback& callback);
  void listen_to_resets(ResetListener& listener) { reset_listeners_.push_back(&listener); }

  void listen_to_watchdog(WatchdogListener& listener) { watchdog_listener_ = &listener; }
  /// `watch` sees every instruction from now on. That takes about twice the wall time and changes no cycle.
  void watch_execution(ExecutionWatch& watch) { watch_ = &watch; }
  /// The same for what instructions reach; each listener until it is taken off.
  void watch_data(DataListener& listener);
  void leave_data(DataListener& listener);
  /// The same for what instructions take from the program.
  void watch_program(ProgramListener& listener);
  void leave_program(ProgramListener& listener);
  /// The same, before all that listens; null: no gate.
  void gate_instructions(InstructionGate* gate) { gate_ = gate; }

  /// In bytes, of the instruction that comes next; of the one by which the processor was lost.
  std::uint32_t program_address() const;
  /// What the next instruction is about to reach.
  std::optional<DataAccess> next_access() const;

  /// A line of the console; the bench takes them all after each quantum.
  void print(std::string line) { lines_.push_back(std::move(line)); }
  /// The same for what the emulator has to say of the firmware: each said once, and no more than a few dozen.
  void note(const std::string& text);
  std::vector<std::string> take_lines() { return std::exchange(lines_, {}); }

  const Mcu& mcu() const { return mcu_; }
  avr_t& core() const { return *core_; }

 private:
  struct Hooks;  ///< the functions that libsimavr calls

  void load(const ElfImage& image);
  void widen_memories();
  void configure_peripherals();
  void arm_stop();
  bool by_instruction() const {
    return watch_ != nullptr || !data_listeners_.empty() || !program_listeners_.empty() || gate_ != nullptr;
  }
  void run_by_instruction();
  std::uint16_t program_word(std::uint32_t address) const;
  void tell_of_access();
  void tell_of_program();
  void step();
  void run_core();
  void run_lost();
  void after_reset();
  void tell_of_loss();

  const Mcu& mcu_;
  double clock_Hz_;
  double full_supply_V_;
  avr_t* core_;
  Cycle target_ = 0;
  Cycle cycles_asleep_ = 0;
  Cycle woke_ = 0;
  Cycle longest_awake_ = 0;
  int resets_ = 0;
  std::uint8_t causes_ = 0;  ///< in MCUSR before the reset that comes
  bool was_reset_ = false;
  bool told_of_loss_ = false;
  std::uint32_t lost_at_ = 0;  ///< program address, in bytes
  void (*reset_of_core_)(avr_t*) = nullptr;
  std::vector<ResetListener*> reset_listeners_;
  avr_watchdog_t* watchdog_ = nullptr;
  int (*watchdog_ioctl_)(avr_io_t*, std::uint32_t, void*) = nullptr;  ///< the emulator's own
  WatchdogListener* watchdog_listener_ = nullptr;
  ExecutionWatch* watch_ = nullptr;
  std::vector<DataListener*> data_listeners_;
  std::vector<ProgramListener*> program_listeners_;
  InstructionGate* gate_ = nullptr;
  std::vector<std::string> lines_;
  std::set<std::string> notes_;
};

}  // namespace heliorig::adapters
