#include "bench/scenario/plant_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/bench/reader/reader_for_tests.h"
#include "tests/support/mutator.h"

using namespace heliorig::bench;
using heliorig::models::ParameterRef;
using heliorig::tests::check_complaint;

namespace {

struct Read {
  double width_m = -1.0;
  double angle_rad = -1.0;
  double set_pressure_Pag = -1.0;
  PlantFile file;
  Diagnostics diagnostics;

  explicit Read(const std::string& text) {
    const std::vector<ParameterRef> parameters{
        {"mirrors.row_width", "m", 0.01, 5.0, &width_m, "width of a row"},
        {"mirrors.stow_angle", "rad", -3.2, 3.2, &angle_rad, "row angle when stowed"},
        {"steam.safety_valve.set_pressure", "Pa(g)", 0.0, 40e5, &set_pressure_Pag, "where it pops"}};
    const YamlReading yaml = read_yaml(text, "plant.yaml");
    BOOST_REQUIRE_MESSAGE(yaml.root, to_text(yaml.diagnostics));
    diagnostics = yaml.diagnostics;
    file = read_plant(*yaml.root, parameters, diagnostics);
  }
};

const std::string head = "version: 1\ntitle: Small\nrequirements: requirements/small.yaml\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(plant_file)

BOOST_AUTO_TEST_CASE(parameters_are_filled_in_si_by_section) {
  const Read read{head +
                  "mirrors: {row_width: 35 cm, stow_angle: 180 deg}\n"
                  "steam:\n"
                  "  safety_valve:\n"
                  "    set_pressure: 12 barg\n"};
  BOOST_CHECK_MESSAGE(read.diagnostics.empty(), to_text(read.diagnostics));
  BOOST_CHECK_EQUAL(read.file.title, "Small");
  BOOST_CHECK_EQUAL(read.file.requirements, "requirements/small.yaml");
  BOOST_CHECK_CLOSE(read.width_m, 0.35, 1e-10);
  BOOST_CHECK_CLOSE(read.angle_rad, 3.14159265358979, 1e-10);
  BOOST_CHECK_CLOSE(read.set_pressure_Pag, 12e5, 1e-10);
  BOOST_CHECK(read.file.positions.at("steam.safety_valve.set_pressure") == (Position{"plant.yaml", 7, 19}));
}

BOOST_AUTO_TEST_CASE(everything_wrong_is_said_at_once) {
  const Read read{
      "version: 2\n"
      "titel: Small\n"
      "requirements: requirements/small.yaml\n"
      "mirrors: {row_wdith: 35 cm, stow_angle: 12 barg}\n"
      "steam:\n"
      "  safety_valve: 12 barg\n"
      "receiver: {}\n"};
  check_complaint(read.diagnostics, "out-of-range", 1, 10);
  check_complaint(read.diagnostics, "unknown-key", 2, 1, "did you mean 'title'?");
  check_complaint(read.diagnostics, "missing-key", 1, 1, "lacks 'title'");
  check_complaint(read.diagnostics, "unknown-key", 4, 11, "did you mean 'row_width'?");
  check_complaint(read.diagnostics, "missing-key", 4, 10, "'mirrors.row_width' is missing; width of a row");
  check_complaint(read.diagnostics, "wrong-unit", 4, 41, "'mirrors.stow_angle'");
  check_complaint(read.diagnostics, "wrong-kind", 6, 17, "'steam.safety_valve' must be a mapping");
  check_complaint(read.diagnostics, "unknown-key", 7, 1, "'receiver'");
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 8u);
}

