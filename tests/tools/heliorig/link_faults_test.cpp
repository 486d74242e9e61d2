// The faults of a link in whole runs, against controllers that reject what is wrong and others that do not.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "tests/tools/heliorig/board_for_tests.h"

using namespace heliorig::tests;

namespace {

const std::string each_kind =
    "events:\n"
    "  - {at: 2 s, fault: {target: link.frames, kind: inserted, for: 2 s}}\n"
    "  - {at: 5 s, fault: {target: link.frames, kind: masqueraded, for: 2 s}}\n"
    "  - {at: 8 s, fault: {target: link.frames, kind: repeated, for: 2 s}}\n"
    "  - {at: 11 s, fault: {target: link.frames, kind: misordered, for: 2 s}}\n"
    "  - {at: 14 s, fault: {target: link.frames, kind: corrupted, for: 1 s}}\n"
    "  - {at: 17 s, fault: {target: link.frames, kind: misaddressed, for: 1 s}}\n"
    "  - {at: 20 s, fault: {target: link.frames, kind: delayed, value: 300 ms, for: 1 s}}\n"
    "requirements: [FRM-31]\n";

/// What a board, by what it does wrong, is found to do with a requirement.
nlohmann::json finding(const std::string& how, const std::string& events, const std::string& requirement) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(events));
  const Ended ended = tree.run({"run", "--no-trace", "--results", "results", "--controller",
                                "process:env PYTHONDONTWRITEBYTECODE=1 " + python_path + " python3 " +
                                    board_script + " '" + how + "' told"});
  BOOST_REQUIRE_MESSAGE(ended.code != 2 && ended.code != 3, ended.out << ended.err);
  const auto result =
      nlohmann::json::parse(read_file(tree.folder() / "results/short/process-board/result.json"));
  BOOST_CHECK_EQUAL(result.at("reasons").size(), 0u);
  for (const auto& fault : result.at("faults")) BOOST_CHECK(fault.at("observed").get<bool>());
  for (const auto& one : result.at("findings")) {
    if (one.at("id") == requirement) return one;
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_faults)

BOOST_AUTO_TEST_CASE(who_rejects_what_is_wrong_passes) {
  const auto found = finding("is a program", each_kind, "FRM-31");
  BOOST_CHECK_MESSAGE(found.at("verdict") == "pass", found.dump());
}

// By CRC, by session, by step: without any of them some kinds go through.
BOOST_AUTO_TEST_CASE(who_takes_what_is_wrong_fails) {
  for (const char* how : {"believes any CRC", "believes any session", "believes any order"}) {
    const auto found = finding(how, each_kind, "FRM-31");
    BOOST_CHECK_MESSAGE(found.at("verdict") == "fail", how << ": " << found.dump());
  }
}

BOOST_AUTO_TEST_CASE(who_goes_on_in_silence_fails) {
  const auto found = finding("is a program",
                             "events:\n"
                             "  - {at: 5 s, fault: {target: link.frames, kind: lost, for: 4 s}}\n"
                             "requirements: [LNK-31]\n",
                             "LNK-31");
  BOOST_CHECK_MESSAGE(found.at("verdict") == "fail", found.dump());
}

BOOST_AUTO_TEST_CASE(who_has_no_link_cannot_have_its_faults) {
  ScenarioTree tree;
  tree.add("short.yaml",
           short_scenario("events:\n  - {at: 5 s, fault: {target: link.frames, kind: lost, for: 4 s}}\n"));
  const Ended ended = tree.run({"run", "--results", "none"});
  BOOST_CHECK_EQUAL(ended.code, 2);
  BOOST_TEST(ended.err.find("link.frames") != std::string::npos, ended.err);
}

BOOST_AUTO_TEST_SUITE_END()
