#include "models/mirrors/pieces.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/in_child.h"

namespace heliorig::models {
namespace {

double total(const Pieces& pieces) {
  double sum = 0.0;
  for (const Interval& piece : pieces) sum += piece.length();
  return sum;
}

std::ptrdiff_t count(const Pieces& pieces) {
  return pieces.end() - pieces.begin();
}

BOOST_AUTO_TEST_SUITE(pieces)

BOOST_AUTO_TEST_CASE(holes_inside_at_the_ends_and_beside) {
  Pieces left{{0.0, 10.0}};
  left.remove({-1.0, 1.0});
  left.remove({4.0, 5.0});
  left.remove({12.0, 13.0});
  left.remove({7.0, 6.0});
  BOOST_TEST(count(left) == 2);
  BOOST_TEST(total(left) == 8.0);
  left.remove({-5.0, 50.0});
  BOOST_TEST(count(left) == 0);
}

BOOST_AUTO_TEST_CASE(an_empty_whole_stays_empty) {
  Pieces left{{3.0, 3.0}};
  left.remove({0.0, 5.0});
  BOOST_TEST(total(left) == 0.0);
}

BOOST_AUTO_TEST_CASE(intersections) {
  BOOST_TEST(intersection({0.0, 2.0}, {1.0, 5.0}).length() == 1.0);
  BOOST_TEST(intersection({0.0, 1.0}, {2.0, 5.0}).length() == 0.0);
}

BOOST_AUTO_TEST_CASE(more_pieces_than_there_is_room_for_are_a_bug) {
  BOOST_TEST(tests::aborts_in_child([] {
    Pieces left{{0.0, 20.0}};
    for (double at = 1.0; at < 17.0; at += 2.0) left.remove({at, at + 1.0});
  }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
