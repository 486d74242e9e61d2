#pragma once

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {

/// How contacts are wired, in a board file.
inline constexpr ParameterRole contact_joins =
    choice("joins", "ground supply", "what the closed contact joins the pin to");
inline constexpr ParameterRole contact_resistor = choice(
    "resistor", "board none", "a resistor on the board to the other side, or the firmware's own pull-up");

/// A contact at a pin. Open, the pin is held at the other side by the board's resistor; without one it is let
/// go: high while the firmware's pull-up is on, else it keeps its level. Contacts do not bounce.
class Contact {
 public:
  Contact(const PartSetup& setup, std::string_view pin)
      : wire_(setup.wire(pin)),
        closed_level_(setup.part.word("joins") == "supply"),
        resistor_(setup.part.word("resistor") == "board") {
    set(false);
  }

  void set(bool closed) {
    if (closed_ == closed) return;
    closed_ = closed;
    wire_.drive(level());
  }

  /// By hand: while closed, the firmware is watched for whether it notices.
  void work(bool closed) {
    closed_ = closed;
    wire_.drive(level(), closed ? std::optional{!closed_level_} : std::nullopt);
  }
  bool was_noticed() const { return wire_.noticed(); }

 private:
  std::optional<bool> level() const {
    if (*closed_) return closed_level_;
    return resistor_ ? std::optional{!closed_level_} : std::nullopt;
  }

  Wire& wire_;
  bool closed_level_;
  bool resistor_;
  std::optional<bool> closed_;
};

}  // namespace heliorig::adapters
