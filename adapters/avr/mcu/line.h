#pragma once

#include <optional>

#include "adapters/avr/mcu/avr_mcu.h"

namespace heliorig::adapters {

/// Told of each change of a level.
class EdgeListener {
 public:
  virtual ~EdgeListener() = default;
  virtual void on_edge(bool high, Cycle cycle) = 0;
  /// What the firmware drives it with has changed, which its level may not show: a direction, a timer's duty.
  virtual void on_drive(Cycle /*cycle*/) {}
};

/// A pin that the firmware commands, of the chip or of a port expander, as the board sees it.
class Line {
 public:
  virtual ~Line() = default;

  /// The mean level with which the firmware drives it: between 0 and 1 while a timer pulses it, 0 while it is
  /// let go.
  virtual double high_share() const = 0;
  /// The share of the time for which the firmware drives it low. One that is let go is driven neither way.
  virtual double low_share() const = 0;
  /// Whether the firmware drives it high; where it is pulsed, for half of the time or more.
  bool driven_high() const { return high_share() >= 0.5; }
  /// Tells `listener` of every change of level.
  virtual void watch(EdgeListener& listener) = 0;
  /// The board drives it from outside, or with nothing lets go.
  virtual void drive(std::optional<bool> level) = 0;

  /// Without a fault of its wire the level would be this; nothing: there is no fault.
  virtual void suppose(std::optional<bool> level) = 0;
  /// Whether the firmware could notice since the fault came: it read the level, or missed an interrupt, while
  /// it was another than supposed.
  virtual bool noticed() const = 0;
};

}  // namespace heliorig::adapters
