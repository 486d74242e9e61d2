// Boards at a serial port and at a socket, good ones and bad ones, in whole runs.
#include <sys/file.h>

#include <boost/test/unit_test.hpp>
#include <future>
#include <nlohmann/json.hpp>

#include "bench/trace/trace_reader.h"
#include "tests/tools/heliorig/board_for_tests.h"

using namespace heliorig::tests;

namespace {

namespace fs = std::filesystem;

/// By a library that lets a pseudo-terminal pass for a serial port.
Ended run_on_port(const ScenarioTree& tree, const std::vector<std::string>& words) {
  std::vector<std::string> all{"/usr/bin/env", std::string{"LD_PRELOAD="} + HELIORIG_ACCEPT_PTY,
                               "ASAN_OPTIONS=verify_asan_link_order=0", command, "run"};
  all.insert(all.end(), words.begin(), words.end());
  return run_program(all, tree.folder());
}

struct OneRun {
  nlohmann::json result;
  heliorig::bench::TraceReading trace;
};

/// The only run in that folder.
OneRun the_run_in(const fs::path& folder) {
  OneRun run;
  for (const auto& entry : fs::recursive_directory_iterator{folder}) {
    if (entry.path().filename() == "result.json") run.result = nlohmann::json::parse(read_file(entry.path()));
    if (entry.path().filename() == "trace.mcap") run.trace = heliorig::bench::read_trace(entry.path());
  }
  return run;
}

void check_same_rows(const OneRun& one, const OneRun& other) {
  BOOST_REQUIRE_EQUAL(one.trace.rows.size(), other.trace.rows.size());
  for (std::size_t i = 0; i < one.trace.rows.size(); ++i)
    BOOST_REQUIRE(one.trace.rows[i].values == other.trace.rows[i].values);
  BOOST_CHECK_EQUAL(one.result.at("verdict"), other.result.at("verdict"));
}

bool says(const Ended& ended, const std::string& words) {
  BOOST_TEST_MESSAGE(ended.out << ended.err);
  return (ended.out + ended.err).find(words) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(boards)

BOOST_AUTO_TEST_CASE(on_a_port_at_a_socket_and_as_a_program_the_rows_are_the_same) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const std::string program =
      "process:env " + python_path + " python3 " + board_script + " 'is a program' told";
  const Ended piped = tree.run({"run", "--controller", program, "--results", "piped"});
  BOOST_REQUIRE_MESSAGE(piped.code == 0 || piped.code == 1 || piped.code == 5, piped.err);

  const BoardOnPort board{"is good"};
  const Ended wired =
      run_on_port(tree, {"--controller", "serial:" + board.path() + "@57600", "--results", "wired"});
  BOOST_REQUIRE_EQUAL(wired.code, piped.code);
  BOOST_CHECK_EQUAL(board.board().told(), "defocused and vented");

  const auto [socket, port] = listening_socket();
  const Board waiting{"waits at a socket", socket, 3};
  const Ended remote =
      tree.run({"run", "--controller", "tcp:127.0.0.1:" + std::to_string(port), "--results", "remote"});
  BOOST_REQUIRE_EQUAL(remote.code, piped.code);

  const OneRun by_pipe = the_run_in(tree.folder() / "piped");
  BOOST_REQUIRE_GE(by_pipe.trace.rows.size(), 301u);
  check_same_rows(by_pipe, the_run_in(tree.folder() / "wired"));
  check_same_rows(by_pipe, the_run_in(tree.folder() / "remote"));
}

// The trace goes up to that moment, and the board is not left as it was.
BOOST_AUTO_TEST_CASE(boards_that_are_lost_in_mid_run) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  struct {
    const char* how;
    const char* words;
    bool hears_the_last_word;
  } const ways[] = {{"resets", "started anew in mid-run", false},
                    {"floods", "sends without end", false},
                    {"is unplugged", "it was unplugged", false},
                    {"drops a command", "but named 2 and 13 outputs", true}};
  for (const auto& way : ways) {
    BOOST_TEST_CONTEXT(way.how) {
      const BoardOnPort board{way.how};
      const Ended ended = run_on_port(tree, {"--controller", "serial:" + board.path(), "--results", way.how});
      BOOST_CHECK_EQUAL(ended.code, 3);
      BOOST_CHECK(says(ended, way.words));
      const OneRun run = the_run_in(tree.folder() / way.how);
      BOOST_CHECK_EQUAL(run.result.at("verdict"), "invalid");
      BOOST_CHECK_GE(run.trace.rows.size(), 15u);
      BOOST_CHECK_LE(run.trace.rows.size(), 25u);
      if (way.hears_the_last_word) BOOST_CHECK_EQUAL(board.board().told(), "defocused and vented");
    }
  }
}

// Ctrl-C in mid-run, which a terminal gives to the whole group, on a board that has not answered yet.
BOOST_AUTO_TEST_CASE(a_run_that_is_interrupted_gives_the_board_its_last_word) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const BoardOnPort board{"waits in mid-run"};
  const pid_t bench =
      start_program({"/usr/bin/setsid", "/usr/bin/env", std::string{"LD_PRELOAD="} + HELIORIG_ACCEPT_PTY,
                     "ASAN_OPTIONS=verify_asan_link_order=0", command, "run", "--controller",
                     "serial:" + board.path(), "--results", "interrupted"},
                    tree.folder());
  for (; board.board().told() != "waits"; usleep(1000)) BOOST_REQUIRE(is_running(bench));
  kill(-bench, SIGINT);
  board.board().forget();
  BOOST_CHECK_EQUAL(await_program(bench), 128 + SIGINT);
  while (board.board().told() != "defocused and vented") usleep(1000);
  const OneRun run = the_run_in(tree.folder() / "interrupted");
  BOOST_CHECK_EQUAL(run.result.at("verdict"), "invalid");
  BOOST_CHECK_EQUAL(run.result.at("reasons").at(0), "interrupted before its end");
  BOOST_CHECK_GE(run.trace.rows.size(), 15u);
  BOOST_CHECK_LE(run.trace.rows.size(), 25u);
}

