#include "adapters/reference_firmware/controller.h"

#include "adapters/reference_firmware/settings.h"

namespace heliorig_firmware {
namespace {

/// Both low electrodes dry for longer than that: with the electrodes' own delay within limit 14's 4 s.
constexpr uint16_t dry_ticks_to_trip = settings::ticks_of(2.0f);
constexpr uint8_t low_supply_ticks_to_leave = 3;
/// Rows that are told to leave the focus are 2.5° from it within 5 s. The chain takes two more, and limit 16
/// asks for 10 in all.
constexpr uint16_t ticks_to_be_away = settings::ticks_of(6.0f);
constexpr float light_Wpm2 = 50.0f;

uint16_t code_of(const Inputs& in, Analog input) {
  return in.analog[static_cast<uint8_t>(input)];
}

float voltage_of(const Inputs& in, Analog input, float full_scale) {
  return voltage_value(code_of(in, input), full_scale);
}

bool below(const Reading& reading, float limit) {
  return reading.valid && reading.value < limit;
}

bool above(const Reading& reading, float limit) {
  return reading.valid && reading.value > limit;
}

}  // namespace

const char* mode_name(Mode mode) {
  static const char* const names[] = {"idle",   "tracking", "defocusing", "tripped",
                                      "homing", "warming",  "stowed"};
  return names[static_cast<uint8_t>(mode)];
}

void Controller::configure(const Configuration* configuration) {
  configured_ = configuration != nullptr;
  sun_known_ = false;
  if (!configured_) return;
  chord_.place(configuration->latitude_deg * settings::degree,
               configuration->longitude_deg * settings::degree);
  field_.correct(configuration->encoders);
}

bool Controller::follows(const Configuration& configuration) const {
  return chord_.is_over(configuration.latitude_deg * settings::degree,
                        configuration.longitude_deg * settings::degree) &&
         field_.corrected_by(configuration.encoders);
}

Outputs Controller::tick(const Inputs& in, Request request) {
  if (!begun_) {
    begun_ = true;
    field_.leave_focus(nullptr);  // wherever a reset has left the rows
  }
  observe(in);
  choose_mode(in, request);
  if (rows_stay(in)) row_stays_ = true;
  report_alarms(in);
  Outputs out{};
  drive_rows(in, out);
  drive_water_and_steam(in, out);
  if (row_stays_ || in.self_test_failed) chain_dropped_ = true;
  out.chain_permit = !chain_dropped_;
  out.mode = mode_;
  out.alarm = mode_ == Mode::defocusing || mode_ == Mode::tripped || alarms_.any();
  return out;
}

void Controller::observe(const Inputs& in) {
  pressure_1_bar_ = pressure_1_.read(code_of(in, Analog::pressure_1));
  pressure_2_bar_ = pressure_2_.read(code_of(in, Analog::pressure_2));
  drum_degC_ = drum_.read(code_of(in, Analog::drum_temperature));
  outlet_degC_ = outlet_.read(code_of(in, Analog::outlet_temperature));
  evaporator_degC_ = evaporator_.read(code_of(in, Analog::evaporator_wall_temperature));
  superheater_degC_ = superheater_.read(code_of(in, Analog::superheater_wall_temperature));
  dni_Wpm2_ = voltage_of(in, Analog::dni, 1500.0f);
  frost_ = below(drum_degC_, frost_ ? settings::frost_over_degC : settings::frost_degC);
  wind_.observe(voltage_of(in, Analog::wind_speed, 50.0f));
  const bool supply_low = voltage_of(in, Analog::supply_voltage, 30.0f) < settings::lowest_supply_V;
  low_supply_ticks_ = !supply_low ? 0 : low_supply_ticks_ < 255 ? low_supply_ticks_ + 1 : 255;
  observe_sun(in);
  observe_water(in);
  relief_.observe(pressure_1_bar_, pressure_2_bar_);
  saturation_.observe(relief_.pressure_bar());
  lower_saturation_.observe(relief_.lower_bar());
  // A transmitter that is stuck high is not to end the start-up, nor to keep the air's vent open for good.
  purge_.observe(drum_degC_, lower_saturation_.degC());
  pressure_watch_.observe(pressure_1_bar_, pressure_2_bar_, drum_degC_,
                          !purge_.needed() && above(drum_degC_, 100.0f));
  heat_.observe(mode_ == Mode::tracking && sun_.across_rows, dni_Wpm2_, drum_degC_);
  field_.observe(in);
}

void Controller::observe_sun(const Inputs& in) {
  clock_.observe(in.clock_valid, in.clock_s, in.uptime_ms);
  if (!clock_.valid() || !configured_) {
    sun_known_ = false;
    return;
  }
  sun_ = chord_.at(clock_.clock_s());
  sun_known_ = true;
}

void Controller::observe_water(const Inputs& in) {
  const bool dry = !in.level_low_1 && !in.level_low_2;
  if (!dry) dry_ticks_ = 0;
  if (dry && dry_ticks_ <= dry_ticks_to_trip) ++dry_ticks_;
  feed_watch_.observe(last_feed_duty_, in.feed_pulses);
}

void Controller::report_alarms(const Inputs& in) {
  pressure_watch_.report(alarms_);
  alarms_.set(Alarm::pressure_1_invalid, !pressure_1_bar_.valid);
  alarms_.set(Alarm::pressure_2_invalid, !pressure_2_bar_.valid);
  alarms_.set(Alarm::temperature_invalid, !drum_degC_.valid || !outlet_degC_.valid ||
                                              !evaporator_degC_.valid || !superheater_degC_.valid);
  alarms_.set(Alarm::high_water, in.level_high);
  alarms_.set(Alarm::settings_invalid, !configured_);
  alarms_.set(Alarm::row_stays, row_stays_);
}

bool Controller::wall_is_above(float above_saturation_K) const {
  return above(evaporator_degC_, saturation_.degC() + above_saturation_K);
}

Cause Controller::find_cause(const Inputs& in) const {
  const Cause danger = find_danger(in);
  if (danger != Cause::none) return danger;
  const Cause defect = find_defect(in);
  return defect != Cause::none ? defect : find_weather();
}

Cause Controller::find_danger(const Inputs& in) const {
  if (in.self_test_failed) return Cause::self_test;
  if (relief_.too_high()) return Cause::overpressure;
  if (relief_.unknown()) return Cause::pressure_unknown;
  if (dry_ticks_ > dry_ticks_to_trip) return Cause::low_water;
  if (wall_is_above(settings::evaporator_trip_above_saturation_K)) return Cause::hot_wall;
  if (above(superheater_degC_, settings::superheater_trip_degC)) return Cause::hot_wall;
  if (!in.chain_closed && !chain_dropped_) return Cause::chain_open;
  return Cause::none;
}

Cause Controller::find_defect(const Inputs&) const {
  if (low_supply_ticks_ >= low_supply_ticks_to_leave) return Cause::supply_failing;
  if (feed_watch_.lost()) return Cause::feed_lost;
  if (!clock_.valid()) return Cause::clock_invalid;
  if (clock_.jumped()) return Cause::clock_jumped;
  if (clock_.apart()) return Cause::clocks_apart;
  if (!field_.seen()) return Cause::encoder_lost;
  if (field_.stalled()) return Cause::drive_stalled;
  if (field_.slipped()) return Cause::encoder_slipped;
  if (field_.homing().failed()) return Cause::homing_failed;
  if (heat_.missing()) return Cause::no_heat;
  return Cause::none;
}

Cause Controller::find_weather() const {
  if (wind_.too_strong()) return Cause::wind;
  if (frost_) return Cause::frost;
  if (sun_.elevation_rad < settings::lowest_sun_rad) return Cause::sun_low;
  return Cause::none;
}

bool Controller::button_pressed(const Inputs& in) {
  const bool pressed = in.start_button && !button_was_down_;
  button_was_down_ = in.start_button;
  return pressed;
}

void Controller::choose_mode(const Inputs& in, Request request) {
  const bool start = (button_pressed(in) || request == Request::start) && !in_service();
  if (start) dismiss();
  // Whoever resets the chain by hand may stand among the rows: that alone moves nothing.
  if (start || request == Request::stop) may_stow_ = true;
  if (!in.chain_closed) may_stow_ = false;
  const Cause cause = find_cause(in);
  const Severity how = severity(cause);
  const bool barred = how == Severity::trip || how == Severity::defocus;
  refusal_ = !start ? nullptr : barred ? cause_name(cause) : objection();
  if (how == Severity::trip) {
    if (mode_ != Mode::tripped) {
      leave(Mode::tripped, cause);
    } else if (cause == Cause::self_test) {
      enter(Mode::tripped, cause);  // told, whatever has tripped before
    }
  } else if (how == Severity::defocus) {
    if (in_service()) leave(Mode::defocusing, cause);
  } else if (in_service() && request == Request::stop) {
    leave(Mode::idle, Cause::none);
  } else if (in_service()) {
    go_on(cause);
  } else if (start && refusal_ == nullptr) {
    enter(field_.known() ? Mode::stowed : Mode::homing, Cause::none);
  }
}

/// The operator has seen to what was wrong; what still is will be found again.
void Controller::dismiss() {
  clock_.trust();
  heat_.restart();
  field_.dismiss();
  row_stays_ = false;
  chain_dropped_ = false;
}

/// To a start that no cause bars.
const char* Controller::objection() const {
  if (!configured_) return alarm_name(Alarm::settings_invalid);
  if (relief_.vent_open()) return "vent open";
  return relief_.pressure_bar() < settings::highest_start_bar ? nullptr : "pressure high";
}

/// In service: from homing to the focus, and aside while the weather is against it.
void Controller::go_on(Cause weather) {
  if (mode_ == Mode::homing && !field_.homing().done()) return;
  if (weather != Cause::none) {
    // By where the rows are when the wind comes, which may find them stowed already, or on their way.
    const bool was_windy = mode_ == Mode::stowed && cause_ == Cause::wind;
    if (weather == Cause::wind && !was_windy) field_.choose_stow_sides();
    enter(Mode::stowed, weather);
    return;
  }
  if (mode_ == Mode::homing || mode_ == Mode::stowed) {
    warm_up_.restart();
    enter(Mode::warming, Cause::none);
  } else {
    const bool all_on_focus = warm_up_.complete() && (mode_ == Mode::tracking || field_.on_target());
    enter(all_on_focus ? Mode::tracking : Mode::warming, Cause::none);
  }
}

void Controller::enter(Mode mode, Cause cause) {
  if (mode == Mode::homing && mode_ != Mode::homing) field_.begin_homing();
  mode_ = mode;
  cause_ = cause;
}

void Controller::leave(Mode mode, Cause cause) {
  field_.leave_focus(sun_or_null());
  away_ticks_ = 0;
  // Whoever stops the homing knows that the rows are on their way.
  unknown_stays_ = mode != Mode::idle || field_.known();
  enter(mode, cause);
}

void Controller::drive_rows(const Inputs& in, Outputs& out) {
  rows_on_focus_ = 0;
  switch (mode_) {
    case Mode::idle:
    case Mode::defocusing:
    case Mode::tripped:
      field_.go_away(may_stow_, out.steps);
      break;
    case Mode::homing:
      field_.home(in, out.steps);
      break;
    case Mode::warming:
    case Mode::tracking:
      rows_on_focus_ = warm_up_.rows(drum_degC_, relief_.lower_bar(), dni_Wpm2_);
      field_.follow(sun_.transversal_rad, rows_on_focus_, out.steps);
      break;
    case Mode::stowed:
      field_.stow(cause_ == Cause::wind, out.steps);
      break;
  }
  // The clutches have let go: no step reaches a row, and a motor that stood still would not be noticed.
  if (chain_dropped_ && !in.chain_closed) {
    for (int8_t& steps : out.steps) steps = 0;
  }
  field_.limit(in, out.steps);
}

void Controller::drive_water_and_steam(const Inputs& in, Outputs& out) {
  const bool hot_and_dry = wall_is_above(settings::hot_dry_above_saturation_K);
  out.feed_pump = mode_ == Mode::idle ? 0 : feed_duty(in, hot_and_dry);
  last_feed_duty_ = out.feed_pump;
  const bool on_focus = mode_ == Mode::warming || mode_ == Mode::tracking;
  out.bypass_valve = trim_.duty(outlet_degC_, on_focus);
  const bool purging = on_focus && purge_.needed();
  out.vent_shut = !relief_.vent_open() && !purging;
}

/// The rows were told to leave, and one has not, or may not have: the chain turns it away without its motor.
/// Asked for as long as they are out of service, for the sun may come to a row later. What the chain has
/// turned has left, known or not.
bool Controller::rows_stay(const Inputs& in) {
  if (in_service()) return false;
  if (!in.chain_closed) unknown_stays_ = false;
  if (away_ticks_ < ticks_to_be_away) ++away_ticks_;
  // A drive that stalls, or seems to behind an encoder that stands still, is off by limit 29: no use to wait.
  const bool due = away_ticks_ == ticks_to_be_away || field_.stalled();
  return due && in.chain_closed && light_may_come() && field_.any_may_stay(sun_or_null(), unknown_stays_);
}

bool Controller::light_may_come() const {
  return sun_believed() ? sun_.elevation_rad > 0.0f : dni_Wpm2_ > light_Wpm2;
}

}  // namespace heliorig_firmware
