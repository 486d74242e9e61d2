#include <array>
#include <optional>

#include "adapters/avr/mcu/serial_lines.h"
#include "adapters/avr/mcu/serial_typing.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"transmit", PinUse::uart_output, true, "the UART's transmit line"},
    PinRole{"receive", PinUse::uart_input, false, "its receive line, where lines can be typed"},
};

/// A terminal that shows what the firmware prints, and sends what is typed.
class Console final : public Part {
 public:
  explicit Console(const PartSetup& setup) : lines_(setup.mcu, setup.part.pin("transmit").uart) {
    if (setup.part.has_pin("receive")) typing_.emplace(setup.mcu, setup.part.pin("receive").uart_receive);
  }

  bool type_line(const std::string& line) override {
    if (typing_) typing_->type(line);
    return typing_.has_value();
  }
  std::size_t lines_taken() const override { return typing_ ? typing_->lines_taken() : 0; }

 private:
  SerialLines lines_;
  std::optional<SerialTyping> typing_;
};

}  // namespace

PartType console() {
  return {{"console", "terminal: shows what the firmware prints, types what a scenario says", pins, {}, {}}, make_part<Console>};
}

}  // namespace heliorig::adapters
