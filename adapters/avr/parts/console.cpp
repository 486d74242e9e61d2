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

// In pairs, as SerialNoise has them.
constexpr FaultRole noise_on(std::string_view pin) {
  return {"noise", "1", 0.0, 1.0, false, "each bit arrives turned with this probability", pin};
}
constexpr FaultRole break_on(std::string_view pin) {
  return {"held_low", "", 0.0, 1.0, false, "a break: its wire is low all the time", pin};
}
constexpr std::array faults{noise_on("transmit"), break_on("transmit"), noise_on("receive"),
                            break_on("receive")};

/// A terminal that shows what the firmware prints, counts lines that match, and sends what is typed.
class Console final : public Part, private LineListener {
 public:
  explicit Console(const PartSetup& setup)
      : from_(setup.seed, setup.part.target() + ".transmit"),
        to_(setup.seed, setup.part.target() + ".receive"),
        lines_(setup.mcu, setup.part.pin("transmit").uart, this, &from_),
        patterns_(setup.part.patterns),
        counts_(patterns_.size(), 0) {
    if (setup.part.has_pin("receive"))
      typing_.emplace(setup.mcu, setup.part.pin("receive").uart_receive, &to_);
  }

  bool type_line(const std::string& line) override {
    if (typing_) typing_->type(line);
    return typing_.has_value();
  }
  void end(std::span<double> outputs) override {
    for (std::size_t i = 0; i < patterns_.size(); ++i)
      outputs[patterns_[i].report] = static_cast<double>(counts_[i]);
  }
  void set_fault(std::size_t fault, std::optional<double> value) override {
    const auto kind = static_cast<SerialNoise::Fault>(fault % SerialNoise::faults);
    if (kind == SerialNoise::held_low && value == 0.0) value.reset();
    if (fault < SerialNoise::faults) {
      from_.set(kind, value);
    } else {
      typing_->set_fault(kind, value);
    }
  }
  bool fault_has_effect(std::size_t fault) const override {
    const auto kind = static_cast<SerialNoise::Fault>(fault % SerialNoise::faults);
    return (fault < SerialNoise::faults ? from_ : to_).has_effect(kind);
  }

  std::size_t lines_taken() const override { return typing_ ? typing_->lines_taken() : 0; }

 private:
  void on_line(const std::string& line) override {
    for (std::size_t i = 0; i < patterns_.size(); ++i) counts_[i] += matches(patterns_[i].text, line) ? 1 : 0;
  }

  SerialNoise from_;  ///< the wire from the controller, and the one to it
  SerialNoise to_;
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
           .faults = faults,
           .takes_patterns = true},
          make_part<Console>};
}

}  // namespace heliorig::adapters
