#include "models/ports/scale_figure.h"

#include <boost/test/unit_test.hpp>

namespace heliorig::models {

BOOST_AUTO_TEST_SUITE(scale_figure)

BOOST_AUTO_TEST_CASE(figures_are_the_same_but_for_rounding) {
  BOOST_TEST(is_same_figure(0.0, 0.0));
  BOOST_TEST(is_same_figure(16e5, 16.0 * 1e5));
  BOOST_TEST(is_same_figure(300.0 + 273.15, 573.15));
  BOOST_TEST(!is_same_figure(16e5, 16.01e5));
  BOOST_TEST(!is_same_figure(0.0, 1e-3));
  BOOST_TEST(!is_same_figure(5.0, -5.0));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::models
