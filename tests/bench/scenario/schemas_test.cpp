#include "bench/scenario/schemas.h"

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

using namespace heliorig::bench;
using nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(schemas)

BOOST_AUTO_TEST_CASE(a_scenario_and_requirements_by_their_messages) {
  const ordered_json scenario = scenario_schema();
  BOOST_CHECK_EQUAL(scenario.at("title"), "Scenario");
  BOOST_CHECK_EQUAL(scenario.at("properties").at("events").at("items").at("$ref"), "#/$defs/Event");
  BOOST_CHECK(scenario.at("$defs").at("Fault").at("properties").contains("for"));
  BOOST_CHECK_EQUAL(requirements_schema().at("$defs").at("Requirement").at("required").at(0), "id");
}

BOOST_AUTO_TEST_CASE(a_sky_takes_what_its_model_takes) {
  const ordered_json sky = scenario_schema().at("$defs").at("ClearSky");
  BOOST_REQUIRE_EQUAL(sky.at("allOf").size(), 3u);
  const ordered_json& solis = sky.at("allOf").at(1);
  BOOST_CHECK_EQUAL(solis.at("if").at("properties").at("model").at("const"), "solis");
  BOOST_CHECK_EQUAL(solis.at("then").at("required"),
                    ordered_json::parse(R"(["aod700", "precipitable_water"])"));
  BOOST_CHECK_EQUAL(solis.at("then").at("properties").at("linke_turbidity"), false);
  BOOST_CHECK(!solis.at("then").at("properties").contains("aod700"));
  BOOST_CHECK_EQUAL(sky.at("allOf").at(0).at("then").at("oneOf").size(), 2u);
}

BOOST_AUTO_TEST_CASE(weather_by_a_file_or_by_what_a_file_would_tell) {
  const ordered_json weather = scenario_schema().at("$defs").at("Weather");
  BOOST_CHECK_EQUAL(weather.at("required").size(), 0u);
  const ordered_json& either = weather.at("oneOf");
  BOOST_REQUIRE_EQUAL(either.size(), 2u);
  BOOST_CHECK_EQUAL(either.at(0).at("required"), ordered_json::parse(R"(["file", "longest_gap"])"));
  BOOST_CHECK_EQUAL(either.at(1).at("required"),
                    ordered_json::parse(R"(["clear_sky", "wind_speed", "ambient_temperature"])"));
  BOOST_CHECK_EQUAL(either.at(1).at("properties").at("file"), false);
}

BOOST_AUTO_TEST_CASE(a_plant_by_its_parameters) {
  double value = 0.0;
  const ordered_json plant =
      plant_schema({{"mirrors.row_width", "m", 0.01, 5.0, &value, "width of a row"},
                    {"steam.valve.set_pressure", "Pa(g)", 0.0, 40e5, &value, "where it pops"},
                    {"mirrors.reflectivity", "1", 0.0, 1.0, &value, "of the mirrors"}});
  BOOST_CHECK_EQUAL(plant.at("required"),
                    ordered_json::parse(R"(["version", "title", "requirements", "mirrors", "steam"])"));
  const ordered_json& mirrors = plant.at("properties").at("mirrors");
  BOOST_CHECK_EQUAL(mirrors.at("required"), ordered_json::parse(R"(["row_width", "reflectivity"])"));
  BOOST_CHECK_EQUAL(mirrors.at("additionalProperties"), false);
  const ordered_json& either = mirrors.at("properties").at("row_width").at("anyOf");
  const ordered_json& width = either.at(0);
  BOOST_CHECK_EQUAL(either.at(1).at("required"), ordered_json::parse(R"(["nominal", "low", "high"])"));
  BOOST_CHECK_EQUAL(either.at(1).at("properties").at("low"), width);
  BOOST_CHECK_EQUAL(width.at("description"), "width of a row; at least 0.01 m; at most 5 m");
  const ordered_json& valve = plant.at("properties").at("steam").at("properties").at("valve");
  BOOST_CHECK_EQUAL(valve.at("properties").at("set_pressure").at("anyOf").at(0).at("type"), "string");
}

BOOST_AUTO_TEST_CASE(choices_of_a_plant) {
  double value = 0.0;
  const ordered_json mirrors =
      plant_schema({{"mirrors.sun_shape", "1", 0.0, 1.0, &value, "of the sun", {"pillbox", "buie"}, {}},
                    {"mirrors.circumsolar_ratio",
                     "1",
                     0.0,
                     0.8,
                     &value,
                     "outside",
                     {},
                     heliorig::models::ParameterRef::Condition{"mirrors.sun_shape", "buie"}}})
          .at("properties")
          .at("mirrors");
  BOOST_CHECK_EQUAL(mirrors.at("properties").at("sun_shape").at("enum"),
                    ordered_json::parse(R"(["pillbox", "buie"])"));
  BOOST_CHECK_EQUAL(mirrors.at("required"), ordered_json::parse(R"(["sun_shape"])"));
  BOOST_CHECK_EQUAL(mirrors.at("allOf").at(0).at("if").at("properties").at("sun_shape").at("const"), "buie");
  BOOST_CHECK_EQUAL(mirrors.at("allOf").at(0).at("then").at("required").at(0), "circumsolar_ratio");
}

BOOST_AUTO_TEST_SUITE_END()
