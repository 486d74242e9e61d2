#include "models/mirrors/row_holes.h"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace heliorig::models {
namespace {

using Cause = RowHoles::Cause;

/// Something 2 m up, level, over all of a row of 4 m.
RowHoles::Hole above(double low, double high, Cause cause) {
  return {{low, high}, {-2.0, 2.0}, {0.0, 2.0}, {1.0, 0.0}, cause};
}

BOOST_AUTO_TEST_SUITE(row_holes)

BOOST_AUTO_TEST_CASE(edges_in_order_and_within_the_width) {
  RowHoles holes;
  const Interval width{-1.0, 1.0};
  holes.add(above(0.2, 5.0, Cause::blocking), width);
  holes.add(above(-0.5, 0.1, Cause::row_shadow), width);
  holes.add(above(3.0, 4.0, Cause::row_shadow), width);  // beside the row
  const auto edges = holes.edges(width);
  const std::vector<double> expected{-1.0, -0.5, 0.1, 0.2, 1.0};
  BOOST_TEST(std::vector<double>(edges.begin(), edges.end()) == expected, boost::test_tools::per_element());
}

// Straight up it covers all; where the way leads half a metre north for each up, a metre is free in the
// north.
BOOST_AUTO_TEST_CASE(what_is_left_of_the_length) {
  RowHoles holes;
  holes.add(above(-0.5, 0.5, Cause::row_shadow), {-1.0, 1.0});
  const auto left = [&](Cause cause, double u_m, double north) {
    Pieces length{{-2.0, 2.0}};
    holes.take_out(cause, u_m, {0.0, 0.0}, {0.0, 1.0}, north, length);
    return length;
  };
  BOOST_TEST(left(Cause::row_shadow, 0.0, 0.0).length() == 0.0);
  BOOST_TEST(left(Cause::row_shadow, 0.7, 0.0).length() == 4.0);
  BOOST_TEST(left(Cause::blocking, 0.0, 0.0).length() == 4.0);
  const Pieces north = left(Cause::row_shadow, 0.0, 0.5);
  BOOST_TEST(north.length() == 1.0);
  BOOST_TEST(north.begin()->low == 1.0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
