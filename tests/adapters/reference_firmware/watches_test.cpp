// What watches over wind, drives, pressures, heat and the warming drum, each by itself.
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "adapters/reference_firmware/air_purge.h"
#include "adapters/reference_firmware/clock_watch.h"
#include "adapters/reference_firmware/drive_watch.h"
#include "adapters/reference_firmware/heat_watch.h"
#include "adapters/reference_firmware/pressure_watch.h"
#include "adapters/reference_firmware/relief.h"
#include "adapters/reference_firmware/settings.h"
#include "adapters/reference_firmware/warm_up.h"
#include "adapters/reference_firmware/wind_watch.h"

using namespace heliorig_firmware;

namespace {

constexpr int ticks_a_second = 10;

void blow(WindWatch& watch, float wind_mps, int duration_s) {
  for (int i = 0; i < duration_s * ticks_a_second; ++i) watch.observe(wind_mps);
}

/// A row of 1.02 counts a step with a play of 5.7 counts, driven to a count.
struct Row {
  DriveWatch watch;
  double gear_counts = 0.0;
  double shaft_counts = 0.0;
  bool motor_turns = true;

  void tick(int steps) {
    if (motor_turns) gear_counts += 1.024 * steps;
    shaft_counts = std::max(shaft_counts, gear_counts - 5.7);
    shaft_counts = std::min(shaft_counts, gear_counts);
    watch.observe(static_cast<std::int8_t>(steps),
                  settings::count_parts * static_cast<std::int32_t>(std::lround(shaft_counts)), false);
  }
};

struct Pressures {
  PressureWatch watch;
  Reading drum_degC{183.3f, true};

