#include <array>
#include <optional>

#include "adapters/avr/mcu/serial_lines.h"
#include "adapters/avr/mcu/serial_typing.h"
#include "adapters/avr/parts/line_match.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"transmit", PinUse::uart_output, true, "the UART's transmit line"},
    PinRole{"receive", PinUse::uart_input, false, "its receive line, where lines can be typed"},
};

/// A terminal that shows what the firmware prints, counts lines that match, and sends what is typed.
class Console final : public Part, private LineListener {
 public:
  explicit Console(const PartSetup& setup)
      : lines_(setup.mcu, setup.part.pin("transmit").uart, this),
        patterns_(setup.part.patterns),
        counts_(patterns_.size(), 0) {
    if (setup.part.has_pin("receive")) typing_.emplace(setup.mcu, setup.part.pin("receive").uart_receive);
  }

  bool type_line(const std::string& line) override {
    if (typing_) typing_->type(line);
    return typing_.has_value();
  }
  void end(std::span<double> outputs) override {
    for (std::size_t i = 0; i < patterns_.size(); ++i)
      outputs[patterns_[i].report] = static_cast<double>(counts_[i]);
  }
  std::size_t lines_taken() const override { return typing_ ? typing_->lines_taken() : 0; }

 private:
  void on_line(const std::string& line) override {
    for (std::size_t i = 0; i < patterns_.size(); ++i) counts_[i] += matches(patterns_[i].text, line) ? 1 : 0;
  }

  SerialLines lines_;
  std::vector<LinePattern> patterns_;
  std::vector<std::int64_t> counts_;
  std::optional<SerialTyping> typing_;
};

}  // namespace

PartType console() {
  return {{.name = "console",
           .meaning = "terminal: shows what the firmware prints, types what a scenario says",
           .pins = pins,
           .takes_patterns = true},
          make_part<Console>};
}

}  // namespace heliorig::adapters
