// What a run leaves behind: the same bytes each time, and never something that looks whole and is not.
#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "bench/trace/trace_reader.h"
#include "tests/tools/heliorig/bench_for_tests.h"

using namespace heliorig::tests;

namespace {

namespace fs = std::filesystem;

/// Every file of a results folder that must not depend on the run's circumstances, by its relative path.
std::map<std::string, std::string> comparable_files(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (!entry.is_regular_file() || entry.path().filename() == "timing.json") continue;
    files[fs::relative(entry.path(), folder).string()] = read_file(entry.path());
  }
  return files;
}

void check_same(const std::map<std::string, std::string>& one,
                const std::map<std::string, std::string>& other) {
  BOOST_REQUIRE_EQUAL(one.size(), other.size());
  for (const auto& [name, bytes] : one) {
    BOOST_REQUIRE_MESSAGE(other.contains(name), name);
    BOOST_CHECK_MESSAGE(other.at(name) == bytes, name << " differs");
  }
}

const std::vector<std::string> both_controllers{"--controller", "simulated", "--controller",
                                                "avr:" + reference_elf};

std::vector<std::string> run_words(const std::vector<std::string>& words) {
  std::vector<std::string> all{"run"};
  all.insert(all.end(), both_controllers.begin(), both_controllers.end());
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

fs::path trace_in(const fs::path& folder) {
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().filename() == "trace.mcap") return entry.path();
  }
  return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(runs)

BOOST_AUTO_TEST_CASE(alone_and_beside_others_the_bytes_are_the_same) {
  ScenarioTree tree;
  tree.add("first.yaml", short_scenario(press_start));
  tree.add("second.yaml", short_scenario(press_start, "8"));
  const Ended together = tree.run(run_words({"--jobs", "2", "--results", "together"}));
  BOOST_REQUIRE_MESSAGE(together.code == 0 || together.code == 5, together.err);
  const Ended again = tree.run(run_words({"--jobs", "1", "--results", "again"}));
  BOOST_CHECK_EQUAL(again.code, together.code);
  const auto files = comparable_files(tree.folder() / "together");
  BOOST_CHECK_GE(files.size(), 10u);  // 2 scenarios × 2 controllers × (result, trace), results, junit
  check_same(files, comparable_files(tree.folder() / "again"));

  tree.run(run_words({"scenarios/first.yaml", "--results", "alone"}));
  for (const auto& [name, bytes] : comparable_files(tree.folder() / "alone")) {
    if (name.find('/') != std::string::npos) BOOST_CHECK_MESSAGE(files.at(name) == bytes, name << " differs");
  }
}

BOOST_AUTO_TEST_CASE(a_scenario_for_one_kind_of_controller_is_not_applicable_to_another) {
  ScenarioTree tree;
  tree.add("first.yaml", short_scenario(press_start + "controllers: [avr]\n"));
  const Ended both = tree.run(run_words({"--results", "both"}));
  const auto results = nlohmann::json::parse(read_file(tree.folder() / "both" / "results.json"));
  BOOST_CHECK_EQUAL(results.at("runs").at(0).at("verdict").get<std::string>(), "not applicable");
  BOOST_CHECK_NE(results.at("runs").at(1).at("verdict").get<std::string>(), "not applicable");
  BOOST_CHECK(both.out.find("for controllers of kind avr") != std::string::npos);
  BOOST_CHECK(!fs::exists(tree.folder() / "both" / "first" / "simulated" / "trace.mcap"));
  BOOST_CHECK_EQUAL(tree.run({"run", "--controller", "simulated"}).code, 5);  // nothing was judged
}

BOOST_AUTO_TEST_CASE(a_trace_as_text_has_a_line_a_row) {
  ScenarioTree tree;
  tree.add("first.yaml", short_scenario(press_start));
  tree.run({"run", "--controller", "simulated", "--csv", "--results", "results"});
  const fs::path run = tree.folder() / "results" / "first" / "simulated";
  const auto result = nlohmann::json::parse(read_file(run / "result.json"));
  const std::string text = read_file(run / "trace.csv");
  BOOST_CHECK_EQUAL(std::ranges::count(text, '\n'), result.at("rows").get<int>() + 1);
  BOOST_CHECK_EQUAL(tree.run({"run", "--csv", "--no-trace"}).code, 2);
}

