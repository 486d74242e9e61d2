#define BOOST_TEST_MODULE heliorig
#include <boost/test/unit_test.hpp>
