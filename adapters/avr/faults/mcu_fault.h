#pragma once

#include <cassert>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/avr/mcu/analog_inputs.h"
#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/eeprom_watch.h"
#include "adapters/avr/mcu/watchdog_watch.h"
#include "adapters/boards/board.h"
#include "models/noise/noise_stream.h"
#include "models/ports/fault_point.h"
#include "models/time/sim_time.h"

namespace heliorig::adapters {

/// Something that can befall the microcontroller itself: one thing that breaks, in one or several ways.
class McuFault {
 public:
  virtual ~McuFault() = default;

  /// Its ways, each as a fault point.
  virtual std::vector<models::FaultPoint> points() const = 0;
  /// Sets or, with nothing, clears one of them; whether it has made a difference since it came.
  virtual void set(std::size_t way, std::optional<double> value) = 0;
  virtual bool has_effect(std::size_t way) const = 0;

  /// Before each quantum, and after it; `stood`: the processor's clock stood all through it.
  virtual void begin(models::SimDuration /*quantum*/) {}
  virtual void end(bool /*stood*/) {}
  /// Whether the processor's clock stands through the quantum that begins.
  virtual bool stops_clock() const { return false; }
  /// By which ratio it runs fast.
  virtual double runs_fast_by() const { return 0.0; }
  /// Whether what is fed with the chip has been without power since the last call.
  virtual bool take_power_loss() { return false; }
};

/// What a fault is made with. All of it outlives the fault.
struct McuFaultSetup {
  AvrMcu& mcu;
  const Board& board;
  WatchdogWatch& watchdog;
  EepromWatch& eeprom;
  AnalogInputs& analog;
  models::Seed seed;
};

/// A fault that takes no value: its point, with what it means.
inline models::FaultPoint switch_point(const char* target, const char* kind, const char* meaning) {
  return {target, kind, "", 0.0, 0.0, 1.0, false, meaning};
}

/// Whether a switch is on: given, and not as 0.
inline bool is_on(const std::optional<double>& value) {
  return value.value_or(0.0) != 0.0;
}

}  // namespace heliorig::adapters
