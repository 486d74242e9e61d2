#include "tools/heliorig/one_run.h"

#include <cstdio>

#include "adapters/replay/recording_link.h"
#include "bench/report/result_json.h"
#include "bench/report/write_file.h"
#include "bench/run/binding.h"
#include "bench/run/scenario_run.h"
#include "bench/suite/end_requests.h"
#include "bench/trace/trace_csv.h"
#include "bench/trace/trace_reader.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/real_time.h"

namespace heliorig::tools {
namespace {

std::map<std::string, std::string> metadata_of(const RunJob& job, const bench::LinkDescription& link) {
  auto metadata = job.scenario->sha256;
  metadata["firmware"] = link.firmware_sha256;
  metadata["controller"] = link.name;
  metadata["name"] = job.scenario->name;
  metadata["corner"] = job.scenario->corner;
  metadata["seed"] = std::to_string(static_cast<std::uint64_t>(job.scenario->conditions.seed));
  metadata["version"] = HELIORIG_VERSION;
  return metadata;
}

/// All of this was tried before anything was run; what fails now has changed since.
int give_up(const RunJob& job, const std::string& reason) {
  std::fprintf(stderr, "%s against %s: %s\n", job.scenario->name.c_str(), job.controller->name.c_str(),
               reason.c_str());
  return exit_internal;
}

/// The controller was reached when the run was prepared, and is no longer.
int lose(const RunJob& job, const bench::Diagnostics& why) {
  bench::RunResult result = broken_run(job, "link lost: " + why.front().message);
  result.bench_failed = false;
  result.link_lost = true;
  const auto error = bench::write_file(job.folder / "result.json", bench::to_json(result));
  return error ? give_up(job, *error) : exit_ok;
}

/// A result is left all the same: what was not run is told.
int leave_out(const RunJob& job) {
  bench::RunResult result = broken_run(job, "");
  result.bench_failed = false;
  result.verdict = bench::Verdict::not_applicable;
  std::string kinds;
  for (const std::string& kind : job.scenario->controllers) kinds += (kinds.empty() ? "" : ", ") + kind;
  result.reasons = {"not applicable: the scenario is for controllers of kind " + kinds};
  const auto error = bench::write_file(job.folder / "result.json", bench::to_json(result));
  return error ? give_up(job, *error) : exit_ok;
}

/// A board may take long for a simulated second, and is to hear its last word all the same.
models::SimDuration asking_period(const ControllerChoice& controller, bool paced) {
  using Kind = ControllerChoice::Kind;
  const bool over_a_link =
      controller.kind == Kind::process || controller.kind == Kind::tcp || controller.kind == Kind::serial;
  return over_a_link || paced ? models::SimDuration{} : bench::RunOptions{}.asking_period;
}

/// Why it could not be done; empty: it was.
std::string write_trace_as_text(const RunJob& job) {
  const bench::TraceReading trace = bench::read_trace(job.folder / "trace.mcap");
  if (!trace.error.empty()) return trace.error;
  const auto error = bench::write_csv(trace, job.folder / "trace.csv");
  return error ? error->message : "";
}

int run_bound(const RunJob& job, const RunArguments& arguments, bench::Binding binding,
              bench::ControllerLink& link) {
  std::optional<bench::TraceWriter> trace;
  if (arguments.trace) {
    auto created = bench::TraceWriter::create(
        job.folder / "trace.mcap", binding.signals,
        job.scenario->conditions.sun.start_utc.time_since_epoch().count(), metadata_of(job, link.describe()));
    if (const auto* error = std::get_if<bench::TraceError>(&created)) {
      return give_up(job, "the trace could not be written: " + error->message);
    }
    trace.emplace(std::get<bench::TraceWriter>(std::move(created)));
  }
  // A simulated controller is run again as easily as replayed.
  std::optional<adapters::RecordingLink> recorded;
  if (trace && job.controller->kind != ControllerChoice::Kind::simulated) recorded.emplace(link, *trace);
  bench::ControllerLink& controller = recorded ? *recorded : link;
  bench::MonotonicClock clock;
  auto pacer = make_pacer(arguments, clock, link.describe());
  bench::ScenarioRun run{*job.scenario,
                         std::move(binding),
                         controller,
                         trace ? &*trace : nullptr,
                         {.stop_on_violation = arguments.break_on_violation && arguments.gdb.empty(),
                          .pacer = pacer ? &*pacer : nullptr,
                          .most_overruns = arguments.most_overruns / 100.0,
                          .asked_to_end = bench::asked_to_end,
                          .asking_period = asking_period(*job.controller, pacer.has_value())}};
  const bench::RunResult result = run.run();
  if (const auto error = bench::write_file(job.folder / "result.json", bench::to_json(result))) {
    return give_up(job, *error);
  }
  if (const std::string error = arguments.csv ? write_trace_as_text(job) : ""; !error.empty())
    return give_up(job, error);
  for (const bench::ResultFile& file : link.result_files()) {
    if (const auto error = bench::write_file(job.folder / file.name, file.contents))
      return give_up(job, *error);
  }
  return exit_ok;
}

}  // namespace

int run_one(const RunJob& job, const RunArguments& arguments) {
  if (job.controller->debugger) bench::end_when_asked();  // it may be waiting for a person
  std::error_code error;
  std::filesystem::create_directories(job.folder, error);
  if (error) return give_up(job, "its folder could not be made: " + error.message());
  if (!suits(*job.scenario, *job.controller)) return leave_out(job);
  auto link = open_controller(*job.controller, *job.scenario);
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&link))
    return all_link_lost(*wrong) ? lose(job, *wrong) : give_up(job, bench::to_text(*wrong));
  bench::ControllerLink& opened = *std::get<std::unique_ptr<bench::ControllerLink>>(link);
  bench::Diagnostics diagnostics;
  bench::Binding binding = bench::bind_scenario(*job.scenario, opened.describe(), diagnostics);
  if (!diagnostics.empty()) return give_up(job, bench::to_text(diagnostics));
  return run_bound(job, arguments, std::move(binding), opened);
}

bench::RunResult broken_run(const RunJob& job, const std::string& reason) {
  bench::RunResult result;
  result.scenario = job.scenario->name;
  result.title = job.scenario->title;
  result.controller = job.controller->name;
  result.corner = job.scenario->corner;
  result.verdict = bench::Verdict::invalid;
  result.reasons = {reason};
  result.bench_failed = true;
  result.seed = static_cast<std::uint64_t>(job.scenario->conditions.seed);
  result.identity = job.scenario->sha256;
  return result;
}

}  // namespace heliorig::tools
