#include "adapters/boards/codes.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::adapters {

namespace tt = boost::test_tools;

BOOST_AUTO_TEST_SUITE(codes)

BOOST_AUTO_TEST_CASE(platinum_is_that_of_the_standard_s_table) {
  // IEC 60751:2008, table 1: Pt100.
  const auto ohm = [](double degC) { return platinum_resistance_ohm(degC + 273.15, 100.0); };
  for (const auto& [degC, resistance] : {std::pair{-200.0, 18.52},
                                         {-100.0, 60.26},
                                         {0.0, 100.0},
                                         {100.0, 138.51},
                                         {200.0, 175.86},
                                         {400.0, 247.09},
                                         {850.0, 390.48}}) {
    BOOST_TEST(std::abs(ohm(degC) - resistance) <= 0.005);
  }
}

BOOST_AUTO_TEST_CASE(a_light_dependent_resistor_by_its_law) {
  for (const double lux : {1.0, 500.0, 5000.0, 1e5}) {
    const double ohm = light_resistance_ohm(lux, 12518931.0, 1.405);
    BOOST_TEST(12518931.0 * std::pow(ohm, -1.405) == lux, tt::tolerance(1e-12));
  }
}

BOOST_AUTO_TEST_CASE(a_divider) {
  BOOST_TEST(divider_V(5.0, 4700.0, 4700.0) == 2.5);
  BOOST_TEST(divider_V(3.3, 1000.0, 2200.0) == 3.3 * 2200.0 / 3200.0);
  BOOST_TEST(divider_V(5.0, 1e300, 4700.0) < 1e-200);
}

BOOST_AUTO_TEST_CASE(codes_at_both_ends_and_in_the_middle) {
  BOOST_TEST(converter_code(0.0, 5.0) == 0);
  BOOST_TEST(converter_code(2.5, 5.0) == 512);
  BOOST_TEST(converter_code(5.0 * 1023.0 / 1024.0, 5.0) == 1023);
  BOOST_TEST(converter_code(5.0, 5.0) == 1023);
  BOOST_TEST(converter_code(-0.1, 5.0) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