BOOST_AUTO_TEST_CASE(watching_or_not_every_pin_moves_at_the_same_cycle) {
  ScenarioTree tree;
  tree.add("first.yaml", short_scenario(press_start));
  tree.add("second.yaml", short_scenario(press_start, "8"));
  tree.run({"run", "--jobs", "2", "--controller", "avr:" + reference_elf, "--controller",
            "avr:" + reference_elf + ",watch=off", "--results", "results"});
  std::map<std::string, std::set<std::string>> edges;
  std::size_t runs = 0;
  for (const auto& entry : fs::recursive_directory_iterator{tree.folder() / "results"}) {
    if (entry.path().filename() != "result.json") continue;
    const auto run = nlohmann::json::parse(read_file(entry.path()));
    const auto& digest = run.at("mcu").at("pin_edges");
    BOOST_CHECK_GE(digest.at("count").get<int>(), 1000);
    edges[run.at("scenario")].insert(digest.dump());
    ++runs;
  }
  BOOST_CHECK_EQUAL(runs, 4u);
  BOOST_REQUIRE_EQUAL(edges.size(), 2u);
  std::set<std::string> different;
  for (const auto& [scenario, digests] : edges) {
    BOOST_CHECK_EQUAL(digests.size(), 1u);
    different.insert(digests.begin(), digests.end());
  }
  BOOST_CHECK_EQUAL(different.size(), 2u);  // another seed, other noise, other movements
}

BOOST_AUTO_TEST_CASE(power_is_pulled_by_an_event) {
  ScenarioTree tree;
  tree.add(
      "cut.yaml",
      short_scenario("events:\n"
                     "  - at: 5 s\n"
                     "    fault: {target: controller.mcu.supply, kind: slope, value: 20 V/s, for: 10 s}\n"
                     "  - at: 5 s\n"
                     "    fault: {target: controller.mcu.supply, kind: cut, for: 5 s}\n"
                     "checks:\n"
                     "  - name: it is without power for five seconds and comes back\n"
                     "    formula: eventually[0 s, 30 s] always[0 s, 5 s] controller.mcu.running < 0.5\n"
                     "  - name: it starts anew after a brown-out reset and one by power-on\n"
                     "    formula: eventually[0 s, 12 s] always[0 s, 18 s] (controller.mcu.resets > 1.5 "
                     "and controller.mcu.resets < 2.5 and controller.mcu.running > 0.5)\n"));
  const Ended ended = tree.run({"run", "--controller", "avr:" + reference_elf, "--results", "results"});
  const auto run = nlohmann::json::parse(read_file(trace_in(tree.folder()).parent_path() / "result.json"));
  BOOST_REQUIRE_MESSAGE(run.at("faults").size() == 2u, ended.err);
  for (const auto& fault : run.at("faults"))
    BOOST_CHECK_MESSAGE(fault.at("observed") && fault.at("cleared"), fault.dump());
  int passed = 0;
  for (const auto& finding : run.at("findings")) {
    const bool own = finding.at("text").get<std::string>().starts_with("it ");
    if (own && finding.at("verdict") == "pass") ++passed;
  }
  BOOST_CHECK_MESSAGE(passed == 2, ended.out + ended.err);

  // Nobody can pull the power of a controller that has no chip.
  BOOST_CHECK_EQUAL(tree.run({"run", "--controller", "simulated"}).code, 2);
}

