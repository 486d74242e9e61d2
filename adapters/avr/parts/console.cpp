#include <array>

#include "adapters/avr/mcu/serial_lines.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"transmit", PinUse::uart_output, true, "the UART's transmit line"},
};

/// A terminal that shows what the firmware prints.
class Console final : public Part {
 public:
  explicit Console(const PartSetup& setup) : lines_(setup.mcu, setup.part.pin("transmit").uart) {}

 private:
  SerialLines lines_;
};

}  // namespace

PartType console() {
  return {{"console", "terminal that shows what the firmware prints", pins, {}, {}}, make_part<Console>};
}

}  // namespace heliorig::adapters
