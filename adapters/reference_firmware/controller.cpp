#include "adapters/reference_firmware/controller.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

/// Both low electrodes dry for longer than that: with the electrodes' own delay within limit 14's 4 s.
constexpr uint16_t dry_ticks_to_trip = settings::ticks_of(2.0f);

constexpr bool trips(Cause cause) {
  return cause != Cause::none && cause <= Cause::chain_open;
}

uint16_t code_of(const Inputs& in, Analog input) {
  return in.analog[static_cast<uint8_t>(input)];
}

}  // namespace

const char* mode_name(Mode mode) {
  static const char* const names[] = {"idle", "tracking", "defocusing", "tripped"};
  return names[static_cast<uint8_t>(mode)];
}

const char* cause_name(Cause cause) {
  static const char* const names[] = {"",         "overpressure", "pressure unknown", "low water",
                                      "hot wall", "chain open",   "feed lost",        "clock invalid",
                                      "sun low",  "encoder lost"};
  return names[static_cast<uint8_t>(cause)];
}

Outputs Controller::tick(const Inputs& in) {
  observe(in);
  choose_mode(in);
  Outputs out{};
  drive_rows(in, out);
  const bool hot_and_dry = wall_is_above(settings::hot_dry_above_saturation_K);
  out.feed_pump = mode_ == Mode::idle ? 0 : feed_duty(in, hot_and_dry);
  last_feed_duty_ = out.feed_pump;
  out.bypass_valve = trim_.duty(outlet_degC_, mode_ == Mode::tracking);
  out.vent_shut = !relief_.vent_open();
  out.chain_permit = true;
  out.mode = mode_;
  out.alarm = mode_ == Mode::defocusing || mode_ == Mode::tripped || in.level_high || !all_sensors_valid();
  return out;
}

void Controller::observe(const Inputs& in) {
  pressure_1_bar_ = pressure_1_.read(code_of(in, Analog::pressure_1));
  pressure_2_bar_ = pressure_2_.read(code_of(in, Analog::pressure_2));
  drum_degC_ = drum_.read(code_of(in, Analog::drum_temperature));
  outlet_degC_ = outlet_.read(code_of(in, Analog::outlet_temperature));
  evaporator_degC_ = evaporator_.read(code_of(in, Analog::evaporator_wall_temperature));
  superheater_degC_ = superheater_.read(code_of(in, Analog::superheater_wall_temperature));
  observe_sun(in);
  observe_water(in);
  relief_.observe(pressure_1_bar_, pressure_2_bar_);
  field_.observe(in.encoder, sun_or_null());
}

/// The sun's position takes milliseconds of arithmetic: once a second is enough.
void Controller::observe_sun(const Inputs& in) {
  clock_.observe(in.clock_valid, in.clock_s, in.uptime_ms);
  if (!clock_.valid()) {
    sun_known_ = false;
    return;
  }
  if (sun_known_ && sun_of_clock_s_ == clock_.clock_s()) return;
  sun_of_clock_s_ = clock_.clock_s();
  sun_ = sun_at(sun_of_clock_s_, settings::latitude_rad, settings::longitude_rad);
  sun_known_ = true;
}

void Controller::observe_water(const Inputs& in) {
  const bool dry = !in.level_low_1 && !in.level_low_2;
  if (!dry) dry_ticks_ = 0;
  if (dry && dry_ticks_ <= dry_ticks_to_trip) ++dry_ticks_;
  feed_watch_.observe(last_feed_duty_, in.feed_pulses);
}

bool Controller::wall_is_above(float above_saturation_K) const {
  return evaporator_degC_.valid &&
         evaporator_degC_.value > saturation_degC(relief_.pressure_bar()) + above_saturation_K;
}

Cause Controller::find_cause(const Inputs& in) const {
  if (relief_.too_high()) return Cause::overpressure;
  if (relief_.unknown()) return Cause::pressure_unknown;
  if (dry_ticks_ > dry_ticks_to_trip) return Cause::low_water;
  if (wall_is_above(settings::evaporator_trip_above_saturation_K)) return Cause::hot_wall;
  if (superheater_degC_.valid && superheater_degC_.value > settings::superheater_trip_degC)
    return Cause::hot_wall;
  if (!in.chain_closed) return Cause::chain_open;
  if (feed_watch_.lost()) return Cause::feed_lost;
  if (!sun_known_) return Cause::clock_invalid;
  if (sun_.elevation_rad < settings::lowest_sun_rad) return Cause::sun_low;
  if (!field_.seen()) return Cause::encoder_lost;
  return Cause::none;
}

bool Controller::started_by_operator(const Inputs& in) {
  const bool pressed = in.start_button && !button_was_down_;
  button_was_down_ = in.start_button;
  return pressed;
}

void Controller::choose_mode(const Inputs& in) {
  const Cause cause = find_cause(in);
  const bool pressed = started_by_operator(in);
  if (trips(cause)) {
    if (mode_ != Mode::tripped) {
      field_.leave_focus(sun_or_null());
      cause_ = cause;
    }
    mode_ = Mode::tripped;
  } else if (cause != Cause::none) {
    if (mode_ != Mode::tracking) return;
    field_.leave_focus(sun_or_null());
    cause_ = cause;
    mode_ = Mode::defocusing;
  } else if (pressed && !relief_.vent_open() && relief_.pressure_bar() < settings::highest_start_bar) {
    cause_ = Cause::none;
    mode_ = Mode::tracking;
  }
}

void Controller::drive_rows(const Inputs& in, Outputs& out) {
  if (mode_ == Mode::tracking) field_.follow(sun_.transversal_rad, out.steps);
  if (mode_ == Mode::defocusing || mode_ == Mode::tripped) field_.go_away(out.steps);
  for (uint8_t i = 0; i < row_count; ++i) {
    const bool blocked_west = out.steps[i] < 0 && (in.limit_low >> i & 1) != 0;
    const bool blocked_east = out.steps[i] > 0 && (in.limit_high >> i & 1) != 0;
    if (blocked_west || blocked_east) out.steps[i] = 0;
  }
}

bool Controller::all_sensors_valid() const {
  return pressure_1_bar_.valid && pressure_2_bar_.valid && drum_degC_.valid && outlet_degC_.valid &&
         evaporator_degC_.valid && superheater_degC_.valid && clock_.valid() && field_.seen();
}

}  // namespace heliorig_firmware
