// The reference firmware's link build by each way to it: the verdicts are those of the simulated controller,
// and what was recorded gives the same rows again.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/scenarios/shipped.h"
#include "tests/support/process.h"
#include "tests/support/same_rows.h"

using namespace heliorig::tests;

namespace {

namespace fs = std::filesystem;

const std::string program = HELIORIG_LINK_BUILD;

/// A firmware for each who connects, at a port that the system chooses.
class Listening {
 public:
  Listening() {
    const auto port_file = folder_.path() / "port";
    pid_ =
        start_program({"/bin/sh", "-c", "exec '" + program + "' --listen 0 >'" + port_file.string() + "'"});
    while (is_running(pid_) && !port_.ends_with('\n')) {
      std::this_thread::yield();
      if (std::filesystem::exists(port_file)) port_ = read_file(port_file);
    }
    BOOST_REQUIRE(port_.ends_with('\n'));
    port_.pop_back();
  }
  ~Listening() {
    kill(pid_, SIGKILL);
    await_program(pid_);
  }
  const std::string& port() const { return port_; }

 private:
  TemporaryFolder folder_;
  pid_t pid_ = 0;
  std::string port_;
};

/// Of each run that was not of the simulated controller, in the folder's results.
void check_replays(const fs::path& folder, const std::string& scenario) {
  for (const auto& run : fs::directory_iterator{folder / "results" / scenario}) {
    const std::string controller = run.path().filename().string();
    if (controller == "simulated") continue;
    const std::string recorded = (run.path() / "trace.mcap").string();
    const Ended ended = run_program({HELIORIG_COMMAND, "run", path_of(scenario), "--controller",
                                     "replay:" + recorded, "--overwrite", "--results", "replayed"},
                                    folder);
    BOOST_CHECK_MESSAGE(ended.code == 0, ended.out << ended.err);
    const fs::path replayed = folder / "replayed" / scenario / ("replay-" + controller) / "trace.mcap";
    check_same_rows(heliorig::bench::read_trace(recorded), heliorig::bench::read_trace(replayed));
  }
}

/// Runs the scenarios against the simulated controller and others: all pass, each check is of one mind, and
/// so are the replays.
void check_pass_as_simulated(const std::vector<std::string>& scenarios,
                             const std::vector<std::string>& controllers) {
  std::vector<std::string> command = {HELIORIG_COMMAND, "run",     "--jobs",       "2",
                                      "--results",      "results", "--controller", "simulated"};
  for (const std::string& scenario : scenarios) command.push_back(path_of(scenario));
  for (const std::string& controller : controllers)
    command.insert(command.end(), {"--controller", controller});
  const TemporaryFolder folder;
  const Ended ended = run_program(command, folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  const auto results = nlohmann::json::parse(read_file(folder.path() / "results" / "results.json"));
  BOOST_CHECK_EQUAL(results.at("runs").size(), (1 + controllers.size()) * scenarios.size());
  for (const auto& run : results.at("runs")) BOOST_CHECK_EQUAL(run.at("verdict").get<std::string>(), "pass");
  BOOST_CHECK_GE(results.at("agreements").size(), 5 * scenarios.size());
  for (const auto& agreement : results.at("agreements")) BOOST_CHECK(agreement.at("agrees").get<bool>());
  for (const std::string& scenario : scenarios) {
    BOOST_TEST_CONTEXT(scenario) {
      check_replays(folder.path(), scenario);
    }
  }
}

/// Those that last hours are for an evening; those for a kind of controller alone have tests of their own.
std::vector<std::string> scenarios_short_of_a_day() {
  std::vector<std::string> names;
  for (const std::string& name : shipped_scenarios()) {
    if (!whole_days.contains(name) && !for_the_board_alone.contains(name) && name != for_a_link)
      names.push_back(name);
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_build)

// Commands, reset, halt, mains, wind and drives.
BOOST_AUTO_TEST_CASE(as_a_program) {
  check_pass_as_simulated(
      {"outlet-blocked-at-noon", "controller-reset-at-noon", "controller-halted-while-outlet-blocked",
       "mains-lost-and-back", "drive-stalled", "gust"},
      {"process:" + program});
}

// Whatever befalls its frames; and what was recorded of it is the same again.
BOOST_AUTO_TEST_CASE(with_every_fault_of_a_link) {
  const TemporaryFolder folder;
  const auto run = [&](const std::string& controller, const std::string& results) {
    const Ended ended = run_program(
        {HELIORIG_COMMAND, "run", path_of(for_a_link), "--controller", controller, "--results", results},
        folder.path());
    BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
    return folder.path() / results / "link-faults";
  };
  const auto first = run("process:" + program, "first") / "process-reference_firmware_link";
  const auto again =
      run("replay:" + (first / "trace.mcap").string(), "again") / "replay-process-reference_firmware_link";
  const auto one = nlohmann::json::parse(read_file(first / "result.json"));
  const auto other = nlohmann::json::parse(read_file(again / "result.json"));
  BOOST_CHECK(one.at("findings") == other.at("findings"));
  BOOST_CHECK(one.at("faults") == other.at("faults"));
}

BOOST_AUTO_TEST_CASE(over_tcp_one_run_beside_another) {
  const Listening listening;
  check_pass_as_simulated({"pressure-transmitter-broken", "clock-wrong-by-an-hour"},
                          {"tcp:127.0.0.1:" + listening.port()});
}

// Half a minute: run by its name alone.
BOOST_AUTO_TEST_CASE(on_the_emulator, *boost::unit_test::disabled()) {
  const std::string board = "process:" HELIORIG_UART_BRIDGE " " HELIORIG_LINK_ELF;
  check_pass_as_simulated({"pressure-transmitter-broken"}, {board});
  const TemporaryFolder folder;
  const Ended ended = run_program({HELIORIG_COMMAND, "run", path_of("link-faults"), "--controller", board,
                                   "--no-trace", "--results", "results"},
                                  folder.path());
  BOOST_CHECK_MESSAGE(ended.code == 0, ended.out << ended.err);
}

// Two minutes: the same.
BOOST_AUTO_TEST_CASE(every_scenario, *boost::unit_test::disabled()) {
  const Listening listening;
  const auto scenarios = scenarios_short_of_a_day();
  BOOST_CHECK_GE(scenarios.size(), 26u);
  check_pass_as_simulated(scenarios, {"process:" + program, "tcp:127.0.0.1:" + listening.port()});
}

// It holds the rows where they are: nothing can fail, and nothing is proven.
BOOST_AUTO_TEST_CASE(ten_lines_of_python) {
  const TemporaryFolder folder;
  const std::string python = HELIORIG_SOURCE_DIR "/adapters/protocol/python/ten_lines.py";
  const Ended ended =
      run_program({HELIORIG_COMMAND, "run", HELIORIG_SOURCE_DIR "/scenarios/pressure-transmitter-broken.yaml",
                   "--controller", "process:env PYTHONDONTWRITEBYTECODE=1 python3 " + python, "--no-trace",
                   "--results", "results"},
                  folder.path());
  BOOST_CHECK_EQUAL(ended.code, 5);
  BOOST_CHECK_MESSAGE(ended.out.find("inconclusive") != std::string::npos, ended.out << ended.err);
  BOOST_CHECK(
      std::filesystem::exists(folder.path() / "results/pressure-transmitter-broken/process-ten_lines"));
}

BOOST_AUTO_TEST_CASE(results_bear_the_program_s_hash) {
  const TemporaryFolder folder;
  const Ended ended =
      run_program({HELIORIG_COMMAND, "run", HELIORIG_SOURCE_DIR "/scenarios/clock-wrong-by-an-hour.yaml",
                   "--controller", "process:" + program, "--no-trace", "--results", "results"},
                  folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  const std::string sha256 = run_program({"/usr/bin/sha256sum", program}).out.substr(0, 64);
  BOOST_REQUIRE_EQUAL(sha256.find_first_not_of("0123456789abcdef"), std::string::npos);
  BOOST_REQUIRE_EQUAL(sha256.size(), 64u);
  const std::string result = read_file(folder.path() / "results" / "clock-wrong-by-an-hour" /
                                       "process-reference_firmware_link" / "result.json");
  BOOST_CHECK(result.find('"' + sha256 + '"') != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
