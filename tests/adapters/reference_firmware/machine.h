// The controller on a machine in good order, and what may upset it.
#pragma once

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <functional>
#include <string>

#include "adapters/reference_firmware/controller.h"
#include "adapters/reference_firmware/settings.h"
#include "tests/adapters/reference_firmware/sensors.h"
#include "tests/adapters/reference_firmware/turning_rows.h"

namespace heliorig::tests {

using heliorig_firmware::Analog;
using heliorig_firmware::Cause;
using heliorig_firmware::Configuration;
using heliorig_firmware::Controller;
using heliorig_firmware::Inputs;
using heliorig_firmware::Mode;
using heliorig_firmware::no_code;
using heliorig_firmware::Outputs;
using heliorig_firmware::row_count;
using heliorig_firmware::tick_ms;

/// A controller on a machine in good order whose time goes on and whose rows turn as they are driven, from
/// not far of their end switches.
struct Machine {
  Controller controller;
  Inputs in = good_order();
  Outputs out{};
  std::uint16_t stuck_high = 0;  ///< end switches that say so, whatever the row

  explicit Machine(double later_h = 0.0) {
    in.clock_s = clock_s_ += static_cast<std::uint32_t>(3600.0 * later_h);
    const Configuration paris{48.85f, 2.35f};
    controller.configure(&paris);
  }

  void run(double duration_s) {
    const int ticks = static_cast<int>(std::lround(duration_s * 10.0));
    for (int i = 0; i < ticks; ++i) {
      in.clock_s = clock_s_ + in.uptime_ms / 1000;
      rows_.show(in);
      in.limit_high = static_cast<std::uint16_t>(in.limit_high | stuck_high);
      out = controller.tick(in);
      rows_.turn(out);
      in.uptime_ms += tick_ms;
    }
  }

  void press_start() {
    in.start_button = true;
    run(0.3);
    in.start_button = false;
    run(0.1);
  }

  const std::array<double, row_count>& angles_deg() const { return rows_.angles_deg(); }
  TurningRows& rows() { return rows_; }

  /// Until all rows are on the focus.
  void start() {
    press_start();
    run(300.0);
  }

 private:
  TurningRows rows_{60.0};
  std::uint32_t clock_s_ = in.clock_s;
};

inline Machine tracking(double later_h = 0.0) {
  Machine machine{later_h};
  machine.run(1.0);
  machine.start();
  BOOST_REQUIRE(machine.controller.mode() == Mode::tracking);
  return machine;
}

/// From level, on whichever side.
inline bool all_stowed(const Machine& machine) {
  return std::ranges::all_of(machine.angles_deg(),
                             [](double angle_deg) { return std::abs(angle_deg) > 61.0; });
}

inline bool rows_stand(const Outputs& out) {
  return std::ranges::all_of(out.steps, [](int steps) { return steps == 0; });
}

inline bool rows_go_east(const Outputs& out) {
  for (const int steps : out.steps) {
    if (steps <= 0) return false;
  }
  return true;
}

/// What is done to the sensors, for how long it may go on unnoticed, and what is then said.
struct Upset {
  std::string name;
  std::function<void(Inputs&)> set;
  double unnoticed_s;
  double noticed_s;
  Mode mode;
  Cause cause;
};

inline const Upset upsets[] = {
    {"10.8 bar at transmitter 1", [](Inputs& in) { set_pressure(in, Analog::pressure_1, 10.81); }, 0.1, 0.2,
     Mode::tripped, Cause::overpressure},
    {"10.8 bar at transmitter 2", [](Inputs& in) { set_pressure(in, Analog::pressure_2, 10.81); }, 0.1, 0.2,
     Mode::tripped, Cause::overpressure},
    {"both transmitters broken", [](Inputs& in) { in.analog[0] = in.analog[1] = current_code(3.0); }, 0.2,
     0.3, Mode::tripped, Cause::pressure_unknown},
    // Limit 14: 4 s, of which the electrodes take 2.
    {"low water", [](Inputs& in) { in.level_low_1 = in.level_low_2 = in.level_normal = false; }, 2.0, 2.2,
     Mode::tripped, Cause::low_water},
    // Limit 17: T_sat + 40 K; saturation at 9.8 barg is 183.3 °C.
    {"hot evaporator", [](Inputs& in) { set_wall(in, Analog::evaporator_wall_temperature, 225.0); }, 0.0, 0.2,
     Mode::tripped, Cause::hot_wall},
    {"hot superheater", [](Inputs& in) { set_wall(in, Analog::superheater_wall_temperature, 301.0); }, 0.0,
     0.2, Mode::tripped, Cause::hot_wall},
    {"chain open", [](Inputs& in) { in.chain_closed = false; }, 0.0, 0.1, Mode::tripped, Cause::chain_open},
    // Limit 15.
    {"feed lost", [](Inputs& in) { in.level_normal = false; }, 4.9, 5.2, Mode::defocusing, Cause::feed_lost},
    {"clock silent", [](Inputs& in) { in.clock_valid = false; }, 1.9, 3.1, Mode::defocusing,
     Cause::clock_invalid},
    {"encoder silent", [](Inputs& in) { in.encoder[4] = no_code; }, 0.0, 0.1, Mode::defocusing,
     Cause::encoder_lost},
};

}  // namespace heliorig::tests
