#include "bench/report/results_json.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::run_of;

BOOST_AUTO_TEST_SUITE(json_of_results)

BOOST_AUTO_TEST_CASE(controllers_that_pass_and_disagree_are_no_pass) {
  const std::vector<RunResult> results{run_of("a.yaml", "simulated", Verdict::pass),
                                       run_of("a.yaml", "avr:f.elf", Verdict::pass)};
  const auto verdict = [&](bool agrees) {
    const std::vector<Agreement> agreements{{"a.yaml", "PRS-02", "simulated", "avr:f.elf", agrees, ""}};
    const auto json = nlohmann::json::parse(results_json(results, agreements, {}, agrees ? 0 : 1, "1.0"));
    return json.at("verdict").get<std::string>();
  };
  BOOST_CHECK_EQUAL(verdict(true), "pass");
  BOOST_CHECK_EQUAL(verdict(false), "fail");
}

BOOST_AUTO_TEST_SUITE_END()
