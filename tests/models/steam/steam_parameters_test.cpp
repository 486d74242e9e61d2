#include "models/steam/steam_parameters.h"

#include <boost/test/unit_test.hpp>
#include <limits>

#include "tests/models/steam/reference_steam.h"

using namespace heliorig::models;
using heliorig::tests::reference_steam;

BOOST_AUTO_TEST_SUITE(steam_parameters)

BOOST_AUTO_TEST_CASE(parameters_are_all_listed) {
  SteamParameters parameters;
  for (const ParameterRef& ref : steam_parameter_refs(parameters)) {
    BOOST_TEST(ref.name.starts_with("steam."));
    BOOST_TEST(ref.min < ref.max);
    *ref.value = std::numeric_limits<double>::max();
  }
  const auto* numbers = reinterpret_cast<const double*>(&parameters);
  for (std::size_t i = 0; i < sizeof parameters / sizeof(double); ++i) {
    BOOST_TEST(numbers[i] == std::numeric_limits<double>::max(), "number " << i << " is in no list");
  }
}

BOOST_AUTO_TEST_CASE(reference_values_are_in_range_and_agree) {
  SteamParameters parameters = reference_steam();
  for (const ParameterRef& ref : steam_parameter_refs(parameters)) {
    if (ref.only_where) continue;  // of a drum that swells, which this is not
    BOOST_TEST((*ref.value >= ref.min && *ref.value <= ref.max), ref.name);
  }
  BOOST_TEST(steam_contradictions(parameters).empty());
}

BOOST_AUTO_TEST_CASE(contradictions_name_their_parameter) {
  SteamParameters p = reference_steam();
  p.outlet_full_pressure_Pag = p.outlet_opening_pressure_Pag;
  p.normal_water_mass_kg = 24.0;  // into 15 L and 9 L
  p.dryout_water_mass_kg = 9.1;
  p.low_water_level_2_m = p.carryover_level_m;
  p.supply_min_voltage_V = 30.0;
  std::vector<std::string> names;
  for (const SteamContradiction& found : steam_contradictions(p)) names.push_back(found.parameter);
  const std::vector<std::string> expected{"steam.outlet_full_pressure", "steam.normal_water_mass",
                                          "steam.dryout_water_mass", "steam.low_water_level_2",
                                          "steam.supply_min_voltage"};
  BOOST_TEST(names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
