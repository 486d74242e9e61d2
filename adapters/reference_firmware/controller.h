// The controller: what is driven at each tick, from what is seen at its start and what has been seen before.
#pragma once

#include "adapters/reference_firmware/clock_watch.h"
#include "adapters/reference_firmware/feed.h"
#include "adapters/reference_firmware/field.h"
#include "adapters/reference_firmware/io.h"
#include "adapters/reference_firmware/outlet.h"
#include "adapters/reference_firmware/relief.h"
#include "adapters/reference_firmware/sun.h"
#include "adapters/reference_firmware/transmitters.h"

namespace heliorig_firmware {

/// Why the controller leaves, or does not take up, tracking. The first that holds is the one that is told.
enum class Cause : uint8_t {
  none,
  // These trip.
  overpressure,
  pressure_unknown,
  low_water,
  hot_wall,
  chain_open,
  // These only take the rows off the focus.
  feed_lost,
  clock_invalid,
  sun_low,
  encoder_lost,
};
/// In a word or two, for the console; nothing for none.
const char* mode_name(Mode mode);
const char* cause_name(Cause cause);

class Controller {
 public:
  /// To be called each 100 ms.
  Outputs tick(const Inputs& in);

  Mode mode() const { return mode_; }
  /// Why the mode is what it is.
  Cause cause() const { return cause_; }

 private:
  void observe(const Inputs& in);
  void observe_sun(const Inputs& in);
  void observe_water(const Inputs& in);
  Cause find_cause(const Inputs& in) const;
  bool wall_is_above(float above_saturation_K) const;
  bool started_by_operator(const Inputs& in);
  void choose_mode(const Inputs& in);
  void drive_rows(const Inputs& in, Outputs& out);
  bool all_sensors_valid() const;
  const float* sun_or_null() const { return sun_known_ ? &sun_.transversal_rad : nullptr; }

  Mode mode_ = Mode::idle;
  Cause cause_ = Cause::none;

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

  ClockWatch clock_;
  Sun sun_{};
  uint32_t sun_of_clock_s_ = 0;
  bool sun_known_ = false;
  Relief relief_;
  Field field_;
  FeedWatch feed_watch_;
  OutletTrim trim_;
  uint16_t dry_ticks_ = 0;
  uint8_t last_feed_duty_ = 0;
  bool button_was_down_ = true;  ///< a button that is down at power-up is not pressed then
};

}  // namespace heliorig_firmware
