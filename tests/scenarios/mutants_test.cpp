// The scenarios are worth their time only if they notice: each small change to the firmware makes one
// requirement fail, and nothing else than what hangs together with it. In process, which takes a fiftieth of
// the time; on the emulated board those changes that only it can show, and one of the others.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "tests/scenarios/findings.h"

using namespace heliorig::tests;

namespace {

enum class Build { simulated, both, board };

/// A small change, where it shows, and what must fail there, by which signal; `besides` may fail with it.
struct Mutant {
  std::string name;
  std::string scenario;
  std::string requirement;
  std::string signal;
  std::set<std::string> besides = {};
  Build build = Build::simulated;
  bool watched = false;  ///< instruction by instruction, for what the microcontroller has to spare
};

const Mutant mutants[] = {
    {"trips_late", "outlet-blocked-at-noon", "PRS-09", "steam.pressure", {"PRS-10", "PRS-16"}, Build::both},
    {"vent_opens_late", "outlet-blocked-at-noon", "PRS-10", "steam.vent_opening"},
    {"vent_asks_both", "stuck-pressure-transmitter", "PRS-10", "steam.vent_opening"},
    {"low_water_unheeded", "low-water", "LVL-14", "controller.mode"},
    {"feed_loss_unheeded",
     "feed-lost",
     "FED-15",
     "controller.mode",
     {"the loss is noticed while it lasts", "the rows are stowed"}},
    {"rows_leave_late", "outlet-blocked-at-noon", "PRS-16", "mirrors.intercepted_power", {"FLX-39"}},
    {"evaporator_unheeded", "evaporator-wall-reads-hot", "EVW-17", "controller.mode"},
    {"superheater_unheeded", "superheater-wall-reads-hot", "SHT-17", "controller.mode"},
    {"sun_once_in_a_while", "tracking-with-a-cloud", "TRK-19", "mirrors.tracking_error_rms", {"TRK-20"}},
    {"one_row_behind", "tracking-with-a-cloud", "TRK-20", "mirrors.tracking_error_max"},
    {"jump_followed",
     "clock-wrong-by-an-hour",
     "TRK-19",
     "mirrors.tracking_error_rms",
     {"CLK-22", "FLX-39", "the rows leave by themselves"}},
    {"jump_followed",
     "clock-wrong-by-an-hour",
     "CLK-22",
     "controller.mode",
     {"TRK-19", "FLX-39", "the rows leave by themselves"}},
    {"turns_away_too_little", "clock-wrong-by-an-hour", "FLX-39", "mirrors.intercepted_power"},
    {"saturation_unheeded", "both-pressure-transmitters-read-low", "SIG-26", "controller.alarm[0]"},
    {"watchdog_forgotten",
     "crystal-stopped",
     "WDG-32",
     "safety.chain_closed",
     {"CHN-18", "FLX-18"},
     Build::board},
    {"program_untested", "program-damaged", "TST-33", "controller.alarm[0]", {}, Build::board},
    {"damage_believed", "settings-damaged", "SET-35", "controller.mode", {"no row moves"}, Build::board},
    {"broken_wire_believed", "pressure-transmitter-broken", "SIG-24", "controller.alarm[0]"},
    {"broken_wire_believed", "outlet-temperature-sensor-open", "SIG-25", "controller.alarm[0]"},
    {"stuck_sensor_unsaid", "drifting-pressure-transmitter", "SIG-27", "controller.alarm[0]"},
    {"slip_unheeded", "encoder-slipped", "ENC-28", "controller.alarm[0]", {"the rows leave the focus"}},
    {"row_may_stay", "drive-stalled", "FLX-39", "mirrors.intercepted_power"},
    {"stalled_motor_driven", "drive-stalled", "DRV-29", "mirrors.drive[0].stalled"},
    // Homing finds the rows elsewhere than at their switches, and nothing starts.
    {"end_switch_unheeded",
     "gust",
     "DRV-30",
     "mirrors.row[0].angle",
     {"WND-36", "STW-36", "SUN-37", "back on the focus"}},
    {"western_switch_unheeded", "gust", "DRV-30", "mirrors.row[0].angle", {"STW-36", "back on the focus"}},
    {"starts_again_by_itself", "controller-reset-at-noon", "SUP-34", "controller.mode"},
    {"wind_unheeded", "gust", "WND-36", "controller.mode", {"STW-36"}},
    {"stows_slowly", "gust", "STW-36", "mirrors.row[0].angle"},
    {"focuses_at_once", "outlet-blocked-at-noon", "SUN-37", "controller.mode"},
    {"feeds_hot_tube", "evaporator-wall-reads-hot", "FED-38", "controller.command.feed_pump"},
    {"feeds_too_much", "high-water", "LVL-42", "steam.feed_flow"},
    {"frost_unheeded", "frost-in-the-morning", "FRS-45", "controller.mode", {"rows stay away"}},
    {"starts_again_by_itself", "emergency-stop", "EST-46", "controller.mode"},
    {"never_trips",
     "limiter-welded-while-the-load-shuts-off",
     "PRS-12",
     "steam.pressure",
     {"PRS-09", "PRS-10", "PRS-16"}},
    {"waits_in_the_west",
     "emergency-stop-while-focusing",
     "CHN-18",
     "mirrors.row[0].tracking_error",
     {"FLX-18", "FLX-39"}},
    {"waits_in_the_west",
     "emergency-stop-while-focusing",
     "FLX-18",
     "mirrors.intercepted_power",
     {"CHN-18", "FLX-39"}},
    {"bypass_shut", "steam-leak-at-the-drum", "TMP-41", "steam.outlet_temperature", {"OUT-41"}},
    {"bypass_aims_too_high", "steam-leak-at-the-drum", "OUT-41", "steam.outlet_temperature"},
    {"rows_thrice_as_fast", "warm-up-at-noon", "WRM-43", "steam.warming_rate"},
    {"no_purge", "warm-up-at-noon", "AIR-43", "steam.vent_opening"},
    {"vent_wire_forgotten",
     "outlet-blocked-at-noon",
     "PRS-10",
     "steam.vent_opening",
     {"the vent closes again"},
     Build::board},
    {"wastes_memory",
     "pressure-transmitter-broken",
     "RAM-25",
     "controller.mcu.least_free_ram_share",
     {},
     Build::board,
     true},
    {"wastes_time",
     "pressure-transmitter-broken",
     "CPU-30",
     "controller.mcu.longest_awake",
     {},
     Build::board,
     true},
};

/// Requirements that hard-wired means keep whatever the firmware does, and the change that would break each
/// if it could: the run fails by something else, and what has been kept is the plant's merit.
struct Kept {
  std::string requirement;
  std::string name;
  std::string scenario;
  std::string broken;  ///< what fails instead
};
const Kept kept[] = {
    {"PRS-02", "never_trips", "limiter-welded-while-the-load-shuts-off", "PRS-12"},
    {"TMP-17", "low_water_unheeded", "low-water", "LVL-14"},
    {"VAC-44", "feeds_while_idle", "night-after-a-hot-day", "no water from the feed tank"},
};

/// Requirements on the link, which no mutant here has: controllers that break them are in
/// tests/tools/heliorig.
const char* const of_the_link[] = {"LNK-31", "FRM-31"};

/// The identifiers of those of the reference plant's requirements that its controller can be held to.
std::set<std::string> required() {
  std::ifstream file(HELIORIG_SOURCE_DIR "/scenarios/requirements/solarose-4x4.yaml");
  const std::string key = "  - id: ";
  std::set<std::string> identifiers;
  std::string last;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(key)) identifiers.insert(last = line.substr(key.size()));
    if (line.starts_with("    not_applicable: ")) identifiers.erase(last);
  }
  return identifiers;
}

