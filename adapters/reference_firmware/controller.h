// The controller: what is driven at each tick, from what is seen at its start and what has been seen before.
#pragma once

#include "adapters/reference_firmware/air_purge.h"
#include "adapters/reference_firmware/causes.h"
#include "adapters/reference_firmware/clock_watch.h"
#include "adapters/reference_firmware/configuration.h"
#include "adapters/reference_firmware/feed.h"
#include "adapters/reference_firmware/field.h"
#include "adapters/reference_firmware/heat_watch.h"
#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/outlet.h"
#include "adapters/reference_firmware/pressure_watch.h"
#include "adapters/reference_firmware/relief.h"
#include "adapters/reference_firmware/sun_chord.h"
#include "adapters/reference_firmware/transmitters.h"
#include "adapters/reference_firmware/warm_up.h"
#include "adapters/reference_firmware/wind_watch.h"

namespace heliorig_firmware {

/// In a word, for the console.
const char* mode_name(Mode mode);

/// What the operator asks for by the console.
enum class Request : uint8_t { none, start, stop };

class Controller {
 public:
  /// `configuration` is null where there is none that is valid; then nothing is taken into service.
  void configure(const Configuration* configuration);

  /// Whether what it goes by is still what it was configured with.
  bool follows(const Configuration& configuration) const;

  /// To be called each 100 ms. A request counts for this tick alone.
  Outputs tick(const Inputs& in, Request request = Request::none);

  bool configured() const { return configured_; }
  Mode mode() const { return mode_; }
  /// Why the mode is what it is.
  Cause cause() const { return cause_; }
  const Alarms& alarms() const { return alarms_; }
  /// Whether the rows are, or shortly may be, on the focus.
  bool in_service() const {
    return mode_ == Mode::homing || mode_ == Mode::warming || mode_ == Mode::tracking ||
           mode_ == Mode::stowed;
  }

  /// Why the start that was asked for at the last tick was refused; null where none was.
  const char* refusal() const { return refusal_; }

  // For the console: bar(g), °C, m/s.
  float pressure_bar() const { return relief_.pressure_bar(); }
  Reading drum_degC() const { return drum_degC_; }
  Reading outlet_degC() const { return outlet_degC_; }
  float wind_mps() const { return wind_.mean_mps(); }
  uint8_t rows_on_focus() const { return rows_on_focus_; }
  const Field& field() const { return field_; }

 private:
  void observe(const Inputs& in);
  void observe_sun(const Inputs& in);
  void observe_water(const Inputs& in);
  void report_alarms(const Inputs& in);

  Cause find_cause(const Inputs& in) const;
  Cause find_danger(const Inputs& in) const;
  Cause find_defect(const Inputs& in) const;
  Cause find_weather() const;
  bool wall_is_above(float above_saturation_K) const;

  bool button_pressed(const Inputs& in);
  void choose_mode(const Inputs& in, Request request);
  void dismiss();
  const char* objection() const;
  void go_on(Cause weather);
  void enter(Mode mode, Cause cause);
  void leave(Mode mode, Cause cause);

  void drive_rows(const Inputs& in, Outputs& out);
  void drive_water_and_steam(const Inputs& in, Outputs& out);
  bool rows_stay(const Inputs& in);
  /// By the sun's height or, where that is not known, by the light itself.
  bool light_may_come() const;
  bool sun_believed() const { return sun_known_ && !clock_.jumped() && !clock_.apart(); }
  /// Null where it is below the horizon, or not known.
  const float* sun_or_null() const {
    return sun_believed() && sun_.elevation_rad > 0.0f ? &sun_.transversal_rad : nullptr;
  }

  Mode mode_ = Mode::idle;
  Cause cause_ = Cause::none;
  const char* refusal_ = nullptr;
  Alarms alarms_;
  bool configured_ = false;

  Transmitter pressure_1_{0.0f, 16.0f};
  Transmitter pressure_2_{0.0f, 16.0f};
  Transmitter drum_{0.0f, 300.0f};
  Transmitter outlet_{0.0f, 300.0f};
  Transmitter evaporator_{0.0f, 500.0f};
  Transmitter superheater_{0.0f, 500.0f};
  Reading pressure_1_bar_{};
  Reading pressure_2_bar_{};
  Reading drum_degC_{};
  Reading outlet_degC_{};
  Reading evaporator_degC_{};
  Reading superheater_degC_{};
  float dni_Wpm2_ = 0.0f;

  ClockWatch clock_;
  Sun sun_{};
  SunChord chord_;
  bool sun_known_ = false;
  PressureWatch pressure_watch_;
  Relief relief_;
  Saturation saturation_;
  Saturation lower_saturation_;  ///< by the lower pressure
  AirPurge purge_;
  WindWatch wind_;
  HeatWatch heat_;
  WarmUp warm_up_;
  Field field_;
  FeedWatch feed_watch_;
  OutletTrim trim_;
  bool frost_ = false;
  uint16_t dry_ticks_ = 0;
  uint8_t low_supply_ticks_ = 0;
  uint8_t last_feed_duty_ = 0;
  uint8_t rows_on_focus_ = 0;
  uint16_t away_ticks_ = 0;     ///< since the rows were sent from the focus
  bool unknown_stays_ = false;  ///< a row whose angle is not known counts as one that has not left
  bool row_stays_ = false;
  bool chain_dropped_ = false;  ///< by this controller
  bool may_stow_ = true;        ///< the chain has not been open since the operator's last word
  bool begun_ = false;
  bool button_was_down_ = true;  ///< a button that is down at power-up is not pressed then
};

}  // namespace heliorig_firmware
