#include "bench/report/junit_xml.h"

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <sstream>

#include "bench/report/summary.h"
#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::finding;
using heliorig::tests::run_of;

namespace {

/// The first suite, as another's parser reads it.
boost::property_tree::ptree suite_of(const RunResult& result) {
  const std::vector<RunResult> results{result};
  std::istringstream text{junit_xml(results, {})};
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(text, tree);
  return tree.get_child("testsuites.testsuite");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(junit)

BOOST_AUTO_TEST_CASE(each_verdict_is_counted_as_what_a_ci_makes_of_it) {
  RunResult result = run_of("a", "simulated", Verdict::pass);
  for (const Verdict verdict :
       {Verdict::fail, Verdict::inconclusive, Verdict::invalid, Verdict::not_applicable}) {
    result.findings.push_back(finding("another", verdict));
  }
  const auto suite = suite_of(result);
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.tests"), 5);
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.failures"), 1);
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.errors"), 2);
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.skipped"), 1);
}

BOOST_AUTO_TEST_CASE(a_run_without_a_check_is_an_error) {
  RunResult result = run_of("a", "simulated", Verdict::pass);
  result.findings.clear();
  BOOST_CHECK_EQUAL(suite_of(result).get<int>("<xmlattr>.errors"), 1);
}

BOOST_AUTO_TEST_CASE(controllers_that_disagree_are_a_failure) {
  const std::vector<Agreement> agreements{
      {"a.yaml", "PRS-02", "simulated", "avr:f.elf", true, "0.4 bar and 0.4 bar"},
      {"a.yaml", "VNT-41", "simulated", "avr:f.elf", false, "pass and fail"}};
  std::istringstream text{junit_xml({}, agreements)};
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(text, tree);
  const auto suite = tree.get_child("testsuites.testsuite");
  BOOST_CHECK_EQUAL(suite.get<std::string>("<xmlattr>.name"), "agreement");
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.tests"), 2);
  BOOST_CHECK_EQUAL(suite.get<int>("<xmlattr>.failures"), 1);
}

BOOST_AUTO_TEST_CASE(what_people_and_firmware_write_comes_through) {
  RunResult result = run_of("a<b>&\"c\".yaml", "simulated", Verdict::fail);
  result.findings.front().reason = std::string{"bell \a, <tag>, \"quotes\" & 200 °C"};
  const auto suite = suite_of(result);
  BOOST_CHECK_EQUAL(suite.get<std::string>("<xmlattr>.name"), "a<b>&\"c\".yaml against simulated");
  BOOST_CHECK_EQUAL(suite.get<std::string>("testcase.failure.<xmlattr>.message"),
                    "fail: bell ?, <tag>, \"quotes\" & 200 °C");
}

BOOST_AUTO_TEST_CASE(a_day_states_its_yield) {
  using namespace std::chrono_literals;
  RunResult day = run_of("day.yaml", "simulated", Verdict::pass);
  day.energy = {.offered_J = 3.6e8, .intercepted_J = 3.24e8, .lost_J = 7.2e7, .delivered_J = 1.8e8};
  day.duration = 10h;
  RunResult minutes = day;
  minutes.duration = 10min;
  const std::string line =
      "day.yaml against simulated: 50.0 kWh delivered to the load; of the 100.0 kWh of light that "
      "the optics offered 90.0 kWh met the absorber, and the receiver lost 20.0 kWh";
  for (const auto& text : {summary_text({{day}}, {}, {}), summary_markdown({{day}}, {}, {})})
    BOOST_CHECK_MESSAGE(text.find(line) != std::string::npos, text);
  BOOST_CHECK(summary_text({{minutes}}, {}, {}).find("kWh") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_run_in_real_time_states_how_punctual_it_was) {
  RunResult run = run_of("a.yaml", "serial:x", Verdict::pass);
  run.pacing = {.speed = 0.5,
                .steps = 600,
                .overruns = 2,
                .worst_lateness = std::chrono::microseconds{210'500},
                .notes = {"memory is not locked: why"}};
  const std::string line =
      "a.yaml against serial:x: at 0.5 times real time 2 of 600 steps came a period late or more, the latest "
      "by 210 ms; "
      "memory is not locked: why";
  for (const auto& text : {summary_text({{run}}, {}, {}), summary_markdown({{run}}, {}, {})})
    BOOST_CHECK_MESSAGE(text.find(line) != std::string::npos, text);
}

BOOST_AUTO_TEST_CASE(the_table_names_the_least_margin_in_its_unit) {
  RunResult result = run_of("a.yaml", "simulated", Verdict::pass, 0.42e5);
  result.findings.push_back(finding("PRS-12", Verdict::pass, 0.9e5));
  const std::vector<RunResult> results{result};
  const std::string text = summary_text(results, {}, {});
  BOOST_CHECK_MESSAGE(text.find("0.42 bar (PRS-02 at 3 s)") != std::string::npos, text);
  BOOST_CHECK(text.find("pass") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
