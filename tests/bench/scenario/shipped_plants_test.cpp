// Every plant that is shipped reads without complaint, on its corners too, and so do the requirements it names.
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "bench/scenario/scenario_file.h"
#include "tests/bench/scenario/scenario_for_tests.h"
#include "tests/support/process.h"

using namespace heliorig;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(shipped_plants)

BOOST_AUTO_TEST_CASE(each_reads_with_its_requirements_and_has_corners) {
  const tests::TemporaryFolder folder;
  fs::copy(HELIORIG_SOURCE_DIR "/scenarios", folder.path() / "scenarios", fs::copy_options::recursive);
  std::size_t plants = 0;
  for (const auto& entry : fs::directory_iterator{folder.path() / "scenarios" / "plants"}) {
    const std::string name = entry.path().filename().string();
    BOOST_TEST_CONTEXT(name) {
      const fs::path scenario = folder.path() / "scenarios" / "noon.yaml";
      tests::write_file(scenario, tests::with_line(tests::nine_lines, "plant", "plant: plants/" + name));
      const bench::ScenarioReading reading = bench::read_scenario(scenario);
      BOOST_TEST(reading.diagnostics.empty(), to_text(reading.diagnostics));
      BOOST_TEST(reading.scenario.corners.size() >= 2u);
      BOOST_TEST(reading.scenario.checks.size() >= 4u);  // some always apply
    }
    ++plants;
  }
  BOOST_TEST(plants >= 3u);
}

BOOST_AUTO_TEST_SUITE_END()
