#include <array>

#include "adapters/avr/parts/part.h"
#include "adapters/boards/codes.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "rad", true, "angle that is measured"},
};
constexpr std::array parameters{
    ParameterRole{"gear", "1", -1000.0, 1000.0, "turns of the magnet for one turn of the angle"},
};

// Registers (ams AS5600 data sheet v1-06, figure 21).
constexpr std::uint8_t first_configuration = 0x00;
constexpr std::uint8_t last_configuration = 0x08;
constexpr std::uint8_t status = 0x0b;
constexpr std::uint8_t raw_angle = 0x0c;
constexpr std::uint8_t angle = 0x0e;
constexpr std::uint8_t gain = 0x1a;
constexpr std::uint8_t magnitude = 0x1b;

/// Magnetic rotary encoder of 12 bits on the two-wire bus, with the code of magnet_code(). The magnet is well
/// placed. The pointer goes on after each byte, but comes back to the high byte
/// after the low one of angle, raw angle and magnitude. Configuration is kept; a start position or range set
/// by it is not applied to the angle.
class As5600 final : public Part, public BusDevice {
 public:
  explicit As5600(const PartSetup& setup)
      : mcu_(setup.mcu), sensor_(setup.part.signal("value")), gear_(setup.part.parameter("gear")) {
    setup.join_bus(*this);
  }

  void begin(const Quantum& quantum) override { code_ = magnet_code(quantum.sensors[sensor_], gear_); }

  /// Nothing was burnt in.
  void lose_power() override {
    configuration_ = {};
    pointer_ = 0;
  }

  void start(bool read) override { pointer_follows_ = !read; }

  bool write(std::uint8_t byte) override {
    if (pointer_follows_) {
      pointer_ = byte;
      pointer_follows_ = false;
    } else {
      configure(byte);
      ++pointer_;
    }
    return true;
  }

  std::uint8_t read() override {
    const std::uint8_t byte = at(pointer_);
    const bool low_byte = pointer_ == raw_angle + 1 || pointer_ == angle + 1 || pointer_ == magnitude + 1;
    pointer_ = static_cast<std::uint8_t>(low_byte ? pointer_ - 1 : pointer_ + 1);
    return byte;
  }

 private:
  std::uint8_t at(std::uint8_t address) const {
    switch (address) {
      case status:
        return 0x20;  // magnet detected, neither too weak nor too strong
      case raw_angle:
      case angle:
        return static_cast<std::uint8_t>(code_ >> 8);
      case raw_angle + 1:
      case angle + 1:
        return static_cast<std::uint8_t>(code_);
      case gain:
        return 0x80;  // the middle of its range at 5 V
      case magnitude:
        return 0x08;
      default:
        return address <= last_configuration ? configuration_[address] : 0;
    }
  }

  void configure(std::uint8_t byte) {
    if (pointer_ <= first_configuration || pointer_ > last_configuration) return;  // read only
    if (pointer_ < 0x07 && byte != 0)
      mcu_.note("emulator: AS5600: start position and range are not modelled");
    configuration_[pointer_] = byte;
  }

  AvrMcu& mcu_;
  std::size_t sensor_;
  double gear_;
  std::uint16_t code_ = 0;
  std::uint8_t pointer_ = 0;
  bool pointer_follows_ = false;
  std::array<std::uint8_t, last_configuration + 1> configuration_{};
};

}  // namespace

PartType as5600() {
  return {{.name = "as5600",
           .meaning = "magnetic encoder of 12 bits on the two-wire bus",
           .signals = signals,
           .parameters = parameters,
           .on_bus = true,
           .addresses = {0x36, 0x36}},  // data sheet, "I2C interface": an AS5600L has another
          make_part<As5600>};
}

}  // namespace heliorig::adapters
