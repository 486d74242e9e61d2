#include "models/mirrors/mirrors_parameters.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>

#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

bool contradicts(const MirrorsParameters& parameters, const std::string& name) {
  const auto found = mirrors_contradictions(parameters);
  return std::ranges::find(found, name, &MirrorsContradiction::parameter) != found.end();
}

BOOST_AUTO_TEST_SUITE(mirrors_parameters)

BOOST_AUTO_TEST_CASE(every_number_is_listed_once_and_the_reference_is_in_range) {
  MirrorsParameters parameters = tests::reference_mirrors();
  std::set<std::string> names;
  std::set<const double*> places;
  for (const ParameterRef& ref : mirrors_parameter_refs(parameters)) {
    BOOST_TEST(names.insert(ref.name).second);
    BOOST_TEST(places.insert(ref.value).second);
    BOOST_TEST(ref.name.starts_with("mirrors."));
    BOOST_TEST(!ref.meaning.empty());
    if (ref.only_where && *ref.value == 0.0) continue;  // of a choice not made
    BOOST_TEST_CONTEXT(ref.name) {
      BOOST_TEST(ref.min <= *ref.value);
      BOOST_TEST(*ref.value <= ref.max);
    }
  }
  BOOST_TEST(places.size() * sizeof(double) == sizeof(MirrorsParameters));
}

BOOST_AUTO_TEST_CASE(contradictions) {
  BOOST_TEST(mirrors_contradictions(tests::reference_mirrors()).empty());
  MirrorsParameters wrong = tests::reference_mirrors();
  wrong.row_count = 9.5;
  wrong.pitch_m = 0.3;
  wrong.stow_angle_rad = 1.5;
  BOOST_TEST(contradicts(wrong, "mirrors.row_count"));
  BOOST_TEST(contradicts(wrong, "mirrors.pitch"));
  BOOST_TEST(contradicts(wrong, "mirrors.stow_angle"));
  BOOST_TEST(mirrors_contradictions(wrong).size() == 3u);
  wrong = tests::reference_mirrors();
  wrong.receiver_diameter_m = 0.2;
  BOOST_TEST(contradicts(wrong, "mirrors.cavity_inside_width"));
  wrong.cavity_inside_width_m = 0.3;
  BOOST_TEST(contradicts(wrong, "mirrors.cavity_outside_width"));
  wrong = tests::reference_mirrors();
  wrong.receiver_height_m = 0.3;
  BOOST_TEST(contradicts(wrong, "mirrors.receiver_height"));
  wrong = tests::reference_mirrors();
  wrong.pitch_m = 0.3;
  BOOST_TEST(mirrors_contradictions(wrong).front().reason ==
             "of 0.3 m is not greater than mirrors.row_width, 0.35 m: rows overlap");
  BOOST_TEST(tests::reference_mirrors().rows() == 10u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
