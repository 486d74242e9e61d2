// Tests of models take the reference plant's figures from headers, for they have no reader; here the headers
// are held against the plant file.
#include "tests/models/reference_plant.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

#include "bench/scenario/plant_file.h"

using namespace heliorig;

BOOST_AUTO_TEST_SUITE(reference_plant)

BOOST_AUTO_TEST_CASE(the_tests_headers_say_what_the_plant_file_says) {
  std::ifstream file{HELIORIG_SOURCE_DIR "/scenarios/plants/solarose-4x4.yaml"};
  BOOST_REQUIRE(file);
  std::ostringstream text;
  text << file.rdbuf();
  const bench::YamlReading yaml = bench::read_yaml(text.str(), "solarose-4x4.yaml");
  BOOST_REQUIRE_MESSAGE(yaml.root, to_text(yaml.diagnostics));

  models::PlantParameters of_file, of_header = tests::reference_plant();
  const auto file_refs = models::parameter_refs(of_file), header_refs = models::parameter_refs(of_header);
  bench::Diagnostics diagnostics = yaml.diagnostics;
  bench::read_plant(*yaml.root, file_refs, diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), to_text(diagnostics));
  for (std::size_t i = 0; i < file_refs.size(); ++i) {
    // Units are converted here by one rounding, there by another.
    BOOST_TEST_CONTEXT(file_refs[i].name) {
      BOOST_TEST(*header_refs[i].value == *file_refs[i].value, boost::test_tools::tolerance(1e-12));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