// Each corner is a run of its own, with its folder; the nominal run is the same with and without them.
BOOST_AUTO_TEST_CASE(corners_of_the_plant) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  const Ended nominal = tree.run({"run", "--results", "nominal"});
  const Ended ended = tree.run({"run", "--corners", "--jobs", "2", "--results", "corners"});
  BOOST_CHECK_EQUAL(ended.code, nominal.code);
  const auto files = comparable_files(tree.folder() / "corners");
  for (const char* name : {"short/simulated/trace.mcap", "short/simulated/result.json"})
    BOOST_CHECK(files.at(name) == read_file(tree.folder() / "nominal" / name));
  BOOST_CHECK(files.at("short/simulated@more_light/trace.mcap") != files.at("short/simulated/trace.mcap"));
  const auto results = nlohmann::json::parse(files.at("results.json"));
  BOOST_CHECK_EQUAL(results.at("runs").size(), 5u);
  BOOST_CHECK_EQUAL(results.at("runs").at(1).at("corner"), "more_light");
  BOOST_CHECK_GE(results.at("corner_spreads").size(), 5u);
  BOOST_CHECK(results.at("agreements").empty());
  BOOST_CHECK(ended.out.find("simulated on corner more_light") != std::string::npos);
  BOOST_CHECK(ended.out.find("margins are at least their spread over the plant's corners") !=
              std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_seed_gives_other_bytes) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  tree.run({"run", "--results", "one"});
  tree.run({"run", "--seed", "9", "--results", "other"});
  const auto one = read_file(trace_in(tree.folder() / "one"));
  const auto other = read_file(trace_in(tree.folder() / "other"));
  BOOST_REQUIRE(!one.empty());
  BOOST_CHECK(one != other);
}

BOOST_AUTO_TEST_CASE(a_row_for_each_tenth_of_a_second_and_each_event) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  tree.run({"run", "--results", "results"});
  const auto result =
      nlohmann::json::parse(read_file(trace_in(tree.folder() / "results").parent_path() / "result.json"));
  const auto rows = result.at("rows").get<std::uint64_t>();
  BOOST_CHECK_GE(rows, 301u);  // 30 s at 10 Hz, both ends included
  BOOST_CHECK_LE(rows, 320u);
  BOOST_CHECK_GE(result.at("signals").get<std::uint64_t>(), 150u);
}

// With the emulated board of law 5: what it did can be judged anew without emulating it again.
BOOST_AUTO_TEST_CASE(a_recorded_controller_is_replayed_under_another_check) {
  ScenarioTree tree;
  const std::string text = short_scenario(press_start);
  tree.add("short.yaml", text);
  tree.run({"run", "--controller", "avr:" + reference_elf, "--results", "recorded"});
  const fs::path recorded = trace_in(tree.folder() / "recorded");
  const std::vector<std::string> replay{"run", "--controller", "replay:" + recorded.string(), "--results"};
  auto words = replay;
  words.push_back("replayed");
  tree.run(words);
  const auto one = heliorig::bench::read_trace(recorded);
  const auto other = heliorig::bench::read_trace(trace_in(tree.folder() / "replayed"));
  BOOST_CHECK(one.complete && other.complete);
  BOOST_REQUIRE_EQUAL(one.rows.size(), other.rows.size());
  for (std::size_t i = 0; i < one.rows.size(); ++i) BOOST_REQUIRE(one.rows[i].values == other.rows[i].values);

  tree.add("short.yaml",
           text + "checks:\n  - name: never warm\n    formula: always steam.pressure < 0 barg\n");
  words = replay;
  words.push_back("judged");
  BOOST_CHECK_EQUAL(tree.run(words).code, 1);
  words.insert(words.end(), {"--overwrite", "--seed", "9"});
  const Ended refused = tree.run(words);
  BOOST_CHECK_EQUAL(refused.code, 2);
  BOOST_CHECK_MESSAGE(refused.err.find("recorded with seed") != std::string::npos, refused.err);
}

BOOST_AUTO_TEST_CASE(a_fault_without_effect_is_invalid) {
  ScenarioTree tree;
  // The second press finds the controller tracking already, but the first comes when the button is held down
  // anyway.
  tree.add("short.yaml",
           short_scenario(press_start + "  - when: steam.pressure > 30 barg\n"
                                        "    fault: {target: steam.outlet_valve, kind: stuck, value: 0}\n"));
  const Ended ended = tree.run({"run", "--results", "results"});
  BOOST_CHECK_EQUAL(ended.code, 5);
  const auto results = nlohmann::json::parse(read_file(tree.folder() / "results" / "results.json"));
  BOOST_CHECK_EQUAL(results.at("verdict").get<std::string>(), "invalid");
}

