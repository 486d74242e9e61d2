// Where rows go that are out of service, and what becomes of one that stays.
#include "adapters/reference_firmware/controller.h"

#include <boost/test/unit_test.hpp>

#include "adapters/reference_firmware/settings.h"
#include "tests/adapters/reference_firmware/machine.h"
#include "tests/adapters/reference_firmware/sensors.h"

using namespace heliorig::tests;
using namespace heliorig_firmware;

BOOST_AUTO_TEST_SUITE(rows_out_of_service)

// Limit 18.
BOOST_AUTO_TEST_CASE(the_rows_go_three_degrees_eastward_within_ten_seconds) {
  Machine machine = tracking();
  machine.in.chain_closed = false;
  int steps = 0;
  for (int tick = 0; tick < 100; ++tick) {
    machine.run(0.1);
    steps += machine.out.steps[0];
  }
  BOOST_CHECK_GE(steps * settings::step_parts, settings::parts(3.0f));
}

// Limit 39: nobody may come for days, and the sun comes back to rows that stand beside the focus.
BOOST_AUTO_TEST_CASE(rows_that_are_out_of_service_go_on_to_stow) {
  for (const Upset& upset : upsets) {
    if (upset.cause == Cause::chain_open || upset.cause == Cause::encoder_lost) continue;
    BOOST_TEST_CONTEXT(upset.name) {
      Machine machine = tracking();
      upset.set(machine.in);
      machine.run(200.0);
      BOOST_CHECK(machine.controller.mode() == upset.mode);
      BOOST_CHECK(all_stowed(machine));
      BOOST_CHECK(rows_stand(machine.out));
    }
  }
}

// ISO 13850: the reset of the chain by hand starts nothing.
BOOST_AUTO_TEST_CASE(after_a_chain_that_was_open_the_rows_stow_on_the_operator_s_word) {
  Machine machine = tracking();
  machine.in.chain_closed = false;
  machine.run(200.0);
  BOOST_CHECK(!all_stowed(machine));
  machine.in.chain_closed = true;
  machine.run(60.0);
  BOOST_CHECK(rows_stand(machine.out));
  set_pressure(machine.in, Analog::pressure_1, 10.5);  // so that the start is refused
  machine.press_start();
  machine.run(200.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tripped);
  BOOST_CHECK(all_stowed(machine));
}

// Limit 36, and no way across the focus.
BOOST_AUTO_TEST_CASE(rows_that_a_storm_has_sent_west_stay_there_when_a_defect_comes) {
  Machine machine = tracking(6.0);
  machine.in.analog[static_cast<std::size_t>(Analog::wind_speed)] =
      heliorig::adapters::converter_code(20.0 / 10.0, 5.0);
  machine.run(150.0);
  BOOST_CHECK(all_stowed(machine));
  BOOST_CHECK(machine.angles_deg()[9] < 0.0);
  machine.in.clock_valid = false;
  for (int s = 0; s < 60; ++s) {
    machine.run(1.0);
    BOOST_REQUIRE(all_stowed(machine));
  }
  BOOST_CHECK(machine.controller.mode() == Mode::defocusing);
}

// A row that does not leave the focus when it must is turned away by the chain.
BOOST_AUTO_TEST_CASE(a_row_that_stays_drops_the_chain) {
  Machine machine = tracking();
  machine.stuck_high = 1 << 3;
  set_pressure(machine.in, Analog::pressure_1, 11.0);
  machine.run(5.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tripped);
  BOOST_CHECK(machine.out.chain_permit);
  machine.run(5.0);
  BOOST_CHECK(!machine.out.chain_permit);
}

// Limits 16, 29 and 39: its motor is off, so it is the chain that turns it away; after a defect too.
BOOST_AUTO_TEST_CASE(a_row_whose_drive_stalls_is_turned_away_by_the_chain) {
  Machine machine = tracking();
  machine.rows().stall(4);
  for (int s = 0; s < 300 && machine.controller.mode() == Mode::tracking; ++s) machine.run(1.0);
  BOOST_CHECK(machine.controller.cause() == Cause::drive_stalled);
  BOOST_CHECK_EQUAL(machine.out.steps[4], 0);
  machine.run(0.2);
  BOOST_CHECK(!machine.out.chain_permit);
  BOOST_CHECK(machine.controller.alarms().has(Alarm::row_stays));
  machine.in.chain_closed = false;
  machine.run(0.1);
  BOOST_CHECK(rows_stand(machine.out));
}

// One that stands still from the moment of the trip on.
BOOST_AUTO_TEST_CASE(a_drive_that_stalls_as_the_rows_leave_drops_the_chain_in_time) {
  Machine machine = tracking();
  machine.rows().stall(4);
  set_pressure(machine.in, Analog::pressure_1, 11.0);
  machine.run(1.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tripped);
  machine.run(1.0);
  BOOST_CHECK(!machine.out.chain_permit);
}

BOOST_AUTO_TEST_CASE(a_row_that_nobody_sees_is_turned_away_by_the_chain_under_the_sun_alone) {
  constexpr auto dni = static_cast<std::size_t>(Analog::dni);
  Machine machine = tracking();
  machine.in.clock_valid = false;  // no sun is known, and the light has gone
  machine.run(5.0);
  machine.in.encoder[4] = no_code;
  machine.run(60.0);
  BOOST_CHECK(machine.controller.mode() == Mode::defocusing);
  BOOST_CHECK(machine.out.chain_permit);
  machine.in.analog[dni] = heliorig::adapters::converter_code(800.0 / 300.0, 5.0);
  machine.run(0.1);
  BOOST_CHECK(!machine.out.chain_permit);
}

BOOST_AUTO_TEST_CASE(rows_that_leave_as_told_leave_the_chain_alone) {
  for (const double later_h : {0.0, 6.0, 14.0}) {
    for (const Cause why : {Cause::clock_invalid, Cause::feed_lost, Cause::low_water}) {
      Machine machine{later_h};
      machine.run(1.0);
      machine.start();
      machine.in.clock_valid = why != Cause::clock_invalid;
      machine.in.analog[static_cast<std::size_t>(Analog::dni)] =
          heliorig::adapters::converter_code(800.0 / 300.0, 5.0);
      machine.in.level_normal = why == Cause::clock_invalid;
      machine.in.level_low_1 = machine.in.level_low_2 = why != Cause::low_water;
      machine.run(300.0);
      BOOST_TEST_CONTEXT(later_h << " h " << cause_name(why)) {
        BOOST_CHECK(!machine.controller.in_service());
        BOOST_CHECK(machine.out.chain_permit);
      }
    }
  }
}

// Wound up again by hand, it holds: the operator has to come to the start.
BOOST_AUTO_TEST_CASE(rows_that_the_chain_has_turned_do_not_drop_it_again) {
  Machine machine;
  machine.in.chain_closed = false;
  machine.run(60.0);
  BOOST_CHECK(machine.controller.mode() == Mode::tripped);
  machine.in.chain_closed = true;
  machine.run(60.0);
  BOOST_CHECK(machine.out.chain_permit);
  machine.start();
  BOOST_CHECK(machine.controller.mode() == Mode::tracking);
}

BOOST_AUTO_TEST_SUITE_END()
