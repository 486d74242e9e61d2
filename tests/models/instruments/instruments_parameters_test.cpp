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

// A drum of 0.20 m over an evaporator 0.8 m deep.
std::vector<std::string> contradicting(const InstrumentsParameters& parameters) {
  std::vector<std::string> names;
  for (const auto& found : instruments_contradictions(parameters, {-0.8, 0.20}))
    names.push_back(found.parameter);
  return names;
}

BOOST_AUTO_TEST_CASE(electrodes_stand_where_water_can_and_in_their_order) {
  const InstrumentsParameters reference = tests::reference_instruments();
  BOOST_TEST(contradicting(reference).empty());
  const auto only = [&](double InstrumentsParameters::*level_m, double wrong_m, const std::string& name) {
    InstrumentsParameters parameters = reference;
    parameters.*level_m = wrong_m;
    BOOST_TEST(contradicting(parameters) == std::vector<std::string>{name}, boost::test_tools::per_element());
  };
  only(&InstrumentsParameters::level_high_m, 0.5, "instruments.level_high");
  only(&InstrumentsParameters::level_high_m, 0.20, "instruments.level_high");
  only(&InstrumentsParameters::level_low_1_m, -3.0, "instruments.level_low_1");
  only(&InstrumentsParameters::level_low_2_m, -0.796,
       "instruments.level_low_2");  // it dries 5 mm below its tip
  only(&InstrumentsParameters::level_low_1_m, 0.10, "instruments.level_low_1");
  only(&InstrumentsParameters::level_low_2_m, 0.12, "instruments.level_low_2");
  only(&InstrumentsParameters::level_normal_m, 0.17, "instruments.level_normal");
  only(&InstrumentsParameters::level_high_m, 0.10, "instruments.level_normal");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
