#define BOOST_TEST_MODULE heliorig
#include <boost/test/unit_test.hpp>

// SystemC's library refers to it, for programs that leave main() to the library. Tests have Boost.Test's.
extern "C" int sc_main(int, char**) { return 1; }
