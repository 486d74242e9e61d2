#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/compare_output.h"
#include "adapters/avr/mcu/line.h"

struct avr_ioport_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// The pins of the chip as the board sees them. A pin that the firmware does not drive reads low: the inputs
/// of what hangs on it have their pull-downs, so that nothing is energised by a chip that is reset.
class Pins final : public ResetListener {
 public:
  explicit Pins(AvrMcu& mcu);
  ~Pins() override;

  /// The mean level with which the firmware drives the pin: its port's bit, or while a timer has taken it
  /// what that gives. Other alternate functions are not looked at.
  double high_share(const McuPin& pin) const;
  /// The share of the time for which it drives it low.
  double low_share(const McuPin& pin) const { return is_output(pin) ? 1.0 - high_share(pin) : 0.0; }
  /// Whether it drives it high; where a timer pulses it, for half of the time or more.
  bool driven_high(const McuPin& pin) const { return high_share(pin) >= 0.5; }
  /// The board drives the pin from outside.
  void drive(const McuPin& pin, bool high);
  /// The board lets go of it: the firmware's pull-up lifts it; without one it keeps its charge.
  void release(const McuPin& pin);
  /// Tells `listener` of every change of level, timers' outputs included, and of what the firmware does to
  /// it.
  void watch(const McuPin& pin, EdgeListener& listener);
  /// The pin as a line of the board; lives as long as this.
  Line& line(const McuPin& pin);
  /// Whether the chip is without clock: what its timers pulse stays high or low.
  void stand(bool stands);

  void on_reset() override;

 private:
  class PinLine;
  struct Pin {
    std::vector<EdgeListener*> listeners;
    std::unique_ptr<CompareOutput> timers;  ///< once somebody asks for the pin
  };
  struct Port {
    Pins* self = nullptr;
    avr_ioport_t* port = nullptr;
    std::uint8_t directions = 0;  ///< DDRx and PORTx, as they stood last
    std::uint8_t levels = 0;
    std::array<Pin, 8> pins;
  };
  struct Watch {
    AvrMcu* mcu;
    EdgeListener* listener;
  };
  /// What the pins of a port would be without faults, and where the firmware has seen another level.
  struct Supposed {
    avr_ioport_t* port;
    const AvrMcu* mcu;
    std::uint8_t mask = 0;
    std::uint8_t levels = 0;
    std::uint8_t noticed = 0;
  };
  static void on_irq(avr_irq_t* irq, std::uint32_t value, void* watch);
  static void on_written(avr_irq_t* irq, std::uint32_t value, void* port);
  static void on_read(avr_irq_t* irq, std::uint32_t value, void* supposed);
  avr_ioport_t& port(const McuPin& pin) const { return *ports_.at(pin.port).port; }
  Pin& pin(const McuPin& pin);
  bool is_output(const McuPin& pin) const;
  void tell_of_writes(Port& port);
  void look(Port& port);
  void tell(const Pin& pin);
  Supposed& supposed(const McuPin& pin);
  bool interrupts(const McuPin& pin) const;
  void fall_back(Port& port, int bit, bool high);

  AvrMcu& mcu_;
  std::map<char, Port> ports_;
  std::deque<Watch> watches_;  ///< a deque keeps its elements in place
  std::map<char, Supposed> supposed_;
  std::map<std::string, std::unique_ptr<PinLine>> lines_;
};

}  // namespace heliorig::adapters
