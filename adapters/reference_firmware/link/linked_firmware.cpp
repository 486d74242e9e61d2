#include "adapters/reference_firmware/link/linked_firmware.h"

namespace heliorig_firmware {
namespace {

// What the bench shows, in SI.
float analog[analog_count];
float encoder_rad[row_count];
bool limit_low[row_count];
bool limit_high[row_count];
bool level_low_1;
bool level_low_2;
bool level_normal;
bool level_high;
bool chain_closed;
bool start_button;
int64_t clock_utc_s;
int64_t feed_pulses;

// What the firmware drives.
int32_t drive_steps[row_count];
float feed_pump;
float bypass_valve;
bool vent_shut;
bool chain_permit;
int32_t mode;
bool alarm;

constexpr uint8_t other_sensors = 11;

/// From then on what came last is not believed any more: 0.5 s, which leaves the controller time for the rest
/// of 2 s (IEC 61784-3 asks for a limit; which one is the machine's).
constexpr uint8_t silent_ticks_to_safe = 500 / tick_ms;

heliorig_signal sensors[analog_count + other_sensors] = {};
const heliorig_signal sensors_beside_analog[other_sensors] = {
    HELIORIG_MANY("instruments.encoder[0..9]", HELIORIG_REAL, encoder_rad),
    HELIORIG_MANY("instruments.limit_low[0..9]", HELIORIG_COUNT, limit_low),
    HELIORIG_MANY("instruments.limit_high[0..9]", HELIORIG_COUNT, limit_high),
    HELIORIG_ONE("instruments.level_low_1", HELIORIG_COUNT, level_low_1),
    HELIORIG_ONE("instruments.level_low_2", HELIORIG_COUNT, level_low_2),
    HELIORIG_ONE("instruments.level_normal", HELIORIG_COUNT, level_normal),
    HELIORIG_ONE("instruments.level_high", HELIORIG_COUNT, level_high),
    HELIORIG_ONE("instruments.chain_closed", HELIORIG_COUNT, chain_closed),
    HELIORIG_ONE("instruments.start_button", HELIORIG_COUNT, start_button),
    HELIORIG_ONE("instruments.clock", HELIORIG_COUNT, clock_utc_s),
    HELIORIG_ONE("instruments.feed_pulses", HELIORIG_COUNT, feed_pulses),
};
const heliorig_signal outputs[] = {
    HELIORIG_MANY("controller.command.drive[0..9]", HELIORIG_TOTAL, drive_steps),
    HELIORIG_ONE("controller.command.feed_pump", HELIORIG_REAL, feed_pump),
    HELIORIG_ONE("controller.command.bypass_valve", HELIORIG_REAL, bypass_valve),
    HELIORIG_ONE("controller.command.vent_shut", HELIORIG_COUNT, vent_shut),
    HELIORIG_ONE("controller.command.chain_permit", HELIORIG_COUNT, chain_permit),
    HELIORIG_ONE("controller.mode", HELIORIG_COUNT, mode),
    HELIORIG_ONE("controller.alarm[0]", HELIORIG_COUNT, alarm),
};

const heliorig_identity identity = {
    link_name,
    "0.1.0",
    "",
    HELIORIG_RUNS_BY_BENCH_CLOCK | HELIORIG_HAS_CONSOLE | HELIORIG_CAN_START_ANEW,
    tick_ms * 1000ul,
    sensors,
    sizeof sensors / sizeof sensors[0],
    outputs,
    sizeof outputs / sizeof outputs[0],
};

uint16_t bits_of(const bool (&levels)[row_count]) {
  uint16_t bits = 0;
  for (uint8_t i = 0; i < row_count; ++i) {
    if (levels[i]) bits = static_cast<uint16_t>(bits | 1u << i);
  }
  return bits;
}

}  // namespace

const char* LinkedFirmware::begin() {
  for (uint8_t i = 0; i < analog_count; ++i)
    sensors[i] = HELIORIG_ONE(analog_inputs[i].name, HELIORIG_REAL, analog[i]);
  for (uint8_t i = 0; i < other_sensors; ++i) sensors[analog_count + i] = sensors_beside_analog[i];
  return heliorig_link_begin(&link_, &identity, received_, sizeof received_, answer_, sizeof answer_);
}

/// The settings last, as in an EEPROM, from reset to reset, but not from one run to the next.
void LinkedFirmware::start_anew() {
  firmware_ = Firmware{};
  in_ = Inputs{};
  for (int32_t& steps : drive_steps) steps = 0;
  pulses_seen_ = feed_pulses;
  line_length_ = 0;
  silent_ticks_ = 0;
  firmware_.begin(memory_);
}

void LinkedFirmware::read_sensors() {
  for (uint8_t i = 0; i < analog_count; ++i) in_.analog[i] = analog_code(i, static_cast<double>(analog[i]));
  for (uint8_t i = 0; i < row_count; ++i) in_.encoder[i] = encoder_code(static_cast<double>(encoder_rad[i]));
  in_.limit_low = bits_of(limit_low);
  in_.limit_high = bits_of(limit_high);
  in_.level_low_1 = level_low_1;
  in_.level_low_2 = level_low_2;
  in_.level_normal = level_normal;
  in_.level_high = level_high;
  in_.chain_closed = chain_closed;
  in_.start_button = start_button;
  show_clock(clock_utc_s, in_);
  in_.feed_pulses += static_cast<uint32_t>(feed_pulses - pulses_seen_);
  pulses_seen_ = feed_pulses;
}

/// What is not heard is not known: the transmitters read as with broken wires, on which the controller trips.
void LinkedFirmware::hear_nothing() {
  if (silent_ticks_ < silent_ticks_to_safe) ++silent_ticks_;
  if (silent_ticks_ < silent_ticks_to_safe) return;
  for (uint16_t& code : in_.analog) code = 0;
}

void LinkedFirmware::write_outputs(const Outputs& out) {
  for (uint8_t i = 0; i < row_count; ++i) drive_steps[i] += out.steps[i];
  feed_pump = static_cast<float>(duty(out.feed_pump));
  bypass_valve = static_cast<float>(duty(out.bypass_valve));
  vent_shut = out.vent_shut;
  // Where the rows stand is not known either: the chain turns them away without.
  chain_permit = out.chain_permit && silent_ticks_ < silent_ticks_to_safe;
  mode = static_cast<int32_t>(out.mode);
  alarm = out.alarm;
}

/// Takes the console's lines to the log, one after the other. False while one is on its way.
bool LinkedFirmware::console_is_out() {
  for (;;) {
    if (line_whole_) {
      line_[line_length_] = '\0';
      if (!heliorig_link_log(&link_, line_)) return false;
      line_whole_ = false;
      line_length_ = 0;
    }
    char character = 0;
    if (!firmware_.console().send(character)) return true;
    if (character != '\n') line_[line_length_++] = character;
    line_whole_ = character == '\n' || line_length_ == longest_line;
  }
}

void LinkedFirmware::run() {
  if (heliorig_link_step(&link_)) {
    if (heliorig_link_starts_session(&link_)) memory_ = WorkshopMemory{};
    if (heliorig_link_power_up(&link_)) start_anew();
    uint16_t size = 0;
    const char* const typed = heliorig_link_typed(&link_, &size);
    for (uint16_t i = 0; i < size; ++i) firmware_.console().receive(typed[i]);
    if (size != 0) firmware_.console().receive('\n');
    if (heliorig_link_silent(&link_)) {
      hear_nothing();
    } else {
      silent_ticks_ = 0;
      read_sensors();
    }
    write_outputs(firmware_.tick(in_, memory_));
    in_.uptime_ms += tick_ms;
    ticked_ = true;
  }
  if (ticked_ && console_is_out()) {
    heliorig_link_answer(&link_);
    ticked_ = false;
  }
}

}  // namespace heliorig_firmware
