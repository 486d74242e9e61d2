#include "models/instruments/instruments_parameters.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

#include "tests/models/reference_instruments.h"

namespace heliorig::models {
namespace {

BOOST_AUTO_TEST_SUITE(instruments_parameters)

BOOST_AUTO_TEST_CASE(every_number_has_one_name_and_one_place) {
  InstrumentsParameters parameters;
  const auto refs = instruments_parameter_refs(parameters);
  BOOST_TEST(refs.size() * sizeof(double) == sizeof parameters);
  std::set<std::string> names;
  std::set<double*> places;
  for (const ParameterRef& ref : refs) {
    BOOST_TEST(ref.name.starts_with("instruments."));
    BOOST_TEST(!ref.unit.empty());
    BOOST_TEST(!ref.meaning.empty());
    BOOST_TEST(ref.min < ref.max);
    names.insert(ref.name);
    places.insert(ref.value);
  }
  BOOST_TEST(names.size() == refs.size());
  BOOST_TEST(places.size() == refs.size());
}

BOOST_AUTO_TEST_CASE(the_reference_plant_is_within_range) {
  InstrumentsParameters parameters = tests::reference_instruments();
  for (const ParameterRef& ref : instruments_parameter_refs(parameters)) {
    BOOST_TEST_CONTEXT(ref.name) {
      BOOST_TEST(*ref.value >= ref.min);
      BOOST_TEST(*ref.value <= ref.max);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
