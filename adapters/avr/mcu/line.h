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

  /// Whether the firmware drives it high.
  virtual bool driven_high() const = 0;
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
