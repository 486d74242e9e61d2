// `heliorig model optics`: what it answers, and what it refuses.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>
#include <vector>

#include "tests/tools/heliorig/bench_for_tests.h"

using namespace heliorig::tests;
using nlohmann::json;

namespace {

json ask(std::vector<std::string> options) {
  options.insert(options.begin(), {command, "model", "optics"});
  const Ended ended = run_program(options);
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.err);
  return json::parse(ended.out);
}

void refuses(std::vector<std::string> options, const std::string& why) {
  options.insert(options.begin(), {command, "model", "optics"});
  const Ended ended = run_program(options);
  BOOST_TEST(ended.code == 2);
  BOOST_TEST(ended.out.empty());
  BOOST_CHECK_MESSAGE(ended.err.find(why) != std::string::npos, "expected '" << why << "' in:\n"
                                                                             << ended.err);
}

BOOST_AUTO_TEST_SUITE(optics_question)

BOOST_AUTO_TEST_CASE(the_factors_make_the_efficiency) {
  const json said = ask({"--transversal", "20 deg", "--longitudinal", "-25 deg", "--dni", "900 W/m2"});
  double product = 1.0;
  for (const auto& [name, factor] : said.at("factors").items()) {
    BOOST_TEST(factor.get<double>() > 0.0);
    BOOST_TEST(factor.get<double>() <= 1.0 + 1e-12);
    product *= factor.get<double>();
  }
  const double efficiency = said.at("efficiency_1");
  BOOST_TEST(product == efficiency, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(said.at("intercepted_W").get<double>() == 900.0 * 14.0 * efficiency,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(said.at("rows").size() == 10u);
  for (const json& row : said.at("rows"))
    BOOST_TEST(std::abs(row.at("beam").at("at_receiver_height").at("east_m").get<double>()) < 1e-9);
  const json& profile = said.at("profile");
  BOOST_TEST(profile.at("east_m").size() == profile.at("irradiance_Wpm2").size());
}

// The same sun by its azimuth and zenith: (sin A sin Z, cos A sin Z, cos Z) is (tan t cos Z, sin l, cos Z).
BOOST_AUTO_TEST_CASE(a_sun_given_two_ways) {
  constexpr double degree = std::numbers::pi / 180.0;
  const json one = ask({"--azimuth", "150 deg", "--zenith", "40 deg"});
  const double transversal = std::atan2(std::sin(40 * degree) * 0.5, std::cos(40 * degree));
  const double longitudinal = -std::asin(std::sin(40 * degree) * std::cos(30 * degree));
  BOOST_TEST(one.at("transversal_angle_rad").get<double>() == transversal,
             boost::test_tools::tolerance(1e-9));
  BOOST_TEST(one.at("longitudinal_angle_rad").get<double>() == longitudinal,
             boost::test_tools::tolerance(1e-9));
  const json noon = ask({"--time", "2026-06-21T13:52:00+02:00"});
  BOOST_TEST(noon.at("longitudinal_angle_rad").get<double>() / degree == -25.4,
             boost::test_tools::tolerance(0.01));
  BOOST_TEST(std::abs(noon.at("transversal_angle_rad").get<double>()) < 0.5 * degree);
}

BOOST_AUTO_TEST_CASE(what_it_refuses) {
  refuses({}, "one sun is needed");
  refuses({"--transversal", "20 deg"}, "give --transversal and --longitudinal");
  refuses({"--zenith", "20 deg", "--time", "2026-06-21T13:52:00+02:00"}, "one sun is needed");
  refuses({"--azimuth", "150 deg", "--zenith", "95 deg"}, "the sun's elevation is -5 deg");
  refuses({"--azimuth", "150 deg", "--zenith", "95 deg"}, "from 0.06 deg to 90 deg");
  refuses({"--time", "2026-06-21T01:52:00+02:00"}, "the sun's elevation is");
  refuses({"--transversal", "20 m", "--longitudinal", "0 deg"}, "--transversal");
  refuses({"--azimuth", "1 rad", "--zenith", "40 deg", "--dni", "2 kW/m2"}, "out of range");
  refuses({"--azimuth", "1 rad", "--zenith", "40 deg", "--plant", "none.yaml"},
          "cannot read this plant file");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
