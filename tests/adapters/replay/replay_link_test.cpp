// A run is recorded with a controller of the test's own and run again without it.
#include "adapters/replay/replay_link.h"

#include <bit>
#include <fstream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "adapters/replay/recording_link.h"
#include "bench/report/result_json.h"
#include "bench/run/scenario_run.h"
#include "bench/trace/trace_reader.h"
#include "tests/bench/run/fake_link.h"
#include "tests/bench/run/one_minute.h"
#include "tests/support/in_child.h"
#include "tests/support/process.h"

using namespace std::chrono_literals;

namespace heliorig::adapters {
namespace {

using bench::ScenarioFile;
using models::SimTime;
using tests::check_of;
using tests::event_at;
using tests::FakeLink;
using tests::in_child;
using tests::one_minute;
namespace fs = std::filesystem;

constexpr SimTime zero{};

/// Half a minute with a fault of its own and a check, so that all that a recording holds is in it.
ScenarioFile scenario_with_fault() {
  ScenarioFile scenario = one_minute();
  scenario.duration = 30s;
  scenario.events = {event_at(zero + 10s, "controller.mcu", "halted", "", 5s)};
  scenario.checks = {check_of("always steam.pressure < 40 barg")};
  return scenario;
}

/// Its mode changes with time, its feed all the while, so that rows tell whether answers come at their
/// instants.
FakeLink::Answer restless(SimTime time) {
  const double t_s = models::seconds(time);
  return {{"controller.mode", t_s < 12.3 ? 1.0 : 2.0}, {"controller.command.feed_pump", 0.3 + 0.01 * t_s}};
}

bench::RunResult run(const ScenarioFile& scenario, bench::ControllerLink& link, const fs::path& file) {
  bench::Diagnostics diagnostics;
  bench::Binding binding = bench::bind_scenario(scenario, link.describe(), diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), bench::to_text(diagnostics));
  const auto seed = std::to_string(static_cast<std::uint64_t>(scenario.conditions.seed));
  auto created = bench::TraceWriter::create(file, binding.signals, 0, {{"seed", seed}});
  auto& trace = std::get<bench::TraceWriter>(created);
  RecordingLink recording{link, trace};
  return bench::ScenarioRun{scenario, std::move(binding), recording, &trace, {}}.run();
}

/// Runs in a child, as the kernel elaborates once a process, and leaves trace and result.json in the folder.
void record(const ScenarioFile& scenario, const fs::path& folder,
            const std::function<void(FakeLink&)>& prepare = {}) {
  in_child([&] {
    FakeLink link{scenario.plant, restless};
    link.description.quantum = 250ms;
    if (prepare) prepare(link);
    std::ofstream{folder / "recorded.json"} << bench::to_json(run(scenario, link, folder / "recorded.mcap"));
  });
}

std::unique_ptr<bench::ControllerLink> opened(const ScenarioFile& scenario, const fs::path& trace) {
  auto link = open_replay({"replay:t", trace, static_cast<std::uint64_t>(scenario.conditions.seed)});
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&link)) BOOST_FAIL(bench::to_text(*wrong));
  return std::get<std::unique_ptr<bench::ControllerLink>>(std::move(link));
}

/// What became of a replay of folder's recording with another scenario.
void replay(const ScenarioFile& scenario, const fs::path& folder,
            const std::function<void(const bench::RunResult&)>& look) {
  in_child([&] {
    const auto link = opened(scenario, folder / "recorded.mcap");
    look(run(scenario, *link, folder / "replayed.mcap"));
  });
}

void expect_loss(const ScenarioFile& scenario, const fs::path& folder, const std::string& reason) {
  replay(scenario, folder, [&](const bench::RunResult& result) {
    BOOST_TEST((result.verdict == bench::Verdict::invalid));
    BOOST_TEST(result.link_lost);
    BOOST_TEST(result.reasons == std::vector{"link lost: " + reason}, boost::test_tools::per_element());
  });
}

std::string refusal(const ScenarioFile& scenario, const fs::path& trace) {
  const auto link = open_replay({"replay:t", trace, static_cast<std::uint64_t>(scenario.conditions.seed)});
  const auto* wrong = std::get_if<bench::Diagnostics>(&link);
  BOOST_REQUIRE(wrong != nullptr);
  return wrong->front().message;
}

bool same_bits(const bench::ReadRow& a, const bench::ReadRow& b) {
  return a.time == b.time && std::ranges::equal(a.values, b.values, [](double x, double y) {
           return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
         });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(replay_link)

BOOST_AUTO_TEST_CASE(a_replay_gives_the_recorded_run_bit_by_bit) {
  const tests::TemporaryFolder folder;
  const ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  replay(scenario, folder.path(), [](const bench::RunResult& result) {
    BOOST_TEST((result.verdict == bench::Verdict::pass));
    BOOST_TEST(result.faults.size() == 1u);
    BOOST_TEST(result.faults.front().observed);
  });
  const auto recorded = bench::read_trace(folder.path() / "recorded.mcap");
  const auto replayed = bench::read_trace(folder.path() / "replayed.mcap");
  BOOST_TEST(recorded.complete);
  BOOST_TEST(recorded.rows.size() > 300u);
  BOOST_TEST(std::ranges::equal(recorded.rows, replayed.rows, same_bits));
  BOOST_TEST(std::ranges::equal(recorded.events, replayed.events, [](const auto& a, const auto& b) {
    return a.time == b.time && a.source == b.source && a.text == b.text;
  }));
  // What was recorded of the replay is what was recorded of the run, but for its name.
  BOOST_TEST(
      std::equal(recorded.recording.begin() + 1, recorded.recording.end(), replayed.recording.begin() + 1,
                 replayed.recording.end(),
                 [](const auto& a, const auto& b) { return a.time == b.time && a.message == b.message; }));
}

BOOST_AUTO_TEST_CASE(checks_may_be_others_than_were_recorded) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  scenario.checks = {check_of("always controller.mode < 1.5")};
  replay(scenario, folder.path(), [](const bench::RunResult& result) {
    BOOST_TEST((result.verdict == bench::Verdict::fail));
    BOOST_TEST(result.reasons.empty());
  });
}