// It takes the time that a board is waited for; by its name alone.
BOOST_AUTO_TEST_CASE(boards_that_say_nothing_that_can_be_understood, *boost::unit_test::disabled()) {
  struct Silence {
    const char* how;
    const char* words;
    bool in_mid_run;
  };
  const Silence ways[] = {
      {"goes silent", "no answer to step 20 within 10 s", true},
      {"is something else", "nothing came at all", false},
      {"has another baud rate",
       "none of them a frame of the link; is it the right firmware, and the right baud", false}};
  std::vector<std::unique_ptr<ScenarioTree>> trees;
  std::vector<std::unique_ptr<BoardOnPort>> boards;
  std::vector<std::future<Ended>> ends;
  for (const Silence& way : ways) {
    trees.push_back(std::make_unique<ScenarioTree>());
    trees.back()->add("short.yaml", short_scenario());
    boards.push_back(std::make_unique<BoardOnPort>(way.how));
    ends.push_back(std::async(std::launch::async, [tree = trees.back().get(), board = boards.back().get()] {
      return run_on_port(*tree, {"--controller", "serial:" + board->path(), "--results", "results"});
    }));
  }
  for (std::size_t i = 0; i < ends.size(); ++i) {
    BOOST_TEST_CONTEXT(ways[i].how) {
      const Ended ended = ends[i].get();
      BOOST_CHECK_EQUAL(ended.code, 3);
      BOOST_CHECK(says(ended, ways[i].words));
      const fs::path results = trees[i]->folder() / "results";
      BOOST_CHECK_EQUAL(fs::exists(results), ways[i].in_mid_run);
      if (!ways[i].in_mid_run) {
        BOOST_CHECK(says(ended, "is it the right port (heliorig ports)"));
        continue;
      }
      const OneRun run = the_run_in(results);
      BOOST_CHECK_EQUAL(run.result.at("verdict"), "invalid");
      BOOST_CHECK_GE(run.trace.rows.size(), 15u);
      while (boards[i]->board().told() != "defocused and vented") usleep(1000);
    }
  }
}

BOOST_AUTO_TEST_CASE(firmware_of_another_protocol) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const BoardOnPort board{"speaks another protocol"};
  const Ended ended = run_on_port(tree, {"--controller", "serial:" + board.path(), "--results", "none"});
  BOOST_CHECK_EQUAL(ended.code, 3);
  BOOST_CHECK(says(ended, "speaks version 2 of the link's protocol"));
  BOOST_CHECK(!fs::exists(tree.folder() / "none"));
}

BOOST_AUTO_TEST_CASE(ports_that_cannot_be_had) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const auto run = [&](const std::string& controller) {
    return run_on_port(tree, {"--controller", controller, "--results", "none"});
  };
  const BoardOnPort board{"is good"};
  BOOST_REQUIRE_EQUAL(flock(board.near_end(), LOCK_EX | LOCK_NB), 0);
  const Ended busy = run("serial:" + board.path());
  BOOST_CHECK_EQUAL(busy.code, 3);
  BOOST_CHECK(says(busy, "in use by another program"));
  const Ended missing = run("serial:/dev/ttyACM9");
  BOOST_CHECK_EQUAL(missing.code, 3);
  BOOST_CHECK(says(missing, "there is no port '/dev/ttyACM9'"));
  const Ended not_plugged_in = run("serial:usb:ffff:fffe");
  BOOST_CHECK_EQUAL(not_plugged_in.code, 3);
  BOOST_CHECK(says(not_plugged_in, "no board is plugged in"));
  BOOST_CHECK_EQUAL(run("tcp:127.0.0.1:1").code, 3);
  BOOST_CHECK(!fs::exists(tree.folder() / "none"));
}

BOOST_AUTO_TEST_CASE(ports_that_make_no_sense) {
  ScenarioTree tree;
  tree.add("short.yaml", short_scenario());
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"run", "--results", "none"});
    return tree.run(words);
  };
  for (const char* controller : {"serial:", "serial:@9600", "serial:/dev/ttyACM0@fast",
                                 "serial:/dev/ttyACM0@", "serial:/dev/ttyACM0@-1", "serial:usb:23"})
    BOOST_TEST(run({"--controller", controller}).code == 2, controller);
  // An address that is kept for examples: nothing is sent there.
  const Ended remote = run({"--controller", "tcp:192.0.2.1:5000"});
  BOOST_CHECK_EQUAL(remote.code, 2);
  BOOST_CHECK(says(remote, "',allow-remote'"));
  const BoardOnPort board{"is good"};
  const Ended beside =
      run_on_port(tree, {"--jobs", "2", "--controller", "serial:" + board.path(), "--results", "none"});
  BOOST_CHECK_EQUAL(beside.code, 2);
  BOOST_CHECK(says(beside, "plays one run at a time"));
}

BOOST_AUTO_TEST_SUITE_END()
