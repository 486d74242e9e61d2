// Runs that are held to the clock on the wall: what they say of it, and what is refused. How punctual they
// were depends on the machine and is not asked.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/heliorig/board_for_tests.h"

using namespace heliorig::tests;

namespace {

std::string program(const std::string& how) {
  return "process:env PYTHONDONTWRITEBYTECODE=1 " + python_path + " python3 " + board_script + " '" + how +
         "' told";
}

nlohmann::json result_in(const ScenarioTree& tree, const std::string& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator{tree.folder() / folder}) {
    if (entry.path().filename() == "result.json") return nlohmann::json::parse(read_file(entry.path()));
  }
  return nullptr;
}

/// Of a run whose overruns are all allowed.
nlohmann::json paced(const ScenarioTree& tree, const std::string& controller, const std::string& speed) {
  const Ended ended = tree.run(
      {"run", "--controller", controller, "--speed", speed, "--most-overruns", "100", "--results", "paced"});
  BOOST_REQUIRE_MESSAGE(ended.code != 2 && ended.code != 3, ended.out << ended.err);
  return result_in(tree, "paced");
}

std::string scenario_of(const std::string& duration) {
  std::string text = short_scenario();
  return text.replace(text.find("30 s"), 4, duration);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(real_time)

BOOST_AUTO_TEST_CASE(a_paced_run_says_how_it_kept_to_the_clock_and_how_the_link_did) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const auto result = paced(tree, program("is a program"), "500");
  const auto& pacing = result.at("pacing");
  BOOST_CHECK_EQUAL(pacing.at("speed"), 500.0);
  BOOST_CHECK_EQUAL(pacing.at("steps"), 300);
  std::uint64_t steps = 0;
  for (const std::uint64_t in_class : pacing.at("lateness")) steps += in_class;
  BOOST_CHECK_EQUAL(steps, 300u);
  BOOST_CHECK_GE(pacing.at("overrun_share").get<double>(), 0.0);
  // Whatever was not had has its reason.
  for (const char* wanted : {"real_time_priority", "memory_locked"})
    BOOST_CHECK(pacing.at(wanted).get<bool>() || !pacing.at("notes").empty());
  BOOST_CHECK_EQUAL(result.at("timing_uncertainty_ns").get<std::int64_t>(), 100'000'000);  // a period
  const auto& link = result.at("link");
  BOOST_CHECK_GE(link.at("frames").at("sent").get<int>(), 300);
  BOOST_CHECK_EQUAL(link.at("frames").at("damaged"), 0);
  BOOST_CHECK_GT(link.at("round_trips").at("median_ns").get<std::int64_t>(), 0);
  BOOST_CHECK(!link.at("clock").is_null());
}

// What the clock on the wall shows is in no row.
BOOST_AUTO_TEST_CASE(at_any_speed_the_plant_is_the_same) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const auto paced_result = paced(tree, "simulated", "1000");
  const std::string paced_trace = read_file(tree.folder() / "paced/short/simulated/trace.mcap");
  BOOST_REQUIRE_NE(tree.run({"run", "--results", "free"}).code, 2);
  BOOST_CHECK(result_in(tree, "free").at("pacing").is_null());
  BOOST_CHECK(paced_trace == read_file(tree.folder() / "free/short/simulated/trace.mcap"));
}

BOOST_AUTO_TEST_CASE(a_board_with_a_clock_of_its_own_runs_in_real_time_alone) {
  ScenarioTree tree;
  tree.add("short.yaml", scenario_of("300 ms"));
  const std::string board = program("has a clock of its own");
  for (const std::vector<std::string>& speed :
       {std::vector<std::string>{}, std::vector<std::string>{"--speed", "2"}}) {
    std::vector<std::string> words{"run", "--controller", board, "--results", "none"};
    words.insert(words.end(), speed.begin(), speed.end());
    const Ended refused = tree.run(words);
    BOOST_CHECK_EQUAL(refused.code, 2);
    BOOST_TEST(refused.err.find("give --speed 1") != std::string::npos, refused.err);
  }
  BOOST_CHECK(!std::filesystem::exists(tree.folder() / "none"));
  const auto result = paced(tree, board, "1");
  BOOST_CHECK_EQUAL(result.at("pacing").at("steps"), 3);
  BOOST_CHECK_GT(result.at("timing_uncertainty_ns").get<std::int64_t>(), 100'000'000);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_held_to_the_clock_is_refused) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const auto refusal = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"run", "--results", "none"});
    const Ended ended = tree.run(words);
    BOOST_CHECK_EQUAL(ended.code, 2);
    return ended.err;
  };
  for (const char* speed : {"0", "-1", "nan", "inf", "fast", "1e9"}) refusal({"--speed", speed});
  refusal({"--speed", "1", "--most-overruns", "101"});
  BOOST_CHECK(refusal({"--speed", "1", "--jobs", "2"}).find("one at a time") != std::string::npos);
  BOOST_CHECK(refusal({"--speed", "0.1", "--wall-limit", "300"}).find("takes 300 s") != std::string::npos);
  BOOST_CHECK(!std::filesystem::exists(tree.folder() / "none"));
}

BOOST_AUTO_TEST_SUITE_END()