BOOST_AUTO_TEST_CASE(killed_in_mid_run_the_trace_is_there_to_the_last_second) {
  ScenarioTree tree;
  std::string text = short_scenario(press_start);
  text.replace(text.find("30 s"), 4, "10 h");
  tree.add("long.yaml", text);
  const pid_t program = start_program({command, "run", "--results", "results"}, tree.folder());
  const auto trace = [&] {
    return fs::exists(tree.folder() / "results") ? trace_in(tree.folder() / "results") : fs::path{};
  };
  while (trace().empty() || fs::file_size(trace()) < 200'000) {
    BOOST_REQUIRE_MESSAGE(is_running(program), "ended by itself");
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  kill(program, SIGKILL);
  BOOST_CHECK_EQUAL(await_program(program), 128 + SIGKILL);
  // The child that was running dies with its parent, but not at the same instant.
  for (std::uintmax_t size = 0; size != fs::file_size(trace());) {
    size = fs::file_size(trace());
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
  }
  const auto reading = heliorig::bench::read_trace(trace());
  BOOST_CHECK(!reading.complete);
  BOOST_REQUIRE_GE(reading.rows.size(), 100u);
  for (std::size_t i = 1; i < reading.rows.size(); ++i) {
    const auto gap = reading.rows[i].time - reading.rows[i - 1].time;
    BOOST_REQUIRE(gap.count() > 0 && gap <= std::chrono::milliseconds{100});
  }
  BOOST_CHECK(!fs::exists(tree.folder() / "results" / "results.json"));
}

BOOST_AUTO_TEST_CASE(where_nothing_more_can_be_written_the_bench_has_failed) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario(press_start));
  // A limit on the size of files stands for a disk that is full; both make write() fail.
  const Ended ended =
      run_program({"/bin/sh", "-c", "trap '' XFSZ; ulimit -f 8; exec " + command + " run --results results"},
                  tree.folder());
  BOOST_CHECK_EQUAL(ended.code, 4);
  BOOST_CHECK_MESSAGE(ended.err.find("written") != std::string::npos, ended.err);
}

BOOST_AUTO_TEST_CASE(firmware_that_hangs_or_crashes_is_run_to_the_end_and_never_passes) {
  ScenarioTree tree;
  std::string text = short_scenario(press_start +
                                    "checks:\n"
                                    "  - name: it tracks\n"
                                    "    formula: eventually[0 s, 3 s] controller.mode == 1\n");
  text.replace(text.find("30 s"), 4, "4 s");
  tree.add("short.yaml", text);
  const fs::path firmware = fs::path{HELIORIG_OTHER_MCU_ELF}.parent_path();
  for (const std::string name : {"lost_0", "lost_2", "lost_0_watchdog"}) {
    const Ended ended =
        tree.run({"run", "--controller", "avr:" + (firmware / (name + ".elf")).string(), "--results", name});
    BOOST_CHECK_MESSAGE(ended.code == 1, name << ": " << ended.code << '\n' << ended.err);
    const auto results = nlohmann::json::parse(read_file(tree.folder() / name / "results.json"));
    BOOST_CHECK_EQUAL(results.at("verdict").get<std::string>(), "fail");
  }
}

BOOST_AUTO_TEST_CASE(a_run_that_takes_too_long_is_invalid) {
  ScenarioTree tree;
  std::string text = short_scenario(press_start);
  text.replace(text.find("30 s"), 4, "20 h");
  tree.add("long.yaml", text);
  const Ended ended = tree.run({"run", "--controller", "avr:" + reference_elf, "--wall-limit", "1",
                                "--no-trace", "--results", "results"});
  BOOST_CHECK_EQUAL(ended.code, 4);
  const auto results = nlohmann::json::parse(read_file(tree.folder() / "results" / "results.json"));
  BOOST_CHECK_EQUAL(results.at("verdict").get<std::string>(), "invalid");
}

BOOST_AUTO_TEST_SUITE_END()
