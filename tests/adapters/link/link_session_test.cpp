// The conversation with a controller program, a good one and bad ones.
#include "adapters/link/link_session.h"

#include <boost/test/unit_test.hpp>

#include "adapters/link/signal_list.h"
#include "adapters/process/process_stream.h"
#include "adapters/process/program_file.h"
#include "tests/support/process.h"

using namespace heliorig::adapters;
using namespace std::chrono_literals;

namespace {

using Opened = std::variant<std::unique_ptr<LinkSession>, SessionLost>;

const SessionOptions patient{.greeting_patience = 20s, .answer_patience = 20s, .repeat_after = 50ms};

Opened open(std::vector<std::string> arguments, const SessionOptions& options = patient) {
  std::vector<std::string> words{"env", "PYTHONPATH=" HELIORIG_SOURCE_DIR "/adapters/protocol/python",
                                 "PYTHONDONTWRITEBYTECODE=1", "python3",
                                 HELIORIG_SOURCE_DIR "/tests/adapters/link/hostile.py"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto stream = start_process(words);
  BOOST_REQUIRE(std::holds_alternative<std::unique_ptr<ByteStream>>(stream));
  return LinkSession::open(std::get<std::unique_ptr<ByteStream>>(std::move(stream)), options);
}

std::unique_ptr<LinkSession> opened(std::vector<std::string> arguments,
                                    const SessionOptions& options = patient) {
  Opened session = open(std::move(arguments), options);
  if (const auto* lost = std::get_if<SessionLost>(&session)) BOOST_FAIL(lost->reason);
  return std::get<std::unique_ptr<LinkSession>>(std::move(session));
}

const wire::Sensors sensors{.reals = {0.5f}, .counts = {0, 3, 1'785'000'000'000}};

/// Why the second step failed, the first having gone well.
std::string loss_in_step_2(const std::string& how, const SessionOptions& options = patient) {
  const auto session = opened({how}, options);
  BOOST_REQUIRE(std::holds_alternative<wire::Commands>(session->step(sensors)));
  const auto answer = session->step(sensors);
  BOOST_REQUIRE(std::holds_alternative<SessionLost>(answer));
  return std::get<SessionLost>(answer).reason;
}

std::string loss_of_greeting(const std::string& how, const SessionOptions& options = patient) {
  const Opened session = open({how}, options);
  BOOST_REQUIRE(std::holds_alternative<SessionLost>(session));
  return std::get<SessionLost>(session).reason;
}

bool says(const std::string& text, const std::string& part) {
  BOOST_TEST_MESSAGE(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(link_session)

BOOST_AUTO_TEST_CASE(a_controller_in_lockstep_to_its_last_word) {
  const heliorig::tests::TemporaryFolder folder;
  const std::string told = (folder.path() / "told").string();
  {
    const auto session = opened({"tells", told});
    BOOST_CHECK_EQUAL(session->hello().hello.firmware, "tells");
    BOOST_REQUIRE_EQUAL(session->hello().sensors.size(), 4u);
    BOOST_CHECK_EQUAL(session->hello().sensors[3].name, "instruments.limit_low[2]");
    BOOST_REQUIRE_EQUAL(session->hello().outputs.size(), 3u);
    BOOST_CHECK(session->hello().outputs[1].form == wire::SignalForm::total);
    for (std::int64_t step = 1; step <= 200; ++step) {
      const auto answer = session->step(sensors);
      BOOST_REQUIRE(std::holds_alternative<wire::Commands>(answer));
      BOOST_CHECK(std::get<wire::Commands>(answer).reals == std::vector{0.25f});
      BOOST_CHECK(
          (std::get<wire::Commands>(answer).counts == std::vector<std::int64_t>{-3 * step, 300 * step}));
    }
    BOOST_CHECK_EQUAL(session->take_lines().size(), 200u);
    BOOST_CHECK_EQUAL(session->statistics().damaged + session->statistics().lost, 0u);
  }
  BOOST_CHECK_EQUAL(heliorig::tests::read_file(told), "defocused and vented");
}

// Asked again, the controller answers as before and does nothing twice.
BOOST_AUTO_TEST_CASE(answers_that_are_lost_are_asked_for_again) {
  const auto session = opened({"spoils"});
  for (std::int64_t step = 1; step <= 10; ++step) {
    const auto answer = session->step(sensors);
    BOOST_REQUIRE(std::holds_alternative<wire::Commands>(answer));
    BOOST_CHECK(
        (std::get<wire::Commands>(answer).counts == std::vector<std::int64_t>{-3 * step, 300 * step}));
  }
  BOOST_CHECK_GE(session->statistics().sent, 1u + 4u + 15u);
}

BOOST_AUTO_TEST_CASE(each_way_to_break_has_its_words) {
  const SessionOptions hasty{.greeting_patience = 300ms, .answer_patience = 20s, .repeat_after = 50ms};
  const SessionOptions hasty_later{.greeting_patience = 20s, .answer_patience = 1500ms, .repeat_after = 50ms};
  BOOST_CHECK(says(loss_of_greeting("silent", hasty), "no hello within 300 ms: nothing came at all"));
  BOOST_CHECK(says(loss_of_greeting("exits"), "ended with exit code 7"));
  BOOST_CHECK(says(loss_of_greeting("floods"), "sends without end"));
  BOOST_CHECK(
      says(loss_of_greeting("lies"), "speaks version 2 of the link's protocol, this bench version 1"));
  BOOST_CHECK(says(loss_in_step_2("hangs", hasty_later), "no answer to step 2 within 1500 ms"));
  BOOST_CHECK(says(loss_in_step_2("dies"), "killed by signal 9"));
  BOOST_CHECK(says(loss_in_step_2("floods_later"), "sends without end"));
  BOOST_CHECK(says(loss_in_step_2("drops_a_command"), "0 reals and 2 counts, but named 1 and 2 outputs"));
  BOOST_CHECK(says(loss_in_step_2("restarts"), "started anew in mid-run"));
}

BOOST_AUTO_TEST_CASE(commands_are_words_and_no_shell) {
  BOOST_CHECK((words_of_command("python3 'my controller.py'  \"a b\"'c' $HOME;ls ''") ==
               std::vector<std::string>{"python3", "my controller.py", "a bc", "$HOME;ls", ""}));
  BOOST_CHECK(words_of_command("python3 'open").empty());
  BOOST_CHECK(words_of_command("  ").empty());
  BOOST_CHECK(says(std::get<std::string>(start_process({"/no/such/program"})), "could not be started"));
}

// What a run's results say it is of.
BOOST_AUTO_TEST_CASE(the_file_that_stands_for_a_command) {
  const heliorig::tests::TemporaryFolder folder;
  const std::string script = (folder.path() / "controller.py").string();
  heliorig::tests::write_file(script, "pass");
  BOOST_CHECK_EQUAL(program_file({"python3", "-u", script, "/dev/null"}), script);
  BOOST_CHECK_EQUAL(program_file({script, HELIORIG_SOURCE_DIR "/README.md"}), script);
  BOOST_CHECK_EQUAL(program_file({"sh", "-c"}).filename(), "sh");
  BOOST_CHECK(program_file({"sh", "-c"}).is_absolute());
  BOOST_CHECK_EQUAL(program_file({"no such program"}), "no such program");
}

BOOST_AUTO_TEST_CASE(ranges_of_names) {
  BOOST_CHECK((written_out("a[9..11].b") == std::vector<std::string>{"a[9].b", "a[10].b", "a[11].b"}));
  for (const char* wrong : {"a[2..1]", "a[1..1]", "a[x..2]", "a[1..", "a..b", "a[-1..2]", "a[0..1000]"})
    BOOST_CHECK_MESSAGE(!written_out(wrong), wrong);
}

// Numbers that go round, come twice and come late.
BOOST_AUTO_TEST_CASE(sequence_numbers) {
  SequenceWatch watch;
  LinkStatistics seen;
  BOOST_CHECK(watch.take(0xfffffffe, seen));
  BOOST_CHECK(watch.take(1, seen));
  BOOST_CHECK_EQUAL(seen.lost, 2u);
  BOOST_CHECK(watch.take(0, seen));
  BOOST_CHECK(!watch.take(0, seen));
  BOOST_CHECK(!watch.take(1, seen));
  BOOST_CHECK((seen == LinkStatistics{.lost = 1, .duplicated = 2, .reordered = 1}));
  BOOST_CHECK(watch.take(200, seen));
  BOOST_CHECK(!watch.take(100, seen));
}

BOOST_AUTO_TEST_SUITE_END()
