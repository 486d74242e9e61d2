#include "models/steam/drum.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>

#include "tools/benchmarks/msl_drum.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;
using heliorig::benchmarks::MslDrum;
using heliorig::benchmarks::MslRow;

BOOST_AUTO_TEST_SUITE(drum)

// All of its reference trajectory, from 1 to 90 bar, each row to a thousandth, by the function that the
// plant's circuit calls.
BOOST_AUTO_TEST_CASE(follows_the_modelica_librarys_drum_boiler) {
  const MslDrum boiler;
  MslDrum::Integrator::State y = boiler.start();
  double time_s = 0.0, worst_volume = 0.0, worst_pressure = 0.0;
  for (const MslRow& row : heliorig::benchmarks::msl_rows) {
    if (row.time_s > time_s) y = boiler.go(y, time_s, row.time_s);
    time_s = row.time_s;
    worst_volume = std::max(worst_volume, std::abs(boiler.water_m3(y) / row.water_m3 - 1.0));
    worst_pressure = std::max(worst_pressure, std::abs(boiler.pressure_Pa(y) / row.pressure_Pa - 1.0));
    BOOST_TEST_CONTEXT(row.time_s << " s") {
      BOOST_TEST(boiler.water_m3(y) == row.water_m3, tt::tolerance(1e-3));
      BOOST_TEST(boiler.pressure_Pa(y) == row.pressure_Pa, tt::tolerance(1e-3));
    }
  }
  BOOST_TEST_MESSAGE("volume within " << worst_volume << ", pressure within " << worst_pressure);
}

// What the circuit takes from the spline is what the boiler above took from the formulation.
BOOST_AUTO_TEST_CASE(splines_and_formulation_give_the_drum_one_rate) {
  const SaturationTable table;
  const Drum drum{0.024, 9000.0};
  for (double T_K = 274.0; T_K < 513.0; T_K += 7.3) {
    const double by_table = drum.temperature_rate_Kps(table.at(T_K), 14.0, 0.002, 5e3);
    BOOST_TEST(by_table == drum.temperature_rate_Kps(exact_saturation(T_K), 14.0, 0.002, 5e3),
               tt::tolerance(1e-6));
  }
}

BOOST_AUTO_TEST_SUITE_END()