// A choice is a word; the numbers that belong to it are demanded with it, and refused without.
BOOST_AUTO_TEST_CASE(choices) {
  double shape = -1.0, half_angle_rad = -1.0, ratio = -1.0;
  const std::vector<ParameterRef> parameters{
      {"mirrors.sun_shape", "1", 0.0, 1.0, &shape, "of the sun", {"pillbox", "buie"}, {}},
      {"mirrors.sun_half_angle",
       "rad",
       0.001,
       0.01,
       &half_angle_rad,
       "of the disk",
       {},
       ParameterRef::Condition{"mirrors.sun_shape", "pillbox"}},
      {"mirrors.circumsolar_ratio",
       "1",
       0.0,
       0.8,
       &ratio,
       "outside",
       {},
       ParameterRef::Condition{"mirrors.sun_shape", "buie"}}};
  const auto complaints = [&](const std::string& mirrors) {
    YamlReading yaml = read_yaml(head + "mirrors: {" + mirrors + "}\n", "plant.yaml");
    BOOST_REQUIRE(yaml.root);
    read_plant(*yaml.root, parameters, yaml.diagnostics);
    return yaml.diagnostics;
  };
  BOOST_TEST(complaints("circumsolar_ratio: 5 %, sun_shape: buie").empty());
  BOOST_TEST(shape == 1.0);
  BOOST_TEST(ratio == 0.05);
  BOOST_TEST(half_angle_rad == -1.0);
  check_complaint(complaints("sun_shape: pillbox"), "missing-key", 4, 10,
                  "'mirrors.sun_half_angle' is missing");
  const Diagnostics both = complaints("sun_shape: pillbox, sun_half_angle: 5 mrad, circumsolar_ratio: 5 %");
  check_complaint(both, "unused-key", 4, 55, "belongs to 'mirrors.sun_shape: buie'");
  BOOST_TEST(both.size() == 1u);
  const Diagnostics wrong = complaints("sun_shape: pilbox, sun_half_angle: 5 mrad");
  BOOST_TEST(wrong.size() == 1u);
  BOOST_TEST(wrong.front().advice.find("pillbox") != std::string::npos);
  BOOST_TEST(complaints("").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_section_left_out_is_one_complaint) {
  const Read read{head + "steam: {safety_valve: {set_pressure: 50 barg}}\n"};
  check_complaint(read.diagnostics, "missing-key", 1, 1,
                  "the section 'mirrors' is missing; it holds 2 values");
  check_complaint(read.diagnostics, "out-of-range", 4, 38, "from 0 barg to 40 barg");
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 2u);
}

BOOST_AUTO_TEST_CASE(a_value_must_be_one_value) {
  const Read read{head +
                  "mirrors: {row_width: [1 m], stow_angle: }\nsteam: {safety_valve: {set_pressure: 12}}\n"};
  check_complaint(read.diagnostics, "wrong-kind", 4, 22);
  check_complaint(read.diagnostics, "missing-value", 4, 29);
  check_complaint(read.diagnostics, "wrong-unit", 5, 38);
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 3u);
  const Read list{"[1, 2]"};
  check_complaint(list.diagnostics, "wrong-kind", 1, 1);
}

BOOST_AUTO_TEST_CASE(a_range_is_read_with_its_corners) {
  const Read read{head +
                  "mirrors: {row_width: {nominal: 35 cm, low: 0.3 m, high: 400 mm}, stow_angle: 180 deg}\n"
                  "steam: {safety_valve: {set_pressure: {low: 11 barg, high: 12 barg, nominal: 12 barg}}}\n"
                  "corners:\n"
                  "  - name: wide\n"
                  "    why: catches most\n"
                  "    high: [mirrors.row_width]\n"
                  "    low: [steam.safety_valve.set_pressure]\n"
                  "  - {name: narrow_2, why: least, low: [mirrors.row_width], high: [steam.safety_valve.set_pressure]}\n"};
  BOOST_REQUIRE_MESSAGE(read.diagnostics.empty(), to_text(read.diagnostics));
  BOOST_CHECK_CLOSE(read.width_m, 0.35, 1e-10);
  BOOST_CHECK_CLOSE(read.file.ranges.at("mirrors.row_width").low, 0.3, 1e-10);
  BOOST_CHECK_CLOSE(read.file.ranges.at("mirrors.row_width").high, 0.4, 1e-10);
  BOOST_REQUIRE_EQUAL(read.file.corners.size(), 2u);
  const PlantCorner& wide = read.file.corners[0];
  BOOST_CHECK_EQUAL(wide.name, "wide");
  BOOST_CHECK_EQUAL(wide.why, "catches most");
  BOOST_CHECK_CLOSE(wide.values.at("mirrors.row_width"), 0.4, 1e-10);
  BOOST_CHECK_CLOSE(wide.values.at("steam.safety_valve.set_pressure"), 11e5, 1e-10);
  BOOST_CHECK_CLOSE(read.file.corners[1].values.at("mirrors.row_width"), 0.3, 1e-10);

  double width_m = 0.35, set_Pag = 12e5;
  apply_corner(wide, {{"mirrors.row_width", "m", 0.01, 5.0, &width_m, ""},
                      {"steam.safety_valve.set_pressure", "Pa(g)", 0.0, 40e5, &set_Pag, ""}});
  BOOST_CHECK_CLOSE(width_m, 0.4, 1e-10);
  BOOST_CHECK_CLOSE(set_Pag, 11e5, 1e-10);
}

