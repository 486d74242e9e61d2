#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "adapters/boards/board.h"

namespace heliorig::adapters {

/// Finds the pins that a board file names, and keeps who has taken which.
class PinBinder {
 public:
  /// `parts`: those read so far; an expander's pins can be named from then on.
  PinBinder(const Mcu& mcu, const std::vector<BoardPart>& parts) : mcu_(mcu), parts_(parts) {}

  /// What is wrong with a pin: the code, message and advice of a diagnostic.
  struct Refusal {
    std::string code;
    std::string message;
    std::string advice;
  };

  /// The pin that a part's role is wired to, now taken by it.
  std::variant<BoardPin, Refusal> find(const PinRole& role, const std::string& text, const std::string& part);
  /// Takes the wire of that name (`PD1`, `expander_1.GPA0`), which is shown as `shown`.
  std::optional<Refusal> take(const std::string& wire, const std::string& shown, const std::string& part,
                              Taking taking);
  /// Takes the wires of the two-wire bus, or of the SPI, for all parts that hang there.
  std::optional<Refusal> take_two_wire_bus();
  std::optional<Refusal> take_spi();

 private:
  std::variant<BoardPin, Refusal> find_expander_pin(const PinRole& role, const std::string& text) const;
  std::optional<Refusal> take_bus(const char* bus, std::initializer_list<std::string_view> names);
  Refusal unknown(const PinRole& role, const std::string& text) const;
  std::string free_pins(PinUse use) const;
  std::vector<std::string> expander_pin_names() const;

  struct Taken {
    std::string part;
    Taking taking;
  };
  const Mcu& mcu_;
  const std::vector<BoardPart>& parts_;
  std::map<std::string, Taken> taken_;
};

/// The pins of an expander, `GPA0` to `GPB7`, in the order of ExpanderPin::bit.
std::string expander_pin_name(std::size_t bit);

}  // namespace heliorig::adapters
