// `heliorig model sun` and `model sky`: published figures from the command line, and what is refused.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>
#include <vector>

#include "tests/tools/heliorig/bench_for_tests.h"

namespace tt = boost::test_tools;
using namespace heliorig::tests;
using nlohmann::json;

namespace {

constexpr double degree = std::numbers::pi / 180.0;

json ask(std::vector<std::string> options) {
  options.insert(options.begin(), {command, "model"});
  const Ended ended = run_program(options);
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.err);
  return json::parse(ended.out);
}

void refuses(std::vector<std::string> options, const std::vector<std::string>& said) {
  options.insert(options.begin(), {command, "model"});
  const Ended ended = run_program(options);
  BOOST_TEST(ended.code == 2);
  BOOST_TEST(ended.out.empty());
  for (const std::string& part : said)
    BOOST_CHECK_MESSAGE(ended.err.find(part) != std::string::npos, "expected '" << part << "' in:\n"
                                                                                << ended.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sun_question)

// The worked example of NREL/TP-560-34302.
BOOST_AUTO_TEST_CASE(the_worked_example_of_spa) {
  const json said =
      ask({"sun", "--time", "2003-10-17T12:30:30-07:00", "--latitude", "39.742476 deg", "--longitude",
           "-105.1786 deg", "--elevation", "1830.14 m", "--pressure", "820 mbara", "--temperature", "11 degC",
           "--delta-t", "67 s"});
  BOOST_TEST(said["apparent_zenith_rad"].get<double>() / degree == 50.111622, tt::tolerance(1e-8));
  BOOST_TEST(said["azimuth_rad"].get<double>() / degree == 194.340241, tt::tolerance(3e-9));
  BOOST_TEST(said["elevation_rad"].get<double>() / degree == 39.872046, tt::tolerance(2e-8));
  BOOST_TEST(said["declination_rad"].get<double>() / degree == -9.31434, tt::tolerance(1e-6));
  BOOST_TEST(said["distance_au"].get<double>() == 0.9965422974, tt::tolerance(1e-9));
  // The plant takes the ΔT of the 2020s: 2.2 s of it are 0.00002°.
  const json& plant = said["plant"];
  BOOST_TEST(std::abs(plant["azimuth_rad"].get<double>() - said["azimuth_rad"].get<double>()) <
             0.00005 * degree);
  BOOST_TEST(std::abs(plant["apparent_elevation_rad"].get<double>() -
                      said["apparent_elevation_rad"].get<double>()) < 0.00005 * degree);
}

// The sun may be asked for at night.
BOOST_AUTO_TEST_CASE(at_night) {
  const json said = ask({"sun", "--time", "2026-06-21T01:00:00+02:00"});
  BOOST_TEST(said["apparent_elevation_rad"].get<double>() < 0.0);
  BOOST_TEST(said["refraction_rad"] == 0.0);
}

// pvlib's values for the simplified Solis model, and its Ineichen at sea level for the same sun.
BOOST_AUTO_TEST_CASE(clear_skies_by_the_sun_s_height) {
  const json solis = ask({"sky", "--sun-elevation", "80 deg", "--model", "solis", "--pressure", "1.01325 bara",
                          "--extraterrestrial", "1364 W/m2"});
  BOOST_TEST(solis["direct_normal_Wpm2"].get<double>() == 959.335463, tt::tolerance(1e-6));
  BOOST_TEST(solis["global_horizontal_Wpm2"].get<double>() == 1064.653145, tt::tolerance(1e-6));
  BOOST_TEST(solis["diffuse_horizontal_Wpm2"].get<double>() == 129.125602, tt::tolerance(1e-6));
  const json thin = ask({"sky", "--sun-elevation", "80 deg", "--model", "solis", "--pressure", "0.95 bara",
                         "--extraterrestrial", "1364 W/m2"});
  BOOST_TEST(thin["direct_normal_Wpm2"].get<double>() == 964.26930718, tt::tolerance(1e-6));
  BOOST_TEST(thin["absolute_air_mass_1"].get<double>() ==
                 solis["absolute_air_mass_1"].get<double>() * 95000.0 / 101325.0,
             tt::tolerance(1e-9));
}

// By time, the answer is the plant's, and all three models agree within what clear skies differ by.
BOOST_AUTO_TEST_CASE(clear_skies_by_time) {
  for (const char* model : {"ineichen", "solis", "bird"}) {
    const json said = ask({"sky", "--time", "2026-06-21T13:50:00+02:00", "--model", model});
    BOOST_TEST(said["direct_normal_Wpm2"].get<double>() > 780.0);
    BOOST_TEST(said["direct_normal_Wpm2"].get<double>() < 950.0);
    BOOST_TEST(said["plant"]["dni_Wpm2"].get<double>() == said["direct_normal_Wpm2"].get<double>(),
               tt::tolerance(1e-12));
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused) {
  refuses({"sky", "--time", "2026-06-21T01:00:00+02:00"},
          {"--time", "the sun's apparent elevation is -16.", "above 0 deg, to 90 deg"});
  refuses({"sky", "--sun-elevation", "-3 deg"}, {"--sun-elevation", "is -3 deg"});
  refuses({"sky"}, {"exactly one of --time and --sun-elevation"});
  refuses({"sky", "--sun-elevation", "30 deg", "--turbidity", "12"}, {"'12' is out of range", "from 1 to 10"});
  refuses({"sky", "--sun-elevation", "30 deg", "--aod700", "0.2"},
          {"--aod700", "the model 'ineichen' does not take it", "solis"});
  refuses({"sky", "--sun-elevation", "30 deg", "--model", "bord"}, {"--model", "bird"});
  refuses({"sun", "--time", "2026-06-21T12:00:00Z", "--pressure", "2 bara"},
          {"'2 bara' is out of range", "from 0.4 bara to 1.1 bara"});
  refuses({"sun", "--time", "2026-02-30T12:00:00Z", "--latitude", "91 deg"}, {"--time", "--latitude"});
}

BOOST_AUTO_TEST_SUITE_END()