  Alarms observe(float pressure_1_bar, float pressure_2_bar) {
    watch.observe({pressure_1_bar, true}, {pressure_2_bar, true}, drum_degC, true);
    Alarms alarms;
    watch.report(alarms);
    return alarms;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(firmware_watches)

// Limit 36: 12 m/s as a mean of 10 s; a gust of 15 at once.
BOOST_AUTO_TEST_CASE(wind_as_a_mean_and_as_a_gust) {
  WindWatch watch;
  blow(watch, 11.9f, 600);
  BOOST_TEST(!watch.too_strong());
  blow(watch, 12.8f, 1);  // the mean of 10 s is 11.99
  BOOST_TEST(!watch.too_strong());
  blow(watch, 12.5f, 10);
  BOOST_TEST(watch.too_strong());
  blow(watch, 8.0f, 290);
  BOOST_TEST(watch.too_strong());
  blow(watch, 8.0f, 30);
  BOOST_TEST(!watch.too_strong());
  watch.observe(15.1f);
  BOOST_TEST(watch.too_strong());
}

BOOST_AUTO_TEST_CASE(a_drive_that_turns_is_believed_whatever_it_does) {
  Row row;
  for (int i = 0; i < 3000; ++i) {
    row.tick(i / 100 % 3 == 0 ? 3 : i / 100 % 3 == 1 ? -3 : i % 40 == 0 ? -1 : 0);
    BOOST_REQUIRE(!row.watch.stalled());
    BOOST_REQUIRE(!row.watch.slipped());
  }
}

// Limit 29: 1 s.
BOOST_AUTO_TEST_CASE(a_stalled_motor_is_off_within_a_second) {
  for (const int steps : {1, -1, 3, -3}) {
    Row row;
    for (int i = 0; i < 40; ++i) row.tick(steps);
    row.motor_turns = false;
    int ticks = 0;
    for (; ticks < 100 && !row.watch.stalled(); ++ticks) row.tick(steps);
    BOOST_TEST(ticks <= 10, steps);
  }
}

// Limit 28: 0.2 degrees, which are 11.4 counts, within 5 s.
BOOST_AUTO_TEST_CASE(an_encoder_that_slips_is_noticed_within_five_seconds) {
  Row row;
  for (int i = 0; i < 600; ++i) row.tick(i % 40 == 0 ? -1 : 0);
  BOOST_TEST(!row.watch.slipped());
  row.gear_counts += 13;
  row.shaft_counts += 13;
  int ticks = 0;
  for (; ticks < 100 && !row.watch.slipped(); ++ticks) row.tick(0);
  BOOST_TEST(ticks <= 50);
}

// Limit 27: 30 s, five counts of 0.0195 bar.
BOOST_AUTO_TEST_CASE(a_stuck_transmitter_is_noticed_by_the_other) {
  Pressures pressures;
  float pressure_bar = 9.0f;
  for (int i = 0; i < 10; ++i) pressures.observe(pressure_bar, pressure_bar);
  bool stuck = false;
  int ticks = 0;
  for (; ticks < 400 && !stuck; ++ticks) {
    pressure_bar += 0.0005f;
    stuck = pressures.observe(9.0f, pressure_bar).has(Alarm::pressure_1_stuck);
  }
  BOOST_TEST(ticks <= 400);
  BOOST_TEST(stuck);
}

BOOST_AUTO_TEST_CASE(pressures_that_move_together_are_not_stuck) {
  Pressures pressures;
  for (int i = 0; i < 3000; ++i) {
    const float pressure_bar = 9.5f + 0.4f * std::sin(0.01f * static_cast<float>(i));
    BOOST_REQUIRE(!pressures.observe(pressure_bar, pressure_bar + 0.05f).any());
  }
}

BOOST_AUTO_TEST_CASE(pressures_that_differ_for_ten_seconds) {
  Pressures pressures;
  int ticks = 0;
  for (; ticks < 200 && !pressures.observe(9.8f, 9.4f).has(Alarm::pressures_differ); ++ticks) {
  }
  BOOST_TEST(ticks == 100);
}

// Limit 26: 4 K apart for 60 s; saturation at 9.8 barg is 183.3 degrees.
BOOST_AUTO_TEST_CASE(pressure_against_the_temperature_of_saturation) {
  Pressures pressures;
  for (int i = 0; i < 2000; ++i) BOOST_REQUIRE(!pressures.observe(9.8f, 9.8f).any());
  int ticks = 0;
  for (; ticks < 2000 && !pressures.observe(8.6f, 8.6f).has(Alarm::pressure_1_against_temperature); ++ticks) {
  }
  BOOST_TEST(ticks > 600);
  BOOST_TEST(ticks < 850);
}

// Limit 22: 10 s.
BOOST_AUTO_TEST_CASE(a_clock_that_jumps_by_an_hour) {
  ClockWatch watch;
  for (std::uint32_t s = 1; s < 100; ++s) watch.observe(true, 1000 + s, s * 1000);
  watch.observe(true, 1102, 100000);
  BOOST_TEST(!watch.jumped());
  watch.observe(true, 1101 + 3600, 101000);
  BOOST_TEST(watch.jumped());
  watch.trust();
  watch.observe(true, 1102 + 3600, 102000);
  BOOST_TEST(!watch.jumped());
}

BOOST_AUTO_TEST_CASE(heat_that_does_not_come_is_missed_after_half_an_hour) {
  HeatWatch watch;
  for (int i = 0; i < 1790 * ticks_a_second; ++i) watch.observe(true, 800.0f, {20.0f, true});
  BOOST_TEST(!watch.missing());
  for (int i = 0; i < 20 * ticks_a_second; ++i) watch.observe(true, 800.0f, {20.0f, true});
  BOOST_TEST(watch.missing());
  HeatWatch warmed;
  for (int i = 0; i < 7200 * ticks_a_second; ++i)
    warmed.observe(true, 800.0f, {20.0f + 0.0002f * static_cast<float>(i), true});
  BOOST_TEST(!warmed.missing());
}

// Limit 43: at most 3 K/min above 100 degrees. A drum that warms by 0.6 K/min for each row, behind a
// thermometer of 12 s.
BOOST_AUTO_TEST_CASE(the_drum_warms_by_no_more_than_three_kelvin_a_minute) {
  WarmUp warm_up;
  warm_up.restart();
  double drum_degC = 60.0;
  double shown_degC = drum_degC;
  double fastest_K_per_min = 0.0;
  int ticks = 0;
  for (; drum_degC < 175.0 && ticks < 100000; ++ticks) {
    const int rows =
        warm_up.rows({static_cast<float>(shown_degC), true}, drum_degC < 170.0 ? 3.0f : 9.0f, 800.0f);
    const double rate_K_per_min = 0.6 * rows;
    if (drum_degC > 102.0 && drum_degC < 170.0)
      fastest_K_per_min = std::max(fastest_K_per_min, rate_K_per_min);
    drum_degC += rate_K_per_min / 600.0;
    shown_degC += (drum_degC - shown_degC) * 0.1 / 12.0;
  }
  BOOST_TEST(drum_degC >= 175.0);
  BOOST_TEST(fastest_K_per_min <= 3.0);
  BOOST_TEST(ticks < 60 * 60 * ticks_a_second);
}

BOOST_AUTO_TEST_CASE(all_rows_join_over_a_minute_where_steam_is_drawn) {
  WarmUp warm_up;
  warm_up.restart();
  int ticks = 0;
  for (; !warm_up.complete(); ++ticks) warm_up.rows({180.0f, true}, 9.5f, 800.0f);
  BOOST_TEST(ticks >= 60 * ticks_a_second);
  BOOST_TEST(ticks <= 80 * ticks_a_second);
}

// A cloud over a drum on the ramp, and then the sun at once.
BOOST_AUTO_TEST_CASE(a_sun_that_returns_does_not_find_all_rows) {
  WarmUp warm_up;
  warm_up.restart();
  int rows = 0;
  for (int i = 0; i < 7200; ++i) rows = warm_up.rows({120.0f, true}, 3.0f, i < 6000 ? 100.0f : 900.0f);
  BOOST_TEST(rows <= 8);
  warm_up.restart();
  for (int i = 0; i < 7200; ++i) rows = warm_up.rows({120.0f, true}, 3.0f, 100.0f);
  BOOST_TEST(rows == 10);
  BOOST_TEST(warm_up.rows({120.0f, true}, 3.0f, 900.0f) == 5);
}

// Limit 43: until the drum is within 2 K of saturation.
BOOST_AUTO_TEST_CASE(air_is_purged_where_the_drum_was_cold) {
  AirPurge purge;
  purge.observe({180.0f, true}, saturation_degC(9.0f));
  BOOST_TEST(!purge.needed());
  purge.observe({60.0f, true}, saturation_degC(0.0f));
  BOOST_TEST(purge.needed());
  for (int i = 0; i < 1000; ++i) purge.observe({98.0f, true}, saturation_degC(0.1f));
  BOOST_TEST(purge.needed());
  for (int i = 0; i < 299; ++i) purge.observe({101.5f, true}, saturation_degC(0.05f));
  BOOST_TEST(purge.needed());
  for (int i = 0; i < 10; ++i) purge.observe({101.5f, true}, saturation_degC(0.05f));
  BOOST_TEST(!purge.needed());
}

BOOST_AUTO_TEST_SUITE_END()