BOOST_AUTO_TEST_CASE(other_sensor_values_than_were_recorded_end_it) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  scenario.events.push_back(event_at(zero + 20s, "instruments.pressure_1", "bias", "0.1 bar", 5s));
  expect_loss(scenario, folder.path(),
              "at 20 s the controller is shown other sensor values than were recorded; what it would have "
              "answered nobody knows: run it again");
}

BOOST_AUTO_TEST_CASE(other_faults_of_the_controller_end_it) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  const bench::EventSpec event = scenario.events.front();
  scenario.events.push_back(event_at(zero + 20s, "controller.mcu", "halted", "", 5s));
  expect_loss(scenario, folder.path(),
              "at 20 s this run sets the fault controller.mcu halted, the recorded one did not");
  scenario.events.clear();
  fs::remove(folder.path() / "replayed.mcap");
  expect_loss(scenario, folder.path(),
              "at 10 s the recorded run had set or cleared a fault or typed a line that this one did not");
}

BOOST_AUTO_TEST_CASE(a_longer_run_ends_with_the_recording) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  scenario.duration = 40s;
  expect_loss(scenario, folder.path(), "at 30 s the recorded run had ended");
}

BOOST_AUTO_TEST_CASE(a_recording_that_breaks_off_is_replayed_as_far_as_it_goes) {
  const tests::TemporaryFolder folder;
  const ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  const fs::path trace = folder.path() / "recorded.mcap";
  fs::resize_file(trace, fs::file_size(trace) / 2);
  replay(scenario, folder.path(), [](const bench::RunResult& result) {
    BOOST_TEST((result.verdict == bench::Verdict::invalid));
    BOOST_TEST(result.reasons.front().ends_with("s the recording breaks off"));
  });
}

BOOST_AUTO_TEST_CASE(a_recording_without_its_end_proves_nothing_even_for_a_shorter_run) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path());
  const fs::path trace = folder.path() / "recorded.mcap";
  fs::resize_file(trace, fs::file_size(trace) * 9 / 10);
  scenario.events.clear();
  scenario.duration = 3s;
  replay(scenario, folder.path(), [](const bench::RunResult& result) {
    BOOST_TEST((result.verdict == bench::Verdict::invalid));
    BOOST_TEST(result.reasons.back().find("the recorded run was cut short") != std::string::npos);
  });
}

BOOST_AUTO_TEST_CASE(a_lost_link_is_lost_again_at_its_instant) {
  const tests::TemporaryFolder folder;
  const ScenarioFile scenario = scenario_with_fault();
  record(scenario, folder.path(), [](FakeLink& link) { link.lost_at = zero + 21s; });
  replay(scenario, folder.path(), [](const bench::RunResult& result) {
    BOOST_TEST((result.duration == 21s));
    BOOST_TEST(result.reasons == std::vector<std::string>{"link lost: the cable is out"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(what_is_no_recording_for_this_run_is_refused) {
  const tests::TemporaryFolder folder;
  ScenarioFile scenario = scenario_with_fault();
  const fs::path trace = folder.path() / "recorded.mcap";
  record(scenario, folder.path());
  scenario.conditions.seed = models::Seed{99};
  BOOST_TEST(refusal(scenario, trace) == "it was recorded with seed 7, the run to come has seed 99");
  BOOST_TEST(refusal(scenario, folder.path() / "none").find("cannot be read") != std::string::npos);
  auto bare = bench::TraceWriter::create(folder.path() / "bare.mcap", bench::SignalTable{}, 0, {});
  std::get<bench::TraceWriter>(bare).close();
  BOOST_TEST(refusal(scenario, folder.path() / "bare.mcap") == "it holds no recording of a controller");
}

BOOST_AUTO_TEST_CASE(a_run_that_missed_its_times_cannot_be_replayed_into_a_pass) {
  const tests::TemporaryFolder folder;
  const ScenarioFile scenario = scenario_with_fault();
  auto created = bench::TraceWriter::create(folder.path() / "t.mcap", bench::SignalTable{}, 0, {});
  auto& trace = std::get<bench::TraceWriter>(created);
  FakeLink link{scenario.plant, restless};
  RecordingLink recording{link, trace};
  recording.run_ended({zero + 1s, 3ms, "7 % of the exchanges came a quantum late or more"});
  trace.close();
  BOOST_TEST(refusal(scenario, folder.path() / "t.mcap") ==
             "7 % of the exchanges came a quantum late or more");
}

BOOST_AUTO_TEST_CASE(what_pacing_blurred_stays_uncertain) {
  const tests::TemporaryFolder folder;
  const ScenarioFile scenario = scenario_with_fault();
  auto created = bench::TraceWriter::create(folder.path() / "t.mcap", bench::SignalTable{}, 0, {});
  auto& trace = std::get<bench::TraceWriter>(created);
  FakeLink link{scenario.plant, restless};
  link.description.timing_uncertainty = 100ms;
  RecordingLink recording{link, trace};
  recording.run_ended({zero + 1s, 3ms, ""});
  trace.close();
  const auto replayed = opened(scenario, folder.path() / "t.mcap");
  BOOST_TEST((replayed->describe().timing_uncertainty == 103ms));
  BOOST_TEST((replayed->describe().outputs == link.description.outputs));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace heliorig::adapters