/// What runs a mutant, and as which controllers.
std::vector<std::string> run_of(const Mutant& mutant) {
  const std::string built = HELIORIG_MUTANTS "/";
  std::vector<std::string> words = {
      mutant.build == Build::board ? HELIORIG_COMMAND : built + "heliorig_" + mutant.name, "run",
      HELIORIG_SOURCE_DIR "/scenarios/" + mutant.scenario + ".yaml"};
  if (mutant.build != Build::board) words.insert(words.end(), {"--controller", "simulated"});
  if (mutant.build != Build::simulated) {
    words.insert(words.end(), {"--controller", "avr:" + built + mutant.name + "/" + mutant.name + ".elf" +
                                                   (mutant.watched ? "" : ",watch=off")});
  }
  words.insert(words.end(), {"--jobs", "2", "--no-trace", "--results", "results"});
  return words;
}

/// Runs a shipped scenario against a mutant.
void check_noticed(const Mutant& mutant) {
  const TemporaryFolder folder;
  const Ended ended = run_program(run_of(mutant), folder.path());
  BOOST_REQUIRE_MESSAGE(ended.code == 1, ended.out << ended.err);
  const auto findings = findings_in(folder.path() / "results", mutant.scenario);
  BOOST_CHECK_EQUAL(findings.size(), mutant.build == Build::both ? 2u : 1u);
  for (const auto& [controller, of_run] : findings) {
    BOOST_TEST_CONTEXT(controller) {
      BOOST_CHECK_EQUAL(of_run.verdict, "fail");
      BOOST_REQUIRE(of_run.checks.contains(mutant.requirement));
      BOOST_CHECK_EQUAL(of_run.checks.at(mutant.requirement).verdict, "fail");
      BOOST_CHECK_EQUAL(of_run.checks.at(mutant.requirement).signal, mutant.signal);
      for (const auto& [id, finding] : of_run.checks) {
        if (id == mutant.requirement || mutant.besides.contains(id)) continue;
        if (finding.verdict == "not applicable") continue;
        BOOST_CHECK_MESSAGE(finding.verdict == "pass", id << ": " << finding.verdict);
      }
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutants_of_the_firmware)

BOOST_AUTO_TEST_CASE(every_requirement_has_one_or_is_kept_without_firmware) {
  std::set<std::string> covered;
  for (const Kept& one : kept) covered.insert(one.requirement);
  covered.insert(std::begin(of_the_link), std::end(of_the_link));
  for (const Mutant& mutant : mutants) {
    BOOST_TEST(
        std::ranges::none_of(kept, [&](const Kept& one) { return one.requirement == mutant.requirement; }),
        mutant.requirement);
    covered.insert(mutant.requirement);
  }
  const std::set<std::string> all = required();
  BOOST_CHECK_EQUAL_COLLECTIONS(covered.begin(), covered.end(), all.begin(), all.end());
}

BOOST_AUTO_TEST_CASE(each_fails_the_requirement_that_it_breaks_and_no_other) {
  for (const Mutant& mutant : mutants) {
    BOOST_TEST_CONTEXT(mutant.name << " in " << mutant.scenario) {
      check_noticed(mutant);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_hard_wired_is_kept_by_the_worst_of_them) {
  for (const Kept& one : kept) {
    BOOST_TEST_CONTEXT(one.name << " in " << one.scenario) {
      const TemporaryFolder folder;
      const Ended ended = run_program(run_of({one.name, one.scenario, one.requirement, ""}), folder.path());
      BOOST_REQUIRE_MESSAGE(ended.code == 1, ended.out << ended.err);
      const auto findings = findings_in(folder.path() / "results", one.scenario);
      BOOST_REQUIRE_EQUAL(findings.size(), 1u);
      const Findings& of_run = findings.begin()->second;
      BOOST_CHECK_EQUAL(of_run.checks.at(one.broken).verdict, "fail");
      BOOST_CHECK_EQUAL(of_run.checks.at(one.requirement).verdict, "pass");
    }
  }
}

// The wind, the frost and the water are judged, not what the controller is told of them: a firmware in good
// order fails where an instrument that it has only one of hides them.
BOOST_AUTO_TEST_CASE(what_an_instrument_hides_is_judged_all_the_same) {
  struct Hidden {
    std::string scenario;
    std::string fault;
    std::string requirement;
  };
  const Hidden hidden[] = {
      {"gust", "target: instruments.wind_speed, kind: stuck, value: 3 m/s", "WND-36"},
      {"gust", "target: instruments.wind_speed, kind: stuck, value: 3 m/s", "STW-36"},
      {"frost-in-the-morning", "target: instruments.drum_temperature, kind: stuck, value: 20 degC", "FRS-45"},
      {"high-water", "target: instruments.level_high, kind: stuck, value: 0", "LVL-42"},
  };
  const std::filesystem::path shipped = HELIORIG_SOURCE_DIR "/scenarios";
  for (const Hidden& one : hidden) {
    BOOST_TEST_CONTEXT(one.requirement << " in " << one.scenario) {
      const TemporaryFolder folder;
      for (const char* beside : {"heliorig.yaml", "plants", "requirements", "boards"})
        std::filesystem::copy(shipped / beside, folder.path() / beside,
                              std::filesystem::copy_options::recursive);
      std::string text = read_file(shipped / (one.scenario + ".yaml"));
      const std::string events = "events:\n";
      text.insert(text.find(events) + events.size(), "  - at: 2 s\n    fault: {" + one.fault + "}\n");
      std::ofstream{folder.path() / (one.scenario + ".yaml")} << text;
      const Ended ended = run_program({HELIORIG_COMMAND, "run", one.scenario + ".yaml", "--controller",
                                       "simulated", "--no-trace", "--results", "results"},
                                      folder.path());
      BOOST_REQUIRE_MESSAGE(ended.code == 1, ended.out << ended.err);
      const auto findings = findings_in(folder.path() / "results", one.scenario);
      BOOST_REQUIRE_EQUAL(findings.size(), 1u);
      BOOST_CHECK_EQUAL(findings.begin()->second.checks.at(one.requirement).verdict, "fail");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
