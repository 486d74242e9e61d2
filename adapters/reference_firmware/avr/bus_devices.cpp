#include "adapters/reference_firmware/avr/bus_devices.h"

#include "adapters/reference_firmware/avr/two_wire.h"
#include "adapters/reference_firmware/calendar.h"
#include "adapters/reference_firmware/row_angle.h"

namespace heliorig_firmware {
namespace bus_devices {
namespace {

constexpr uint8_t switch_1 = 0x70;  // rows 0–7
constexpr uint8_t switch_2 = 0x71;  // rows 8–9
constexpr uint8_t encoder = 0x36;
constexpr uint8_t raw_angle = 0x0c;
constexpr uint8_t expander_1 = 0x20;
constexpr uint8_t expander_2 = 0x21;
constexpr uint8_t gpio_a = 0x12;
constexpr uint8_t clock_chip = 0x68;
constexpr uint8_t clock_status = 0x0f;
constexpr uint8_t oscillator_stopped = 0x80;

constexpr uint8_t rows_on_switch_1 = 8;

uint16_t read_behind(uint8_t bus_switch, uint8_t channel) {
  uint8_t bytes[2];
  if (!two_wire::write(bus_switch, static_cast<uint8_t>(1 << channel))) return no_code;
  if (!two_wire::read(encoder, raw_angle, bytes, 2)) return no_code;
  return static_cast<uint16_t>((bytes[0] & 0x0f) << 8 | bytes[1]);
}

}  // namespace

/// All encoders have one address.
void read_encoder(uint8_t row, Inputs& in) {
  const bool first = row < rows_on_switch_1;
  if (row == 0) two_wire::write(switch_2, 0);
  if (row == rows_on_switch_1) two_wire::write(switch_1, 0);
  in.encoder[row] = first ? read_behind(switch_1, row)
                          : read_behind(switch_2, static_cast<uint8_t>(row - rows_on_switch_1));
}

void read_switches(Inputs& in) {
  uint8_t first[2] = {};
  uint8_t second[2] = {};
  if (!two_wire::read(expander_1, gpio_a, first, 2)) first[0] = first[1] = 0;
  if (!two_wire::read(expander_2, gpio_a, second, 2)) second[0] = second[1] = 0;
  in.limit_low = static_cast<uint16_t>(first[0] | (second[0] & 0x03) << 8);
  in.limit_high = static_cast<uint16_t>(first[1] | (second[0] >> 2 & 0x03) << 8);
  in.level_low_1 = second[0] & 0x10;
  in.level_low_2 = second[0] & 0x20;
  in.level_normal = second[0] & 0x40;
  in.level_high = second[0] & 0x80;
  in.start_button = second[1] & 0x01;
  in.chain_closed = second[1] & 0x02;
}

/// Its second each time; all of it where that is another, or none has been read.
void read_clock(Inputs& in) {
  static uint8_t second = 0;
  uint8_t shown = 0;
  const bool answers = two_wire::read(clock_chip, 0, &shown, 1);
  if (answers && in.clock_valid && shown == second) return;
  second = shown;
  uint8_t bytes[7];
  uint8_t status = 0;
  in.clock_valid = two_wire::read(clock_chip, clock_status, &status, 1) && !(status & oscillator_stopped) &&
                   two_wire::read(clock_chip, 0, bytes, 7) && seconds_since_2000(bytes, in.clock_s);
}

}  // namespace bus_devices
}  // namespace heliorig_firmware
