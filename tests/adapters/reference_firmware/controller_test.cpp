// When the controller trips, defocuses, starts, and what it then drives.
#include "adapters/reference_firmware/controller.h"

#include <boost/test/unit_test.hpp>

#include "adapters/reference_firmware/settings.h"
#include "tests/adapters/reference_firmware/machine.h"
#include "tests/adapters/reference_firmware/sensors.h"

using namespace heliorig::tests;
using namespace heliorig_firmware;

BOOST_AUTO_TEST_SUITE(firmware_controller)

BOOST_AUTO_TEST_CASE(idle_until_the_operator_presses_the_button) {
  Machine machine;
  machine.run(60.0);
  BOOST_CHECK(machine.controller.mode() == Mode::idle);
  BOOST_CHECK(machine.out.vent_shut);
  machine.press_start();
  BOOST_CHECK(machine.controller.mode() == Mode::homing);
  machine.run(300.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

BOOST_AUTO_TEST_CASE(a_button_that_is_down_at_power_up_is_not_pressed) {
  Machine machine;
  machine.in.start_button = true;
  machine.run(5.0);
  BOOST_CHECK(machine.controller.mode() == Mode::idle);
  machine.in.start_button = false;
  machine.run(0.1);
  machine.press_start();
  BOOST_CHECK(machine.controller.mode() == Mode::homing);
  machine.run(300.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

BOOST_AUTO_TEST_CASE(every_upset_is_noticed_in_time_and_not_too_soon) {
  for (const Upset& upset : upsets) {
    BOOST_TEST_CONTEXT(upset.name) {
      Machine machine = tracking();
      upset.set(machine.in);
      if (upset.unnoticed_s > 0.0) {
        machine.run(upset.unnoticed_s);
        BOOST_CHECK(machine.controller.mode() == Mode::tracking);
      }
      machine.run(upset.noticed_s - upset.unnoticed_s);
      BOOST_CHECK(machine.controller.mode() == upset.mode);
      BOOST_CHECK_EQUAL(cause_name(machine.controller.cause()), cause_name(upset.cause));
      BOOST_CHECK(rows_go_east(machine.out));
      BOOST_CHECK(machine.out.alarm);
    }
  }
}

// Limits 34 and 46: no refocus without the operator, and not while the cause is there.
BOOST_AUTO_TEST_CASE(what_was_left_is_not_taken_up_without_the_operator) {
  for (const Upset& upset : upsets) {
    BOOST_TEST_CONTEXT(upset.name) {
      Machine machine = tracking();
      upset.set(machine.in);
      machine.run(10.0);
      machine.press_start();
      BOOST_CHECK(machine.controller.mode() == upset.mode);
      BOOST_CHECK(machine.controller.mode() == Mode::tripped || machine.controller.cause() == upset.cause);
      const std::uint32_t uptime_ms = machine.in.uptime_ms;
      machine.in = good_order();
      machine.in.uptime_ms = uptime_ms;
      set_pressure(machine.in, Analog::pressure_1, 9.7);
      set_pressure(machine.in, Analog::pressure_2, 9.7);
      machine.run(30.0);
      BOOST_CHECK(machine.controller.mode() == upset.mode);
      machine.start();
      BOOST_CHECK(machine.controller.mode() == Mode::tracking);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_broken_transmitter_leaves_the_other_in_charge) {
  for (const auto& [broken, whole] : {std::pair{Analog::pressure_1, Analog::pressure_2},
                                      std::pair{Analog::pressure_2, Analog::pressure_1}}) {
    Machine machine = tracking();
    machine.in.analog[static_cast<std::size_t>(broken)] = current_code(0.0);
    machine.run(60.0);
    BOOST_CHECK(machine.controller.mode() == Mode::tracking);
    BOOST_CHECK(machine.out.alarm);
    set_pressure(machine.in, whole, 10.81);
    machine.run(0.2);
    BOOST_CHECK(machine.controller.mode() == Mode::tripped);
    BOOST_CHECK(!machine.out.vent_shut);
  }
}

BOOST_AUTO_TEST_CASE(a_single_sample_does_not_trip) {
  Machine machine = tracking();
  for (int i = 0; i < 20; ++i) {
    set_pressure(machine.in, Analog::pressure_1, 12.0);
    machine.run(0.1);
    set_pressure(machine.in, Analog::pressure_1, 9.8);
    machine.run(0.1);
  }
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

BOOST_AUTO_TEST_CASE(the_vent_opens_with_the_trip_and_shuts_a_bar_lower) {
  Machine machine = tracking();
  set_pressure(machine.in, Analog::pressure_2, 10.81);
  machine.run(0.2);
  BOOST_CHECK(!machine.out.vent_shut);
  set_pressure(machine.in, Analog::pressure_2, 9.9);
  machine.run(10.0);
  BOOST_CHECK(!machine.out.vent_shut);
  set_pressure(machine.in, Analog::pressure_1, 9.7);
  set_pressure(machine.in, Analog::pressure_2, 9.7);
  machine.run(0.1);
  BOOST_CHECK(machine.out.vent_shut);
  BOOST_CHECK(machine.controller.mode() == Mode::tripped);
}

// Limit 30.
BOOST_AUTO_TEST_CASE(an_end_switch_stops_its_row_at_once) {
  Machine machine = tracking();
  machine.in.chain_closed = false;
  machine.stuck_high = 1 << 3;
  machine.run(0.1);
  BOOST_CHECK_EQUAL(machine.out.steps[3], 0);
  BOOST_CHECK_GT(machine.out.steps[2], 0);
}

BOOST_AUTO_TEST_CASE(a_start_near_the_trip_is_refused) {
  Machine machine;
  set_pressure(machine.in, Analog::pressure_1, 10.5);
  machine.run(1.0);
  machine.press_start();
  BOOST_CHECK(machine.controller.mode() == Mode::idle);
}

BOOST_AUTO_TEST_CASE(steam_that_is_too_hot_opens_the_bypass_steam_that_is_too_cold_shuts_it) {
  Machine machine = tracking();
  constexpr auto outlet = static_cast<std::size_t>(Analog::outlet_temperature);
  machine.in.analog[outlet] = transmitter_code(215.0, 300.0);
  machine.run(120.0);
  const int open = machine.out.bypass_valve;
  BOOST_CHECK_GT(open, 60);
  machine.in.analog[outlet] = transmitter_code(190.0, 300.0);
  machine.run(600.0);
  BOOST_CHECK_EQUAL(machine.out.bypass_valve, 0);
}

// Steam tables (IAPWS-IF97): 120.36 °C at 2 bar, 151.83 °C at 5 bar, 179.88 °C at 10 bar, 198.29 °C at 15
// bar, absolute.
BOOST_AUTO_TEST_CASE(saturation_within_a_third_of_a_kelvin) {
  for (const auto& [absolute_bar, is_degC] : {std::pair{2.0f, 120.36f}, std::pair{5.0f, 151.83f},
                                              std::pair{10.0f, 179.88f}, std::pair{15.0f, 198.29f}}) {
    BOOST_CHECK_SMALL(saturation_degC(absolute_bar - 1.01325f) - is_degC, 0.3f);
  }
}

BOOST_AUTO_TEST_CASE(an_end_switch_that_lies_is_found_out_while_homing) {
  Machine machine;
  machine.stuck_high = 1 << 3;
  machine.run(5.0);
  machine.press_start();
  machine.run(1.0);
  BOOST_CHECK(machine.controller.mode() == Mode::defocusing);
  BOOST_CHECK(machine.controller.cause() == Cause::homing_failed);
}

// Limit 20: followed, it would be tracked beside the sun by as much.
BOOST_AUTO_TEST_CASE(a_magnet_that_has_slipped_is_found_out_while_homing) {
  for (const double slip_deg : {0.25, -0.25, 0.5, -0.9}) {
    BOOST_TEST_CONTEXT(slip_deg) {
      Machine machine;
      machine.rows().slip(3, slip_deg);
      machine.run(5.0);
      machine.press_start();
      machine.run(60.0);
      BOOST_CHECK(machine.controller.mode() == Mode::defocusing);
      BOOST_CHECK(machine.controller.cause() == Cause::homing_failed);
      BOOST_CHECK(!machine.controller.field().known());
      BOOST_CHECK(machine.controller.field().homed(3));  // the operator is shown by how much
      BOOST_CHECK_CLOSE(machine.controller.field().angle_deg(3), 70.0 + slip_deg, 0.1);
    }
  }
}

// Limit 36.
BOOST_AUTO_TEST_CASE(a_gust_stows_the_rows_and_calm_takes_them_back) {
  Machine machine = tracking();
  constexpr auto wind = static_cast<std::size_t>(Analog::wind_speed);
  machine.in.analog[wind] = heliorig::adapters::converter_code(15.1 / 10.0, 5.0);
  machine.run(0.2);
  BOOST_CHECK(machine.controller.mode() == Mode::stowed);
  machine.in.analog[wind] = heliorig::adapters::converter_code(0.5, 5.0);
  machine.run(118.0);
  for (const double angle_deg : machine.angles_deg()) BOOST_TEST(std::abs(angle_deg) > 61.0);
  machine.run(60.0);
  BOOST_CHECK(machine.controller.mode() == Mode::stowed);
  machine.run(500.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

// Limit 36: rows that are stowed in the east already, on a way that was not the shorter, stay there.
BOOST_AUTO_TEST_CASE(a_storm_after_another_cause_to_stow_moves_no_row_that_is_stowed) {
  Machine machine = tracking(6.0);
  BOOST_REQUIRE(machine.angles_deg()[9] < 0.0);
  machine.in.analog[static_cast<std::size_t>(Analog::drum_temperature)] = transmitter_code(1.0, 300.0);
  machine.run(200.0);
  BOOST_CHECK(machine.controller.cause() == Cause::frost);
  machine.in.analog[static_cast<std::size_t>(Analog::wind_speed)] =
      heliorig::adapters::converter_code(20.0 / 10.0, 5.0);
  for (int s = 0; s < 200; ++s) {
    machine.run(1.0);
    for (const double angle_deg : machine.angles_deg()) BOOST_REQUIRE(angle_deg > 61.0);
  }
  BOOST_CHECK(machine.controller.cause() == Cause::wind);
}

BOOST_AUTO_TEST_CASE(nothing_starts_in_frost_and_the_night_passes_by_itself) {
  Machine machine;
  constexpr auto drum = static_cast<std::size_t>(Analog::drum_temperature);
  machine.in.analog[drum] = transmitter_code(1.0, 300.0);
  set_wall(machine.in, Analog::evaporator_wall_temperature, 5.0);
  set_wall(machine.in, Analog::superheater_wall_temperature, 5.0);
  set_pressure(machine.in, Analog::pressure_1, 0.0);
  set_pressure(machine.in, Analog::pressure_2, 0.0);
  machine.run(1.0);
  machine.start();
  BOOST_CHECK(machine.controller.mode() == Mode::stowed);
  BOOST_CHECK(machine.controller.cause() == Cause::frost);
  machine.in.analog[drum] = transmitter_code(3.0, 300.0);  // above the 2 °C at which it began, and not over
  machine.run(60.0);
  BOOST_CHECK(machine.controller.cause() == Cause::frost);
  machine.in.analog[drum] = transmitter_code(8.0, 300.0);
  machine.run(400.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

// Limit 43: the start-up is over when both say so.
BOOST_AUTO_TEST_CASE(a_transmitter_that_is_stuck_high_does_not_end_the_start_up) {
  for (const auto& [stuck, whole] : {std::pair{Analog::pressure_1, Analog::pressure_2},
                                     std::pair{Analog::pressure_2, Analog::pressure_1}}) {
    Machine machine;
    set_pressure(machine.in, stuck, 9.0);
    set_pressure(machine.in, whole, 0.4);
    machine.in.analog[static_cast<std::size_t>(Analog::drum_temperature)] = transmitter_code(109.0, 300.0);
    machine.run(1.0);
    machine.press_start();
    machine.run(300.0);
    BOOST_CHECK(machine.controller.mode() == Mode::warming);
    BOOST_TEST(machine.controller.rows_on_focus() < 6);  // a row a minute
  }
}

BOOST_AUTO_TEST_CASE(a_transmitter_that_is_stuck_high_does_not_keep_the_air_s_vent_open) {
  Machine machine;
  constexpr auto drum = static_cast<std::size_t>(Analog::drum_temperature);
  set_pressure(machine.in, Analog::pressure_1, 9.0);
  set_pressure(machine.in, Analog::pressure_2, 0.1);
  machine.in.analog[drum] = transmitter_code(60.0, 300.0);
  machine.run(1.0);
  machine.press_start();
  machine.run(100.0);
  BOOST_CHECK(!machine.out.vent_shut);
  machine.in.analog[drum] = transmitter_code(102.5, 300.0);
  machine.run(60.0);
  BOOST_CHECK(machine.out.vent_shut);
}

BOOST_AUTO_TEST_CASE(without_settings_nothing_starts) {
  Machine machine;
  machine.controller.configure(nullptr);
  machine.run(1.0);
  machine.start();
  BOOST_CHECK(machine.controller.mode() == Mode::idle);
  BOOST_CHECK(machine.out.alarm);
}

// Whatever trips it in between: the next start homes anew, and finds the magnet off.
BOOST_AUTO_TEST_CASE(an_encoder_that_was_not_believed_is_not_believed_after_a_trip_either) {
  const std::function<void(Machine&)> doubts[] = {[](Machine& machine) { machine.rows().slip(3, 5.0); },
                                                  [](Machine& machine) {
                                                    machine.in.encoder[3] = no_code;
                                                    machine.run(0.1);
                                                    machine.in.encoder[3] = 0;
                                                  }};
  for (const auto& doubt : doubts) {
    Machine machine = tracking();
    doubt(machine);
    machine.run(5.0);
    BOOST_CHECK(machine.controller.mode() == Mode::defocusing);
    machine.in.chain_closed = false;
    machine.run(10.0);
    machine.in.chain_closed = true;
    machine.run(60.0);
    machine.press_start();
    BOOST_CHECK(machine.controller.mode() == Mode::homing);
  }
}

BOOST_AUTO_TEST_CASE(a_self_test_that_fails_drops_the_chain_whatever_has_tripped_before) {
  Machine machine = tracking();
  set_pressure(machine.in, Analog::pressure_1, 11.0);
  machine.run(30.0);
  BOOST_CHECK(machine.controller.cause() == Cause::overpressure);
  BOOST_CHECK(machine.out.chain_permit);
  machine.in.self_test_failed = true;
  machine.run(0.1);
  BOOST_CHECK(machine.controller.cause() == Cause::self_test);
  BOOST_CHECK(!machine.out.chain_permit);
}

BOOST_AUTO_TEST_SUITE_END()
