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

/// Port expander of 16 pins. An input with a signal is high while that is 1; other pins are there for the
/// board's parts, which see a change at the end of the byte that makes it (section 3.5: outputs follow the
/// latch at the acknowledge). An input that nothing drives is high where its pull-up is on. Modelled are
/// direction, polarity, pull-ups, latches and the address pointer; interrupts and the split arrangement of
/// registers (BANK = 1) are not, and it says so when asked for them.
class Mcp23017 final : public Part, public BusDevice {
 public:
  explicit Mcp23017(const PartSetup& setup) : mcu_(setup.mcu), sensors_(setup.part.signals) {
    power_up();
    for (std::uint8_t bit = 0; bit < lines_.size(); ++bit) lines_[bit] = {this, bit};
    setup.join_bus(*this);
  }

  void begin(const Quantum& quantum) override {
    for (std::size_t i = 0; i < sensors_.size(); ++i) {
      if (sensors_[i]) lines_[i].level = quantum.sensors[*sensors_[i]] > 0.5;
    }
  }

  void lose_power() override {
    power_up();
    tell_edges();
  }

  Line* line(std::uint8_t bit) override { return &lines_.at(bit); }

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
  struct Pin final : Line {
    Pin() = default;
    Pin(Mcp23017* expander, std::uint8_t bit) : chip(expander), number(bit) {}

    double high_share() const override { return chip->drives_high(number) ? 1.0 : 0.0; }
    double low_share() const override { return chip->is_output(number) ? 1.0 - high_share() : 0.0; }
    void watch(EdgeListener& wanted) override { listener = &wanted; }
    void drive(std::optional<bool> wanted) override { level = wanted; }
    void suppose(std::optional<bool> wanted) override {
      if (wanted && !supposed) seen_otherwise = false;
      supposed = wanted;
    }
    bool noticed() const override { return seen_otherwise; }

    Mcp23017* chip = nullptr;
    std::uint8_t number = 0;
    std::optional<bool> level;  ///< from outside
    EdgeListener* listener = nullptr;
    bool was_high = false;
    bool was_output = false;
    std::optional<bool> supposed;
    bool seen_otherwise = false;
  };

  void power_up() {
    registers_ = {};
    registers_[iodir] = registers_[iodir + 1] = 0xff;
    pointer_ = 0;
  }

  bool drives_high(std::uint8_t bit) const {
    const std::size_t port = bit / 8u;
    return ((registers_[olat + port] & ~registers_[iodir + port]) >> (bit % 8) & 1) != 0;
  }

  bool is_output(std::uint8_t bit) const { return (registers_[iodir + bit / 8u] >> (bit % 8) & 1) == 0; }

  void tell_edges() {
    for (Pin& pin : lines_) {
      const bool high = drives_high(pin.number);
      const bool turned = is_output(pin.number) != pin.was_output;
      const bool edge = high != pin.was_high;
      pin.was_high = high;
      pin.was_output = is_output(pin.number);
      if (pin.listener == nullptr) continue;
      if (edge) pin.listener->on_edge(high, mcu_.cycle());
      if (turned) pin.listener->on_drive(mcu_.cycle());
    }
  }

  void advance() {
    if ((registers_[iocon] & iocon_no_increment) != 0) {
      pointer_ ^= 1;  // toggles between A and B (section 3.2.1)
    } else {
      pointer_ = pointer_ + 1 < count ? static_cast<std::uint8_t>(pointer_ + 1) : 0;
    }
  }

  std::uint8_t get(std::uint8_t address) {
    if ((address & ~1) != gpio) return registers_[address];
    const std::size_t port = address & 1u;
    const std::uint8_t inputs = registers_[iodir + port];
    std::uint8_t levels = 0;
    for (std::size_t bit = 0; bit < 8; ++bit) {
      Pin& pin = lines_[8 * port + bit];
      const bool high = pin.level.value_or((registers_[gppu + port] >> bit & 1) != 0);
      if (high) levels |= static_cast<std::uint8_t>(1u << bit);
      if ((inputs >> bit & 1) != 0 && pin.supposed && *pin.supposed != high) pin.seen_otherwise = true;
    }
    return static_cast<std::uint8_t>(((levels ^ registers_[ipol + port]) & inputs) |
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
    tell_edges();
  }

  AvrMcu& mcu_;
  std::vector<std::optional<std::size_t>> sensors_;
  std::array<Pin, 16> lines_;
  std::array<std::uint8_t, count> registers_{};
  std::uint8_t pointer_ = 0;
  bool pointer_follows_ = false;
};

}  // namespace

PartType mcp23017() {
  return {{.name = "mcp23017",
           .meaning = "port expander of 16 pins on the two-wire bus",
           .signals = signals,
           .on_bus = true,
           .is_expander = true,
           .addresses = {0x20, 0x27}},  // DS20001952C, figure 1-4: three pins
          make_part<Mcp23017>};
}

}  // namespace heliorig::adapters
