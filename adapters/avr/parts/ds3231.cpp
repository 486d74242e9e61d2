#include <array>
#include <chrono>
#include <cmath>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "s", true, "UTC since 1970"},
};

constexpr std::uint8_t to_bcd(unsigned value) {
  return static_cast<std::uint8_t>(value / 10 << 4 | value % 10);
}
constexpr unsigned from_bcd(unsigned byte) {
  return (byte >> 4) * 10 + (byte & 0xf);
}

// Registers (Maxim 19-5170, figure 1).
enum Register : std::uint8_t {
  second,
  minute,
  hour,
  weekday,
  day,
  month,
  year,
  control = 0x0e,
  temperature = 0x11,
  count = 0x13
};
constexpr std::uint8_t century = 0x80;
constexpr std::uint8_t twelve_hours = 0x40;

/// Real-time clock on the two-wire bus: seconds to years in BCD, 24 hours, Monday 1, years since 2000 (the
/// century bit is set from 2100 on). Time is taken at the start of a transfer, of the signal at the start of
/// the quantum; setting it moves the chip's time against the signal. Alarms, its interrupt pin and 12-hour
/// mode are not modelled. Its battery outlives resets.
class Ds3231 final : public Part, public BusDevice {
 public:
  explicit Ds3231(const PartSetup& setup) : mcu_(setup.mcu), sensor_(setup.part.signal("value")) {
    registers_[control] = 0x1c;      // at power-up: square wave off, alarms on the interrupt pin
    registers_[temperature] = 0x19;  // 25 °C
    setup.join_bus(*this);
  }

  void begin(const Quantum& quantum) override { signal_s_ = quantum.sensors[sensor_]; }

  void start(bool read) override {
    set_clock();
    pointer_follows_ = !read;
    show_time();
  }
  void stop() override { set_clock(); }

  bool write(std::uint8_t byte) override {
    if (pointer_follows_) {
      pointer_ = byte;
      pointer_follows_ = false;
      return true;
    }
    if (pointer_ <= year) time_written_ = true;
    if (pointer_ == hour && (byte & twelve_hours) != 0) {
      mcu_.note("emulator: DS3231: 12-hour mode is not modelled");
    }
    if (pointer_ < count) registers_[pointer_] = byte;
    advance();
    return true;
  }

  std::uint8_t read() override {
    const std::uint8_t byte = pointer_ < count ? registers_[pointer_] : 0;
    advance();
    return byte;
  }

 private:
  void advance() { pointer_ = pointer_ + 1 < count ? static_cast<std::uint8_t>(pointer_ + 1) : 0; }

  void show_time() {
    using namespace std::chrono;
    const sys_seconds now{seconds{static_cast<std::int64_t>(std::floor(signal_s_ + offset_s_))}};
    const auto midnight = floor<days>(now);
    const year_month_day date{midnight};
    const hh_mm_ss time{now - midnight};
    const auto years = static_cast<unsigned>(static_cast<int>(date.year()) - 2000);
    registers_[second] = to_bcd(static_cast<unsigned>(time.seconds().count()));
    registers_[minute] = to_bcd(static_cast<unsigned>(time.minutes().count()));
    registers_[hour] = to_bcd(static_cast<unsigned>(time.hours().count()));
    registers_[weekday] = static_cast<std::uint8_t>(std::chrono::weekday{midnight}.iso_encoding());
    registers_[day] = to_bcd(static_cast<unsigned>(date.day()));
    registers_[month] =
        static_cast<std::uint8_t>(to_bcd(static_cast<unsigned>(date.month())) | (years >= 100 ? century : 0));
    registers_[year] = to_bcd(years % 100);
  }

  /// What the firmware wrote into the time's registers becomes the chip's time.
  void set_clock() {
    if (!time_written_) return;
    time_written_ = false;
    using namespace std::chrono;
    const auto date = std::chrono::year{static_cast<int>(2000 + from_bcd(registers_[Register::year]))} /
                      std::chrono::month{from_bcd(registers_[Register::month] & 0x1fu)} /
                      std::chrono::day{from_bcd(registers_[Register::day])};
    if (!date.ok()) {
      mcu_.note("emulator: DS3231: set to a date that does not exist; it keeps its own");
      return;
    }
    const auto time = hours{from_bcd(registers_[hour] & 0x3fu)} + minutes{from_bcd(registers_[minute])} +
                      seconds{from_bcd(registers_[second])};
    const auto written = sys_days{date} + time;
    offset_s_ = static_cast<double>(written.time_since_epoch().count()) - signal_s_;
  }

  AvrMcu& mcu_;
  std::size_t sensor_;
  double signal_s_ = 0.0;
  double offset_s_ = 0.0;  ///< the chip's time less the signal, once the firmware has set it
  std::array<std::uint8_t, count> registers_{};
  std::uint8_t pointer_ = 0;
  bool pointer_follows_ = false;
  bool time_written_ = false;
};

}  // namespace

PartType ds3231() {
  return {{"ds3231", "real-time clock on the two-wire bus", {}, signals, {}, true}, make_part<Ds3231>};
}

}  // namespace heliorig::adapters
