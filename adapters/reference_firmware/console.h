// The lines between the operator and the controller, without the wire.
#pragma once

#include <stdint.h>

namespace heliorig_firmware {

/// Collects characters into lines, and holds what is to be sent. What does not fit is left out: a console
/// must not hold the controller up.
class Console {
 public:
  // From the wire and to it.
  /// What cannot be printed becomes a question mark, which no command holds.
  void receive(char character);
  /// One, whole or too long, waits for the controller.
  bool holds_line() const { return whole_ || overlong_seen_; }
  /// The next character to send; false where there is none.
  bool send(char& character);

  // For the controller.
  /// The last whole line; null where none has come since. Longer ones than 63 characters are refused whole.
  const char* take_line();
  bool take_overlong();
  void print(const char* text);
  void print(uint32_t number);
  void print_signed(int32_t number);
  /// With its decimals, one or two.
  void print(float number, uint8_t decimals);
  void end_line() { print("\n"); }

 private:
  static constexpr uint8_t line_size = 64;
  static constexpr uint8_t out_size = 200;

  char line_[line_size] = {};
  uint8_t length_ = 0;
  bool whole_ = false;
  bool overlong_ = false;
  bool overlong_seen_ = false;
  char out_[out_size] = {};
  uint8_t head_ = 0;
  uint8_t tail_ = 0;
};

}  // namespace heliorig_firmware
