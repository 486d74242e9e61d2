#include "bench/report/result_json.h"

#include <boost/test/unit_test.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "bench/report/results_json.h"
#include "tests/bench/report/results.h"

using namespace heliorig::bench;
using heliorig::tests::run_of;

BOOST_AUTO_TEST_SUITE(result_files)

BOOST_AUTO_TEST_CASE(there_and_back_every_byte_is_the_same) {
  RunResult result = run_of("a.yaml", "avr:x.elf", Verdict::fail, -0.1e5 / 3.0);
  result.reasons = {"a \"reason\"", "über 200 °C"};
  result.faults = {{"steam.vent", "stuck", false, true, true, false,
                    heliorig::models::SimTime{std::chrono::seconds{1}}, "nobody may ask for it"}};
  result.log = {{heliorig::models::SimTime{std::chrono::seconds{2}}, "console", "tripped"}};
  result.identity = {{"firmware", "00ff"}};
  result.mcu = {.ram_bytes = 8192,
                .least_free_ram_bytes = -3,
                .asleep_share = 0.1 / 3.0,
                .least_watchdog_margin_s = 0.034,
                .coverage = LineCoverage{.lines = 9, .lines_run = 7},
                .eeprom_writes = {{5, 100'001}, {4095, 1}},
                .pin_edges = {.count = 12, .hash = 0x00fedcba98765432},
                .fidelity = {{{.what = "PRR0",
                               .address = 0x64,
                               .in_part = false,
                               .missing = "nothing is switched off",
                               .used_from = {{290, "power.c:12"}, {294, ""}}}}}};
  result.energy = {.offered_J = 1e9 / 3.0, .intercepted_J = 3e8, .lost_J = -2.5, .delivered_J = 2e8};
  result.pacing = {.speed = 0.5,
                   .steps = 12,
                   .overruns = 1,
                   .worst_lateness = std::chrono::milliseconds{101},
                   .real_time_priority = true,
                   .notes = {"memory is not locked"}};
  result.link = {.frames = {.sent = 31, .asked_again = 2, .damaged = 1},
                 .round_trips = {{.count = 28, .max = std::chrono::milliseconds{9}}},
                 .clock = {{.offset = std::chrono::nanoseconds{-3}, .rate_ppm = 31.0 / 3.0}}};
  result.pacing->lateness[13] = 1;
  const std::string text = to_json(result);
  const auto back = run_result_of_json(text);
  BOOST_REQUIRE(std::holds_alternative<RunResult>(back));
  BOOST_CHECK_EQUAL(to_json(std::get<RunResult>(back)), text);
  BOOST_CHECK_EQUAL(std::get<RunResult>(back).findings.front().margin->value, -0.1e5 / 3.0);
  BOOST_CHECK_EQUAL(std::get<RunResult>(back).energy.value().offered_J, 1e9 / 3.0);
  BOOST_CHECK_EQUAL(std::get<RunResult>(back).energy.value().delivered_J, 2e8);
  const McuUsage& mcu = std::get<RunResult>(back).mcu.value();
  BOOST_CHECK_EQUAL(mcu.least_free_ram_bytes.value(), -3);
  BOOST_CHECK(!mcu.longest_loop_s);
  BOOST_CHECK_EQUAL(mcu.coverage.value().lines_run, 7u);
  BOOST_CHECK(mcu.pin_edges == result.mcu->pin_edges);
  BOOST_CHECK(mcu.eeprom_writes == result.mcu->eeprom_writes);
  BOOST_CHECK(std::get<RunResult>(back).link == result.link);
  BOOST_CHECK(std::get<RunResult>(back).pacing.value().lateness == result.pacing->lateness);
  BOOST_CHECK_EQUAL(mcu.fidelity.value().front().used_from.at(1).program_address, 294u);
}

BOOST_AUTO_TEST_CASE(a_margin_that_is_not_finite_is_null_and_comes_back) {
  const RunResult result =
      run_of("a.yaml", "simulated", Verdict::pass, std::numeric_limits<double>::infinity());
  const auto json = nlohmann::json::parse(to_json(result));
  BOOST_CHECK(json.at("findings").at(0).at("margin").at("value").is_null());
  BOOST_CHECK(std::holds_alternative<RunResult>(run_result_of_json(to_json(result))));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_do_not_break_the_file) {
  RunResult result = run_of("a.yaml", "simulated", Verdict::pass);
  result.log = {{heliorig::models::SimTime{}, "console", "\xff\xfe garbage \x01"}};
  BOOST_CHECK_NO_THROW(nlohmann::json::parse(to_json(result)));
}

BOOST_AUTO_TEST_CASE(what_is_no_result_is_said_not_thrown) {
  const std::string whole = to_json(run_of("a.yaml", "simulated", Verdict::pass));
  for (std::size_t length = 0; length + 2 < whole.size(); length += 7) {
    BOOST_CHECK(std::holds_alternative<std::string>(run_result_of_json(whole.substr(0, length))));
  }
  for (const char* text : {"[]", "{}", "null", "{\"format\": 2}", "{\"format\": 1, \"findings\": 3}"}) {
    BOOST_CHECK(std::holds_alternative<std::string>(run_result_of_json(text)));
  }
}

BOOST_AUTO_TEST_CASE(results_hold_the_worst_verdict_and_every_run) {
  const std::vector<RunResult> results{run_of("a.yaml", "simulated", Verdict::pass),
                                       run_of("b.yaml", "simulated", Verdict::inconclusive)};
  const auto json = nlohmann::json::parse(results_json(results, {}, {}, 5, "1.2.3"));
  BOOST_CHECK_EQUAL(json.at("verdict").get<std::string>(), "inconclusive");
  BOOST_CHECK_EQUAL(json.at("exit_code").get<int>(), 5);
  BOOST_CHECK_EQUAL(json.at("runs").size(), 2u);
}

BOOST_AUTO_TEST_SUITE_END()