BOOST_AUTO_TEST_CASE(a_wrong_range_is_said_where_it_stands) {
  const auto complaints = [](const std::string& width) {
    return Read{head + "mirrors: {row_width: " + width + ", stow_angle: 0 deg}\n" +
                "steam: {safety_valve: {set_pressure: 12 barg}}\n"}
        .diagnostics;
  };
  check_complaint(complaints("{nominal: 0.5 m, low: 0.3 m, high: 0.4 m}"), "wrong-range", 4, 22,
                  "its nominal value is not between low and high");
  check_complaint(complaints("{nominal: 0.3 m, low: 0.3 m, high: 0.3 m}"), "wrong-range", 4, 22);
  check_complaint(complaints("{nominal: 0.3 m, low: 0.4 m, high: 0.2 m}"), "wrong-range", 4, 22);
  check_complaint(complaints("{nominal: 0.3 m, low: 0.2 m}"), "missing-key", 4, 22,
                  "'mirrors.row_width.high' is missing");
  check_complaint(complaints("{nominal: 0.3 m, low: 0.2 m, hihg: 0.4 m}"), "unknown-key", 4, 51,
                  "did you mean 'high'?");
  check_complaint(complaints("{nominal: 0.3 m, low: 0.2 bar, high: 6 m}"), "wrong-unit", 4, 44,
                  "'mirrors.row_width.low'");
  check_complaint(complaints("{nominal: 0.3 m, low: 0.2 bar, high: 6 m}"), "out-of-range", 4, 59,
                  "'mirrors.row_width.high'");
  check_complaint(complaints("{nominal: [0.3 m], low: 0.2 m, high: 0.4 m}"), "wrong-kind", 4, 32);
  const Diagnostics unmet = complaints("{nominal: 0.3 m, low: 0.2 m, high: 0.4 m}");
  BOOST_TEST(unmet.size() == 2u);  // neither end
  check_complaint(unmet, "unmet-range", 4, 22, "to the low end of its range");
}

BOOST_AUTO_TEST_CASE(a_wrong_corner_is_said_where_it_stands) {
  const Read read{head +
                  "mirrors: {row_width: {nominal: 35 cm, low: 0.3 m, high: 0.4 m}, stow_angle: 0 deg}\n"
                  "steam: {safety_valve: {set_pressure: 12 barg}}\n"
                  "corners:\n"
                  "  - {name: Wide!, why: w, low: [mirrors.row_width, mirrors.row_width]}\n"
                  "  - {name: a, why: w, high: [mirrors.row_width, mirrors.stow_angle, mirrors.row_wdith]}\n"
                  "  - {name: a, why: w}\n"};
  check_complaint(read.diagnostics, "wrong-identifier", 7, 12, "small letters");
  check_complaint(read.diagnostics, "duplicate-identifier", 7, 52, "moved twice");
  check_complaint(read.diagnostics, "no-range", 8, 49, "'mirrors.stow_angle' has no range");
  check_complaint(read.diagnostics, "unknown-parameter", 8, 69, "did you mean 'mirrors.row_width'?");
  check_complaint(read.diagnostics, "duplicate-identifier", 9, 12, "results are told apart");
  check_complaint(read.diagnostics, "empty-corner", 9, 5);
  BOOST_CHECK_EQUAL(read.diagnostics.size(), 6u);
}

BOOST_AUTO_TEST_CASE(damaged_plants_never_crash) {
  const std::string good =
      head +
      "by_hand: {controller.command.feed_pump: 50 %}\n"
      "mirrors: {row_width: {nominal: 35 cm, low: 0.3 m, high: 0.4 m}, stow_angle: 0 deg}\n"
      "steam: {safety_valve: {set_pressure: 12 barg}}\n"
      "corners:\n"
      "  - {name: wide, why: w, high: [mirrors.row_width]}\n"
      "  - {name: narrow, why: w, low: [mirrors.row_width]}\n";
  BOOST_REQUIRE(Read{good}.diagnostics.empty());
  heliorig::tests::Mutator mutator{5};
  std::size_t complained = 0;
  for (int i = 0; i < 1000; ++i) {
    YamlReading yaml = read_yaml(mutator.mutate(good), "plant.yaml");
    double value = 0.0;
    if (yaml.root)
      read_plant(*yaml.root, {{"mirrors.row_width", "m", 0.01, 5.0, &value, ""}}, yaml.diagnostics);
    complained += yaml.diagnostics.empty() ? 0 : 1;
    for (const Diagnostic& diagnostic : yaml.diagnostics) BOOST_REQUIRE(!diagnostic.code.empty());
  }
  BOOST_TEST(complained > 900u);  // the other sections are unknown to this reader
}

BOOST_AUTO_TEST_SUITE_END()
