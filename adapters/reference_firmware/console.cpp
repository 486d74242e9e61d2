#include "adapters/reference_firmware/console.h"

#include <math.h>

namespace heliorig_firmware {

void Console::receive(char character) {
  if (character == '\r') return;
  if (character != '\n') {
    if (whole_) {
      whole_ = false;
      length_ = 0;
    }
    if (length_ + 1 < line_size) {
      const bool printable = character >= ' ' && character <= '~';
      line_[length_++] = printable ? character : '?';
    } else {
      overlong_ = true;
    }
    return;
  }
  line_[length_] = '\0';
  if (overlong_) overlong_seen_ = true;
  whole_ = !overlong_ && length_ > 0;
  if (!whole_) length_ = 0;
  overlong_ = false;
}

const char* Console::take_line() {
  if (!whole_) return nullptr;
  whole_ = false;
  length_ = 0;
  return line_;
}

bool Console::take_overlong() {
  const bool seen = overlong_seen_;
  overlong_seen_ = false;
  return seen;
}

bool Console::send(char& character) {
  if (head_ == tail_) return false;
  character = out_[tail_];
  tail_ = static_cast<uint8_t>((tail_ + 1) % out_size);
  return true;
}

void Console::print(const char* text) {
  for (; *text != '\0'; ++text) {
    const uint8_t after = static_cast<uint8_t>((head_ + 1) % out_size);
    if (after == tail_) return;
    out_[head_] = *text;
    head_ = after;
  }
}

void Console::print(uint32_t number) {
  char digits[11];
  uint8_t place = sizeof digits - 1;
  digits[place] = '\0';
  do {
    digits[--place] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  print(digits + place);
}

void Console::print_signed(int32_t number) {
  if (number < 0) print("-");
  print(static_cast<uint32_t>(number < 0 ? -number : number));
}

void Console::print(float number, uint8_t decimals) {
  const uint32_t scale = decimals == 1 ? 10 : 100;
  if (number < 0.0f) print("-");
  const uint32_t scaled =
      static_cast<uint32_t>(lroundf(fminf(fabsf(number), 1e6f) * static_cast<float>(scale)));
  print(scaled / scale);
  print(".");
  if (decimals == 2 && scaled % scale < 10) print("0");
  print(scaled % scale);
}

}  // namespace heliorig_firmware
