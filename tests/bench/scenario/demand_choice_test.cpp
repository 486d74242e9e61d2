// What the load takes by a file: as strict as measured weather.
#include "bench/scenario/demand_choice.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/scenario/scenario_for_tests.h"
#include "tests/bench/scenario/tree_with_files.h"

using namespace heliorig::bench;
using heliorig::models::SimTime;
using heliorig::tests::nine_lines;
using heliorig::tests::TreeWithFiles;
using namespace std::chrono_literals;

namespace {

const std::string log_of_the_load =
    "mean_from,load_demand [%]\n"
    "2026-06-21T13:30:00+02:00,50\n"
    "2026-06-21T13:40:00+02:00,100\n"
    "2026-06-21T13:50:00+02:00,120\n";

/// A scenario of 20 minutes from 13:30 on, and what the load takes.
struct Tree : TreeWithFiles {
  Tree() {
    add("logs/load.csv", log_of_the_load);
    add("logs/roof.csv", "mean_from,dni [W/m2]\n2026-06-21T13:30:00+02:00,1\n2026-06-21T13:40:00+02:00,1\n");
    add("../outside.csv", log_of_the_load);
  }

  /// `demand` is in the tenth line.
  static std::string text_with(const std::string& demand) {
    return nine_lines + "demand: {" + demand + "}\n";
  }
  ScenarioReading read(const std::string& demand) { return read_scenario(text_with(demand)); }
  void refuse(const std::string& demand, const std::string& code, std::size_t line, std::size_t column,
              const std::string& part = "") {
    refuse_scenario(text_with(demand), code, line, column, part);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(demand_choice, Tree)

BOOST_AUTO_TEST_CASE(shares_of_the_opening_from_the_scenario_s_start_on) {
  const ScenarioReading reading = read("file: logs/load.csv, longest_gap: 0 s");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  const auto& steps = reading.scenario.demand.steps;
  BOOST_REQUIRE_EQUAL(steps.size(), 2u);
  BOOST_CHECK(steps[0].from == SimTime{} && steps[0].value == 0.5);
  BOOST_CHECK(steps[1].from == SimTime{10min} && steps[1].value == 1.0);
  BOOST_CHECK_EQUAL(reading.scenario.notes.at(0),
                    "logs/load.csv: load_demand: 2 samples of 600 s, 0 rejected");
  BOOST_CHECK_EQUAL(reading.scenario.sha256.at("demand").size(), 64u);
}

BOOST_AUTO_TEST_CASE(none_where_none_is_asked_for) {
  BOOST_CHECK(read_scenario(nine_lines).scenario.demand.steps.empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
  refuse("file: logs/load.csv", "missing-key", 10, 9, "longest_gap");
  refuse("file: logs/roof.csv, longest_gap: 1 min", "missing-column", 10, 16, "load_demand");
  refuse("file: logs/lode.csv, longest_gap: 1 min", "no-such-file", 10, 16);
  for (const std::string name : {"../outside.csv", "/etc/passwd"})
    refuse("file: " + name + ", longest_gap: 1 min", "outside-tree", 10, 16);
  // More than all is implausible, and not the last value for longer than allowed.
  add("logs/load.csv",
      "at,load_demand [%]\n2026-06-21T13:30:00+02:00,50\n2026-06-21T13:40:00+02:00,120\n"
      "2026-06-21T13:50:00+02:00,90\n");
  refuse("file: logs/load.csv, longest_gap: 9 min", "weather-gap", 3, 1, "no usable 'load_demand' for 600 s");
  BOOST_CHECK(read("file: logs/load.csv, longest_gap: 10 min").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_run_longer_than_the_log_is_refused) {
  add("logs/load.csv",
      "mean_from,load_demand [1]\n2026-06-21T13:30:00+02:00,0.5\n2026-06-21T13:35:00+02:00,0.5\n");
  refuse("file: logs/load.csv, longest_gap: 1 h", "outside-record", 0, 0, "to 2026-06-21T11:40:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
