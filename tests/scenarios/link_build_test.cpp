// The reference firmware's link build by each way to it: the verdicts are those of the simulated controller.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/support/process.h"

using namespace heliorig::tests;

namespace {

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

/// Runs the scenarios against the simulated controller and another: all pass, and each check is of one mind.
nlohmann::json passes_as_simulated(const std::vector<std::string>& scenarios, const std::string& controller) {
  std::vector<std::string> command = {HELIORIG_COMMAND, "run"};
  for (const std::string& scenario : scenarios)
    command.push_back(HELIORIG_SOURCE_DIR "/scenarios/" + scenario + ".yaml");
  for (const char* word : {"--controller", "simulated", "--controller", controller.c_str(), "--no-trace",
                           "--jobs", "2", "--results", "results"})
    command.push_back(word);
  const TemporaryFolder folder;
  const Ended ended = run_program(command, folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
  auto results = nlohmann::json::parse(read_file(folder.path() / "results" / "results.json"));
  BOOST_CHECK_EQUAL(results.at("runs").size(), 2 * scenarios.size());
  for (const auto& run : results.at("runs")) BOOST_CHECK_EQUAL(run.at("verdict").get<std::string>(), "pass");
  BOOST_CHECK_GE(results.at("agreements").size(), 5 * scenarios.size());
  for (const auto& agreement : results.at("agreements")) BOOST_CHECK(agreement.at("agrees").get<bool>());
  return results;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_build)

// Commands, reset, halt, mains, wind and drives.
BOOST_AUTO_TEST_CASE(as_a_program) {
  passes_as_simulated(
      {"outlet-blocked-at-noon", "controller-reset-at-noon", "controller-halted-while-outlet-blocked",
       "mains-lost-and-back", "drive-stalled", "gust"},
      "process:" + program);
}

// Whatever befalls its frames; and what was recorded of it is the same again.
BOOST_AUTO_TEST_CASE(with_every_fault_of_a_link) {
  const TemporaryFolder folder;
  const auto run = [&](const std::string& controller, const std::string& results) {
    const Ended ended =
        run_program({HELIORIG_COMMAND, "run", HELIORIG_SOURCE_DIR "/scenarios/link-faults.yaml",
                     "--controller", controller, "--results", results},
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
  BOOST_CHECK_EQUAL(one.at("link").at("frames").at("asked_again"), 0);
}

BOOST_AUTO_TEST_CASE(over_tcp_one_run_beside_another) {
  const Listening listening;
  passes_as_simulated({"pressure-transmitter-broken", "clock-wrong-by-an-hour"},
                      "tcp:127.0.0.1:" + listening.port());
}

// Half a minute: run by its name alone.
BOOST_AUTO_TEST_CASE(on_the_emulator, *boost::unit_test::disabled()) {
  passes_as_simulated({"pressure-transmitter-broken"}, "process:" HELIORIG_UART_BRIDGE " " HELIORIG_LINK_ELF);
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
