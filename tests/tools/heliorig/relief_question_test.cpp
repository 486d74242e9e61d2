// `heliorig model relief`: what it answers, and what it refuses.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/tools/heliorig/bench_for_tests.h"

namespace tt = boost::test_tools;
using namespace heliorig::tests;
using nlohmann::json;

namespace {

json ask(std::vector<std::string> options) {
  options.insert(options.begin(), {command, "model", "relief"});
  const Ended ended = run_program(options);
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.err);
  return json::parse(ended.out);
}

void refuses(std::vector<std::string> options, const std::string& why) {
  options.insert(options.begin(), {command, "model", "relief"});
  const Ended ended = run_program(options);
  BOOST_TEST(ended.code == 2);
  BOOST_TEST(ended.out.empty());
  BOOST_CHECK_MESSAGE(ended.err.find(why) != std::string::npos, "expected '" << why << "' in:\n"
                                                                             << ended.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(relief_question)

// 14.21 bar(a) of dry saturated steam: 7.68 kg/h a mm² by ISO 4126, 7.46 by API 520; and the area of that
// flow is that area.
BOOST_AUTO_TEST_CASE(area_and_flow_by_both_standards) {
  const json by_area = ask({"--set", "13.19675 barg", "--overpressure", "0 %", "--area", "1 mm2"});
  BOOST_TEST(by_area["iso_4126"]["flow_kgps"].get<double>() * 3600 == 7.68, tt::tolerance(1e-3));
  BOOST_TEST(by_area["api_520"]["flow_kgps"].get<double>() * 3600 == 7.46, tt::tolerance(1e-3));
  BOOST_TEST(by_area["api_520"]["KSH_1"] == 1.0);
  const json by_flow = ask({"--set", "13.19675 barg", "--overpressure", "0 %", "--flow", "7.68 kg/h"});
  BOOST_TEST(by_flow["iso_4126"]["area_m2"].get<double>() == 1e-6, tt::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(the_worked_example_of_api_520) {
  const json said = ask({"--set", "110.224 barg", "--flow", "69615 kg/h", "--discharge", "0.975",
                         "--steam-temperature", "707.04 K", "--overpressure", "0.10085"});
  BOOST_TEST(said["relieving_pressure_Pa"].get<double>() == 12236e3, tt::tolerance(1e-4));
  BOOST_TEST(said["api_520"]["area_m2"].get<double>() == 1285.19e-6, tt::tolerance(5e-3));
}

BOOST_AUTO_TEST_CASE(water_by_bernoulli) {
  const json said =
      ask({"--set", "12 barg", "--overpressure", "0 %", "--area", "1 mm2", "--water-temperature", "20 degC"});
  // √(2 · 998.7 · 12e5) kg/(s m²)
  BOOST_TEST(said["iso_4126"]["flow_kgps"].get<double>() == 0.04896, tt::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(where_api_does_not_hold_it_says_nothing) {
  const json said = ask({"--set", "1 barg", "--area", "35 mm2", "--back", "0.6 barg"});
  BOOST_TEST(said["api_520"].is_null());
  BOOST_TEST(said.contains("api_520_not_valid"));
  BOOST_TEST(said["iso_4126"]["Kb_1"].get<double>() < 1.0);
}

BOOST_AUTO_TEST_CASE(what_it_refuses) {
  refuses({"--set", "12 barg"}, "--area");
  refuses({"--set", "12 barg", "--area", "1 mm2", "--flow", "1 kg/h"}, "--area");
  refuses({"--set", "12 barg", "--area", "1 mm2", "--steam-temperature", "100 degC"}, "is no steam");
  refuses({"--set", "12 barg", "--area", "1 mm2", "--water-temperature", "150 degC"},
          "boils behind the valve");
  refuses({"--set", "12 barg", "--area", "1 mm2", "--back", "15 barg"}, "nothing flows against");
  refuses({"--set", "12 bar", "--area", "1 mm2"}, "--set");
  refuses({"--set", "-1 barg", "--area", "1 mm2"}, "out of range");
}

BOOST_AUTO_TEST_SUITE_END()
