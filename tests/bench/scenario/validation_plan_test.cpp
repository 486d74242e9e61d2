#include "bench/scenario/validation_plan.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/process.h"

namespace heliorig::bench {
namespace {

namespace fs = std::filesystem;

/// A tree with a plan of this text.
struct Tree {
  tests::TemporaryFolder folder;

  explicit Tree(const std::string& plan) {
    fs::create_directories(folder.path() / "validation");
    tests::write_file(folder.path() / "heliorig.yaml", "version: 1\ntitle: t\n");
    tests::write_file(folder.path() / "rest.yaml", "version: 1\n");
    tests::write_file(folder.path() / "validation" / "plan.yaml", plan);
  }

  ValidationPlanReading read() const { return read_validation_plan(folder.path() / "validation/plan.yaml"); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(validation_plan)

BOOST_AUTO_TEST_CASE(the_shipped_plan_is_read) {
  const auto reading = read_validation_plan(HELIORIG_SOURCE_DIR "/scenarios/validation/solarose-4x4.yaml");
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), to_text(reading.diagnostics));
  BOOST_TEST(reading.plan.name == "validation/solarose-4x4.yaml");
  BOOST_TEST(reading.plan.preconditions.size() == 3u);
  BOOST_TEST(reading.plan.scenarios.size() == 5u);
  BOOST_TEST(fs::exists(reading.plan.at_rest));
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_all_at_once_with_their_places) {
  const Tree tree{
      "version: 1\n"
      "title: t\n"
      "precondition: [x]\n"
      "at_rest: rset.yaml\n"
      "scenarios: [rest.yaml, ../../etc/passwd]\n"};
  const Diagnostics found = tree.read().diagnostics;
  const std::string text = to_text(found);
  for (const char* part :
       {"plan.yaml:3:1: error: unknown key 'precondition'", "plan.yaml:4:10: error: 'rset.yaml'", "rest.yaml",
        "plan.yaml:5:24: error: '../../etc/passwd'", "preconditions"})
    BOOST_CHECK_MESSAGE(text.find(part) != std::string::npos, part << " not in\n" << text);
}

BOOST_AUTO_TEST_CASE(no_plan_no_validation) {
  const Tree tree{"version: 1\n"};
  BOOST_TEST(!read_validation_plan(tree.folder.path() / "validation/plans.yaml").diagnostics.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace heliorig::bench
