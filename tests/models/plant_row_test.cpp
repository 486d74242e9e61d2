#include "models/plant_row.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <vector>

#include "models/plant_kernel.h"
#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

const std::vector<SignalSpec> outputs{{"steam.pressure", "Pa(g)", -1e5, 3e6, "drum"},
                                      {"steam.drum_level", "m", -1.0, 1.0, "above the drum's axis"}};

/// The complaint about a row of these two values, empty when there is none.
std::string complaint(double pressure_Pag, double level_m) {
  PlantKernel kernel;
  SignalBoard board;
  board.add("steam.pressure", pressure_Pag);
  board.add("steam.drum_level", level_m);
  const PlantRow row{outputs, board};
  kernel.advance_to(SimTime{});
  std::vector<double> values(2);
  row.read(values);
  BOOST_TEST(values[1] == level_m);
  const auto out = row.out_of_validity(values, SimTime{std::chrono::seconds{5}});
  if (out) BOOST_TEST((out->time == SimTime{std::chrono::seconds{5}}));
  return out ? out->reason : "";
}

BOOST_AUTO_TEST_SUITE(plant_row)

BOOST_AUTO_TEST_CASE(values_within_their_ranges_are_valid) {
  tests::in_child([] { BOOST_TEST(complaint(9.8e5, -1.0) == ""); });
}

BOOST_AUTO_TEST_CASE(a_value_outside_is_named_with_its_range) {
  tests::in_child([] { BOOST_TEST(complaint(9.8e5, 1.5) == "steam.drum_level is 1.5 m, outside -1 to 1"); });
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_outside_every_range) {
  tests::in_child([] {
    const std::string text = complaint(std::numeric_limits<double>::quiet_NaN(), 0.0);
    BOOST_TEST(text == "steam.pressure is nan Pa(g), outside -100000 to 3e+06");
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
