// `heliorig validate`, its operator's answers piped in.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/heliorig/bench_for_tests.h"

using namespace heliorig::tests;

namespace {

namespace fs = std::filesystem;

const std::string plan =
    "version: 1\n"
    "title: A short validation\n"
    "preconditions: [The mirrors are covered, The boiler is cold]\n"
    "at_rest: rest.yaml\n"
    "scenarios: [short.yaml]\n";

/// A tree whose plan takes a minute of simulated time.
struct ShortPlan {
  ScenarioTree tree;

  ShortPlan() {
    std::string rest = read_file(HELIORIG_SOURCE_DIR "/scenarios/at-rest.yaml");
    rest.replace(rest.find("1 min"), 5, "10 s");
    tree.add("rest.yaml", rest);
    tree.add("short.yaml", short_scenario(press_start));
    tree.add("validation/short.yaml", plan);
  }

  Ended validate(const std::string& answers) const {
    return run_program(
        {"/bin/sh", "-c",
         "printf '" + answers + "' | " + command +
             " validate scenarios/validation/short.yaml --controller simulated --results results"},
        tree.folder());
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(validate)

BOOST_AUTO_TEST_CASE(a_signed_record_says_what_was_seen) {
  const ShortPlan plan;
  const Ended ended = plan.validate("yes\\nyes\\nA. Maker\\n");
  const auto record = nlohmann::json::parse(read_file(plan.tree.folder() / "results" / "validation.json"));
  BOOST_TEST(record.at("signed_by").get<std::string>() == "A. Maker");
  BOOST_TEST(record.at("confirmed").size() == 2u);
  BOOST_TEST(record.at("firmware_sha256").get<std::string>().size() == 64u);
  BOOST_TEST(record.at("runs").size() == 3u);
  BOOST_TEST(record.at("sensor_sweep").at("instruments.pressure_1").size() >= 2u);
  BOOST_TEST(record.at("commands_given").at("controller.command.feed_pump").get<bool>());
  BOOST_TEST(record.at("actuators").at("controller.command.drive[0]").at("moved").get<bool>());
  BOOST_TEST(record.at("exit_code").get<int>() == ended.code);
  // Half a minute moves not every actuator: that is no pass.
  BOOST_TEST(ended.code == 5);
  BOOST_TEST(ended.out.find("actuators that it never moved: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_every_yes_and_a_name_the_board_is_not_spoken_to) {
  const ShortPlan plan;
  for (const char* answers :
       {"yes\\nno\\n", "yes\\n", "", "yes\\nyes\\n", "yes\\nyes\\n  \\n", "y\\ny\\nme\\n"}) {
    const Ended ended = plan.validate(answers);
    BOOST_TEST(ended.code == 2, answers);
    BOOST_TEST(ended.err.find("nothing was sent to the board") != std::string::npos);
    BOOST_TEST(!fs::exists(plan.tree.folder() / "results"));
  }
}

BOOST_AUTO_TEST_CASE(a_controller_that_is_not_at_rest_goes_no_further) {
  ShortPlan plan;
  std::string rest = read_file(plan.tree.folder() / "scenarios" / "rest.yaml");
  plan.tree.add("rest.yaml", rest + "  - name: impossible\n    formula: always steam.pressure > 1 barg\n");
  const Ended ended = plan.validate("yes\\nyes\\nA. Maker\\n");
  const auto record = nlohmann::json::parse(read_file(plan.tree.folder() / "results" / "validation.json"));
  BOOST_TEST(ended.code == 1);
  BOOST_TEST(record.at("runs").size() == 1u);
  BOOST_TEST(record.at("verdict").get<std::string>() == "fail");
}

BOOST_AUTO_TEST_SUITE_END()
