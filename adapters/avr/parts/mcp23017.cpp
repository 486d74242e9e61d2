#include <array>
#include <optional>
#include <vector>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr SignalRole input(std::string_view name) {
  return {name, Direction::to_controller, "1", false, "high while the signal is 1"};
}
constexpr std::array signals{
    input("gpa0"), input("gpa1"), input("gpa2"), input("gpa3"), input("gpa4"), input("gpa5"),
    input("gpa6"), input("gpa7"), input("gpb0"), input("gpb1"), input("gpb2"), input("gpb3"),
    input("gpb4"), input("gpb5"), input("gpb6"), input("gpb7"),
};

// Registers while IOCON.BANK is 0, A and B side by side (Microchip DS20001952, table 3-1).
enum Register : std::uint8_t {
  iodir = 0x00,
  ipol = 0x02,
  gpinten = 0x04,
  iocon = 0x0a,
  gppu = 0x0c,
  intf = 0x0e,
  intcap = 0x10,
  gpio = 0x12,
  olat = 0x14,
  count = 0x16,
};

constexpr std::uint8_t iocon_bank = 0x80;
constexpr std::uint8_t iocon_no_increment = 0x20;

/// Port expander of 16 pins, used for inputs: a signal of 1 is a high level; a pin without a signal is high
/// where its pull-up is on. Modelled are direction, polarity, pull-ups, latches and the address pointer;
/// interrupts and the split arrangement of registers (BANK = 1) are not, and it says so when asked for them.
class Mcp23017 final : public Part, public BusDevice {
 public:
  explicit Mcp23017(const PartSetup& setup) : mcu_(setup.mcu), sensors_(setup.part.signals) {
    registers_[iodir] = registers_[iodir + 1] = 0xff;
    setup.join_bus(*this);
  }

  void begin(const Quantum& quantum) override {
    for (std::size_t i = 0; i < sensors_.size(); ++i) {
      if (!sensors_[i]) continue;
      const auto bit = static_cast<std::uint8_t>(1u << (i % 8));
      std::uint8_t& port = levels_[i / 8];
      port = static_cast<std::uint8_t>(quantum.sensors[*sensors_[i]] > 0.5 ? port | bit : port & ~bit);
      wired_[i / 8] |= bit;
    }
  }

  void start(bool read) override { pointer_follows_ = !read; }

  bool write(std::uint8_t byte) override {
    if (pointer_follows_) {
      pointer_ = byte;
      pointer_follows_ = false;
      return true;
    }
    set(pointer_, byte);
    advance();
    return true;
  }

  std::uint8_t read() override {
    const std::uint8_t byte = pointer_ < count ? get(pointer_) : 0;
    advance();
    return byte;
  }

 private:
  void advance() {
    if ((registers_[iocon] & iocon_no_increment) != 0) {
      pointer_ ^= 1;  // toggles between A and B (section 3.2.1)
    } else {
      pointer_ = pointer_ + 1 < count ? static_cast<std::uint8_t>(pointer_ + 1) : 0;
    }
  }

  std::uint8_t get(std::uint8_t address) const {
    if ((address & ~1) != gpio) return registers_[address];
    const std::size_t port = address & 1u;
    const std::uint8_t inputs = registers_[iodir + port];
    const auto level =
        static_cast<std::uint8_t>((levels_[port] & wired_[port]) | (registers_[gppu + port] & ~wired_[port]));
    return static_cast<std::uint8_t>(((level ^ registers_[ipol + port]) & inputs) |
                                     (registers_[olat + port] & ~inputs));
  }

  void set(std::uint8_t address, std::uint8_t byte) {
    switch (address & ~1) {
      case iocon:
        if ((byte & iocon_bank) != 0) mcu_.note("emulator: MCP23017: BANK = 1 is not modelled");
        registers_[iocon] = registers_[iocon + 1] = static_cast<std::uint8_t>(byte & ~iocon_bank);
        break;
      case gpio:
        registers_[olat + (address & 1)] = byte;
        break;
      case intf:
      case intcap:
        break;  // read only
      case gpinten:
        if (byte != 0) mcu_.note("emulator: MCP23017: interrupts are not modelled");
        [[fallthrough]];
      default:
        if (address < count) registers_[address] = byte;
    }
  }

  AvrMcu& mcu_;
  std::vector<std::optional<std::size_t>> sensors_;
  std::array<std::uint8_t, 2> levels_{};
  std::array<std::uint8_t, 2> wired_{};  ///< pins that have a signal
  std::array<std::uint8_t, count> registers_{};
  std::uint8_t pointer_ = 0;
  bool pointer_follows_ = false;
};

}  // namespace

PartType mcp23017() {
  return {{"mcp23017", "port expander of 16 inputs on the two-wire bus", {}, signals, {}, true},
          make_part<Mcp23017>};
}

}  // namespace heliorig::adapters
