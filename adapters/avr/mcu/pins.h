#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_ioport_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// Told of each change of a pin that the firmware makes.
class EdgeListener {
 public:
  virtual ~EdgeListener() = default;
  virtual void on_edge(bool high, Cycle cycle) = 0;
};

/// The pins of the chip as the board sees them. A pin that the firmware does not drive reads low: the inputs
/// of what hangs on it have their pull-downs, so that nothing is energised by a chip that is reset.
class Pins final : public ResetListener {
 public:
  explicit Pins(AvrMcu& mcu);

  /// Whether the firmware drives the pin high (direction and port registers; alternate functions are not
  /// looked at).
  bool driven_high(const McuPin& pin) const;
  bool is_output(const McuPin& pin) const;
  /// Address of the port's output register, by which the emulator's timers name the pins they drive.
  std::uint32_t port_register(const McuPin& pin) const;
  /// The board drives the pin from outside.
  void drive(const McuPin& pin, bool high);
  /// Tells `listener` of every change of level, timers' outputs included.
  void watch(const McuPin& pin, EdgeListener& listener);

  void on_reset() override;

 private:
  struct Watch {
    AvrMcu* mcu;
    EdgeListener* listener;
    avr_irq_t* irq;
  };
  static void on_irq(avr_irq_t* irq, std::uint32_t value, void* watch);
  avr_ioport_t& port(const McuPin& pin) const { return *ports_.at(pin.port); }

  AvrMcu& mcu_;
  std::map<char, avr_ioport_t*> ports_;
  std::deque<Watch> watches_;  ///< a deque keeps its elements in place
};

}  // namespace heliorig::adapters
