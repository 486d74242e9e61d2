// Boards on a USB serial adapter as Linux's own driver has it, in whole runs of the command.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <numeric>

#include "bench/trace/trace_reader.h"
#include "tests/guest/guest.h"
#include "tests/support/same_rows.h"

using namespace heliorig::tests;

namespace {

const std::string board = std::string{"serial:usb:0403:6001:"} + Guest::adapter_serial;

/// Of a run of the scenario in the results folder with that name; the controller's folder begins with `kind`.
std::string read(Guest& guest, const std::string& results, const std::string& scenario,
                 const std::string& kind, const std::string& file) {
  const Ended read = guest.run("cat " + results + '/' + scenario + '/' + kind + "*/" + file);
  BOOST_REQUIRE_MESSAGE(read.code == 0, read.err);
  return read.out;
}

heliorig::bench::TraceReading read_trace(Guest& guest, const std::string& results,
                                         const std::string& scenario, const std::string& kind) {
  return heliorig::bench::read_trace_bytes(read(guest, results, scenario, kind, "trace.mcap"), results);
}

/// What was recorded over the port gives the same rows again, to the last bit.
void check_replay(Guest& guest, const std::string& results, const std::string& scenario) {
  const std::string trace = results + '/' + scenario + "/serial-*/trace.mcap";
  const Ended ended = guest.run("heliorig run --overwrite scenarios/" + scenario +
                                ".yaml --controller replay:$(echo " + trace + ") --results replayed");
  BOOST_CHECK_MESSAGE(ended.code == 0, ended.out << ended.err);
  check_same_rows(read_trace(guest, results, scenario, "serial-"),
                  read_trace(guest, "replayed", scenario, "replay-"));
}

/// Till that is true, or `$run` has ended.
void await(Guest& guest, const std::string& condition) {
  guest.run("{ while kill -0 $run && ! " + condition + "; do sleep 0.1; done; } 2>/dev/null");
}

bool says(const Ended& ended, const std::string& words) {
  return (ended.out + ended.err).find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(guest_with_an_adapter)

BOOST_AUTO_TEST_CASE(the_adapter_is_listed) {
  Guest guest;
  const Ended ended = guest.run("heliorig ports --json");
  BOOST_REQUIRE_EQUAL(ended.code, 0);
  const auto ports = nlohmann::json::parse(ended.out);
  const auto adapter =
      std::ranges::find_if(ports, [](const auto& port) { return !port.at("usb_vendor").is_null(); });
  BOOST_REQUIRE(adapter != ports.end());
  BOOST_CHECK_EQUAL(adapter->at("usb_vendor"), 0x0403);
  BOOST_CHECK_EQUAL(adapter->at("usb_product"), 0x6001);
  BOOST_CHECK_EQUAL(adapter->at("usb_serial"), Guest::adapter_serial);
  BOOST_CHECK_EQUAL(adapter->at("usb_manufacturer"), "QEMU");
  BOOST_CHECK_EQUAL("serial:" + adapter->at("lasting_name").get<std::string>(), board);
  BOOST_CHECK(adapter->at("port").get<std::string>().starts_with("/dev/ttyUSB"));
}

BOOST_AUTO_TEST_CASE(scenarios_have_the_verdicts_of_the_simulated_controller) {
  Guest guest;
  for (const std::string scenario : {"at-rest", "pressure-transmitter-broken"}) {
    BOOST_TEST_CONTEXT(scenario) {
      const std::string run = "heliorig run --overwrite scenarios/" + scenario + ".yaml --controller ";
      const Ended ended = guest.run(run + "simulated --controller " + board + " --results results");
      BOOST_REQUIRE_MESSAGE(ended.code == 0, ended.out << ended.err);
      const auto results = nlohmann::json::parse(guest.run("cat results/results.json").out);
      BOOST_CHECK_EQUAL(results.at("runs").size(), 2u);
      BOOST_CHECK_GE(results.at("agreements").size(), 5u);
      for (const auto& agreement : results.at("agreements")) BOOST_CHECK(agreement.at("agrees").get<bool>());

      check_replay(guest, "results", scenario);
    }
  }
}

// How late a step is depends on what else this machine does: told, and not judged here.
BOOST_AUTO_TEST_CASE(a_scenario_in_real_time) {
  Guest guest;
  const Ended ended =
      guest.run("heliorig run scenarios/at-rest.yaml --speed 1 --most-overruns 100 --controller " + board +
                " --results timed");
  BOOST_CHECK_MESSAGE(ended.code == 0, ended.out << ended.err);
  const auto result = nlohmann::json::parse(read(guest, "timed", "at-rest", "serial-", "result.json"));
  BOOST_CHECK_EQUAL(result.at("verdict"), "pass");
  const auto& pacing = result.at("pacing");
  BOOST_CHECK_EQUAL(pacing.at("steps"), 600);
  const auto lateness = pacing.at("lateness").get<std::vector<int>>();
  BOOST_CHECK_EQUAL(std::accumulate(lateness.begin(), lateness.end(), 0), 600);
  BOOST_CHECK_EQUAL(result.at("link").at("round_trips").at("count"), 600);
  BOOST_CHECK(pacing.at("real_time_priority").get<bool>() && pacing.at("memory_locked").get<bool>());
  BOOST_CHECK_MESSAGE(pacing.at("notes").empty(), pacing);  // the driver has a low-latency mode
  const auto timing = nlohmann::json::parse(guest.run("cat timed/timing.json").out);
  BOOST_CHECK_GE(timing.at("runs").at(0).at("wall_s").get<double>(), 60.0);
  check_replay(guest, "timed", "at-rest");
}

// What was recorded till then is kept, and all is well when it is plugged in again.
BOOST_AUTO_TEST_CASE(an_adapter_is_pulled_in_mid_run_and_plugged_in_again) {
  Guest guest;
  const std::string scenario = "pressure-transmitter-broken";
  guest.run("heliorig run scenarios/" + scenario + ".yaml --controller " + board +
            " --results lost >said 2>&1 & run=$!");
  await(guest, "[ $(cat lost/*/*/trace.mcap | wc -c) -ge 100000 ]");
  guest.unplug();
  const Ended ended = guest.run("wait $run; code=$?; cat said; (exit $code)");
  BOOST_CHECK_EQUAL(ended.code, 3);
  BOOST_CHECK_MESSAGE(says(ended, "link lost: it was unplugged"), ended.out);
  const auto result = nlohmann::json::parse(read(guest, "lost", scenario, "serial-", "result.json"));
  BOOST_CHECK_EQUAL(result.at("verdict"), "invalid");
  BOOST_CHECK(result.at("link_lost").get<bool>());
  const auto trace = read_trace(guest, "lost", scenario, "serial-");
  BOOST_CHECK(trace.error.empty() && trace.complete);
  BOOST_CHECK_GT(trace.rows.size(), 100u);
  BOOST_CHECK_EQUAL(trace.rows.size(), result.at("rows").get<std::size_t>());
  BOOST_CHECK(says(guest.run("heliorig run scenarios/at-rest.yaml --results none --controller " + board),
                   "no board is plugged in that is"));

  guest.plug_in();
  guest.run("await_port");
  const Ended again = guest.run("heliorig run scenarios/at-rest.yaml --results again --controller " + board);
  BOOST_CHECK_MESSAGE(again.code == 0, again.out << again.err);
}

// In use, or not permitted until one has joined the group.
BOOST_AUTO_TEST_CASE(a_port_that_cannot_be_had) {
  Guest guest;
  const std::string run = "heliorig run scenarios/at-rest.yaml --controller " + board + " --results ";
  guest.run("heliorig run scenarios/pressure-transmitter-broken.yaml --controller " + board +
            " --results /tmp/first >said 2>&1 & run=$!");
  await(guest, "ls /tmp/first/*/*/trace.mcap");
  const Ended busy = guest.run(run + "/tmp/second");
  BOOST_CHECK_EQUAL(busy.code, 3);
  BOOST_CHECK_MESSAGE(says(busy, "is in use by another program"), busy.err);
  guest.run("kill $run; wait $run");

  const Ended refused = guest.run("su maker -c '" + run + "/tmp/third'");
  BOOST_CHECK_EQUAL(refused.code, 3);
  BOOST_CHECK_MESSAGE(says(refused, "usermod -aG dialout"), refused.err);
  guest.run("sed -i 's/^dialout:.*/&maker/' /etc/group");
  const Ended permitted = guest.run(
      "su maker -c 'heliorig run scenarios/at-rest.yaml --results /tmp/fourth --controller "
      "serial:'$port@115200");
  BOOST_CHECK_MESSAGE(permitted.code == 0, permitted.out << permitted.err);
}

BOOST_AUTO_TEST_SUITE_END()
