// `heliorig model water` and `heliorig model receiver`: what they answer, and what they refuse.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/tools/heliorig/bench_for_tests.h"

namespace tt = boost::test_tools;
using namespace heliorig::tests;
using nlohmann::json;

namespace {

json ask(std::vector<std::string> question) {
  question.insert(question.begin(), {command, "model"});
  const Ended ended = run_program(question);
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.err);
  return json::parse(ended.out);
}

void refuses(std::vector<std::string> question, const std::string& why) {
  question.insert(question.begin(), {command, "model"});
  const Ended ended = run_program(question);
  BOOST_TEST(ended.code == 2);
  BOOST_TEST(ended.out.empty());
  BOOST_CHECK_MESSAGE(ended.err.find(why) != std::string::npos, "expected '" << why << "' in:\n"
                                                                             << ended.err);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(water_question)

// IAPWS R7-97(2012), tables 5, 15 and 35.
BOOST_AUTO_TEST_CASE(points_of_the_release) {
  const json liquid = ask({"water", "--pressure", "3 MPa(a)", "--temperature", "300 K"});
  BOOST_TEST(liquid.at("phase") == "liquid");
  BOOST_TEST(liquid.at("volume_m3pkg").get<double>() == 0.100215168e-2, tt::tolerance(1e-8));
  BOOST_TEST(liquid.at("sound_speed_mps").get<double>() == 1507.73921, tt::tolerance(1e-8));
  const json steam = ask({"water", "--temperature", "700 K", "--enthalpy", "2631.49474 kJ/kg"});
  BOOST_TEST(steam.at("phase") == "steam");
  BOOST_TEST(steam.at("pressure_Pa").get<double>() == 30e6, tt::tolerance(1e-7));
  const json saturated = ask({"water", "--temperature", "500 K"});
  BOOST_TEST(saturated.at("saturation_pressure_Pa").get<double>() == 2.63889776e6, tt::tolerance(1e-8));
}

BOOST_AUTO_TEST_CASE(two_phases_are_known) {
  const json both = ask({"water", "--pressure", "11 bara", "--quality", "0.4"});
  BOOST_TEST(both.at("phase") == "two phases");
  const json again = ask({"water", "--density", both.at("density_kgpm3").dump() + " kg/m3", "--energy",
                          both.at("energy_Jpkg").dump() + " J/kg"});
  BOOST_TEST(again.at("pressure_Pa").get<double>() == 11e5, tt::tolerance(1e-8));
  BOOST_TEST(again.at("quality_1").get<double>() == 0.4, tt::tolerance(1e-8));
}

BOOST_AUTO_TEST_CASE(what_water_refuses) {
  refuses({"water"}, "a state is made by two quantities; 0 are given");
  refuses({"water", "--density", "5 kg/m3"}, "1 are given");
  refuses({"water", "--pressure", "-1 bara", "--enthalpy", "1 MJ/kg"}, "'-1 bara' is out of range");
  refuses(
      {"water", "--pressure", "10 bara", "--enthalpy", "6 MJ/kg"},
      "no state has pressure 10 bara and enthalpy 6000000 J/kg; at pressure 10 bara the enthalpy is from ");
  refuses({"water", "--pressure", "10 bara", "--temperature", "453.035632 K"}, "those of saturation");
  refuses({"water", "--enthalpy", "2790 kJ/kg", "--quality", "1"}, "more than one state");
  refuses({"water", "--temperature", "400 degC"}, "no two phases at temperature 400 degC");
  refuses({"water", "--pressure", "25 MPa(a)", "--temperature", "380 degC"}, "region 3");
  refuses({"water", "--quality", "1.2", "--pressure", "1 bara"}, "out of range");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(receiver_question)

// The reference plant at 460 K in still air of 20 °C: 831.2 W by radiation, 471.8 W by convection, by hand in
// tests/models/receiver/heat_balance_test.cpp.
BOOST_AUTO_TEST_CASE(losses_by_their_ways) {
  const json said = ask({"receiver", "--wall", "460 K", "--power", "10 kW"});
  BOOST_TEST(said.at("radiation_W").get<double>() == 831.2, tt::tolerance(1e-3));
  BOOST_TEST(said.at("convection_W").get<double>() == 471.8, tt::tolerance(1e-3));
  BOOST_TEST(said.at("absorbed_W").get<double>() == 9250.0, tt::tolerance(1e-12));
  const double stagnation_K = said.at("stagnation_K");
  const json there = ask({"receiver", "--wall", std::to_string(stagnation_K) + " K", "--power", "10 kW"});
  BOOST_TEST(std::abs(there.at("useful_W").get<double>()) < 0.01);
  const json windy = ask({"receiver", "--wall", "460 K", "--wind", "10 m/s"});
  BOOST_TEST(windy.at("convection_W").get<double>() > 1.5 * said.at("convection_W").get<double>());
}

BOOST_AUTO_TEST_CASE(what_receiver_refuses) {
  refuses({"receiver", "--wall", "1200 degC"}, "out of range");
  refuses({"receiver", "--wall", "460 K", "--plant", "nowhere.yaml"}, "cannot read this plant file");
}

BOOST_AUTO_TEST_SUITE_END()
