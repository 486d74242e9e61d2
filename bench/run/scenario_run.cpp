#include "bench/run/scenario_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace heliorig::bench {
namespace {

using models::SimTime;

/// The worst of all findings; a run that broke is invalid, one that checked nothing proves nothing.
Verdict fold(const RunResult& result) {
  if (!result.reasons.empty()) return Verdict::invalid;
  std::vector<Verdict> verdicts;
  for (const Finding& finding : result.findings) verdicts.push_back(finding.verdict);
  return verdicts.empty() ? Verdict::inconclusive : worst(verdicts);
}

}  // namespace

ScenarioRun::ScenarioRun(const ScenarioFile& scenario, Binding binding, ControllerLink& link,
                         TraceWriter* trace, const RunOptions& options)
    : scenario_(scenario),
      binding_(std::move(binding)),
      link_(link),
      trace_(trace),
      options_(options),
      plant_(scenario.plant, scenario.conditions),
      faults_(std::move(binding_.faults), scenario.conditions.seed),
      end_(SimTime{} + scenario.duration),
      row_(binding_.signals.size()),
      sensors_(binding_.sensors.size()),
      outputs_(link.describe().outputs.size()),
      commands_(binding_.commands.size()),
      lost_(binding_.monitors.size(), false) {
  assert(link.describe().quantum.count() > 0);
  const std::vector<double>& at_power_up = link.describe().at_power_up;
  assert(at_power_up.empty() || at_power_up.size() == outputs_.size());
  std::ranges::copy(at_power_up, link_part().begin());
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    if (!binding_.commands[i].output) plant_.set_input(i, binding_.commands[i].by_hand);
  }
}

std::span<double> ScenarioRun::plant_part() {
  return std::span{row_}.first(binding_.plant.outputs.size());
}

std::span<double> ScenarioRun::link_part() {
  return std::span{row_}.subspan(binding_.plant.outputs.size(), outputs_.size());
}

RunResult ScenarioRun::run() {
  for (const std::string& note : scenario_.notes) log({time_, "weather", note});
  step();
  while (!finished()) {
    advance_plant(next_instant());
    step();
  }
  std::string unfit = link_.why_unfit();
  if (unfit.empty()) unfit = why_too_slow();
  if (!unfit.empty()) invalidate(unfit);
  link_.run_ended({time_, pacing_uncertainty(), unfit});
  if (trace_ != nullptr) trace_->close();
  check_trace();
  return result();
}

/// Everything that happens at the present instant, in the order of the loop.
void ScenarioRun::step() {
  if (delivery_ && *delivery_ <= time_) deliver_answer();
  if (apply_demand()) row_is_due_ = true;
  if (apply(faults_.due(time_))) row_is_due_ = true;
  sample();
  // What comes at the end has no time to do anything: it never came.
  if (time_ < end_ && apply(faults_.triggered({time_, row_}))) {
    row_is_due_ = true;
    sample();
  }
  if (time_ >= next_row_ || time_ >= end_) row_is_due_ = true;
  // Before the controller lives on, so that it stands at the instant at which a check is lost; but an answer
  // that comes at once belongs to this row.
  const bool answers_at_once = link_.describe().command_delay.count() == 0;
  if (row_is_due_ && !answers_at_once) record();
  if (plant_is_valid_ && exchange_is_due()) exchange();
  if (row_is_due_) record();
  flush_log();
}

SimTime ScenarioRun::next_instant() const {
  SimTime next = std::min({next_exchange_, next_row_, end_});
  if (delivery_) next = std::min(next, *delivery_);
  if (next_demand_ < scenario_.demand.steps.size())
    next = std::min(next, scenario_.demand.steps[next_demand_].from);
  if (const auto due = faults_.next_due(time_)) next = std::min(next, *due);
  return next;
}

void ScenarioRun::advance_plant(SimTime until) {
  time_ = plant_.advance_to(until);
  for (const models::LocatedEvent& event : plant_.located_events()) {
    log({time_, "plant", event.what});
    row_is_due_ = true;
  }
  check_validity();
}

void ScenarioRun::check_validity() {
  if (plant_is_valid_ && plant_.out_of_validity()) {
    plant_is_valid_ = false;
    invalidate("the plant left its models' validity: " + plant_.out_of_validity()->reason);
  }
}

/// The load opens and shuts as its log tells; true when it has.
bool ScenarioRun::apply_demand() {
  const std::vector<HeldValue>& steps = scenario_.demand.steps;
  const std::size_t before = next_demand_;
  while (next_demand_ < steps.size() && steps[next_demand_].from <= time_) ++next_demand_;
  if (next_demand_ == before) return false;
  plant_.set_fault(*binding_.demand_point, steps[next_demand_ - 1].value);
  advance_plant(time_);
  return true;
}

/// Sets the faults at points of plant and controller; true when any fault came or went.
bool ScenarioRun::apply(const std::vector<FaultTimeline::Change>& changes) {
  for (const FaultTimeline::Change& change : changes) {
    if (change.place == FaultPlace::plant) plant_.set_fault(change.index, change.value);
    if (change.place == FaultPlace::controller) link_.set_fault(change.index, change.value);
    if (change.place == FaultPlace::console) link_.type_line(change.text);
  }
  if (!changes.empty()) advance_plant(time_);
  return !changes.empty();
}

void ScenarioRun::sample() {
  plant_.read(plant_part());
  check_validity();
  faults_.falsify_sensors(time_, row_);
  faults_.plant_stands(time_, std::bind_front(&ScenarioRun::has_effect, this));
  row_.back() = static_cast<double>(faults_.active_count());
}

bool ScenarioRun::has_effect(FaultPlace place, std::size_t index) const {
  if (place == FaultPlace::console) return link_.lines_taken() > index;
  return place == FaultPlace::plant ? plant_.fault_has_effect(index) : link_.fault_has_effect(index);
}

void ScenarioRun::exchange() {
  if (time_ >= next_asking_) {
    next_asking_ = time_ + options_.asking_period;
    if (options_.asked_to_end && options_.asked_to_end()) {
      invalidate("interrupted before its end");
      return;
    }
  }
  const LinkDescription& link = link_.describe();
  for (std::size_t i = 0; i < sensors_.size(); ++i) sensors_[i] = row_[binding_.sensors[i]];
  if (options_.pacer != nullptr) options_.pacer->wait_for(time_);
  if (const auto lost = link_.exchange(time_, sensors_, outputs_)) {
    lose_link(*lost);
    return;
  }
  if (options_.pacer != nullptr) options_.pacer->answered();
  for (std::string& line : link_.take_console_lines()) log({time_, "console", std::move(line)});
  faults_.controller_took(time_, std::bind_front(&ScenarioRun::has_effect, this));
  next_exchange_ = time_ + link.quantum;
  delivery_ = time_ + link.command_delay;
  if (*delivery_ == time_) deliver_answer();
}

void ScenarioRun::lose_link(const LinkLost& lost) {
  link_lost_ = true;
  invalidate("link lost: " + lost.reason);
}

/// The controller's last answer reaches the row and, through the command faults, the plant.
void ScenarioRun::deliver_answer() {
  delivery_.reset();
  const auto& specs = link_.describe().outputs;
  const auto shown = link_part();
  for (std::size_t i = 0; i < outputs_.size(); ++i) {
    const SignalSpec& spec = specs[i];
    if (!(outputs_[i] >= spec.min && outputs_[i] <= spec.max)) {
      invalidate("the controller's '" + spec.name + "' is " + std::to_string(outputs_[i]) +
                 ", out of its range");
      return;
    }
    if (spec.kind == SignalKind::discrete && outputs_[i] != shown[i]) row_is_due_ = true;
    shown[i] = outputs_[i];
  }
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    const CommandSource& source = binding_.commands[i];
    commands_[i] = source.output ? outputs_[*source.output] : source.by_hand;
  }
  faults_.falsify_commands(time_, commands_);
  if (time_ < end_) faults_.plant_took(time_);
  for (std::size_t i = 0; i < commands_.size(); ++i) plant_.set_input(i, commands_[i]);
  advance_plant(time_);
}

/// Writes the row down and shows it to every check.
void ScenarioRun::record() {
  if (last_row_ == time_) return;  // one row an instant: what changed after it shows in the next
  if (!plant_is_valid_) return;    // what is no longer physical is neither shown nor judged
  const TraceRow row{time_, row_};
  if (trace_ != nullptr) trace_->write(row);
  for (std::size_t i = 0; i < binding_.monitors.size(); ++i) {
    binding_.monitors[i].push(row);
    if (lost_[i] || !binding_.monitors[i].violated()) continue;
    lose_check(i);
  }
  ++rows_;
  last_row_ = time_;
  row_is_due_ = false;
  while (next_row_ <= time_) next_row_ += options_.row_period;
}

void ScenarioRun::lose_check(std::size_t index) {
  lost_[index] = true;
  const std::string& check = scenario_.checks[index].id;
  log({time_, "check", check + " lost"});
  stopped_ = options_.stop_on_violation;
  const std::string amount = binding_.monitors[index].violation(link_.describe().timing_uncertainty);
  const std::string what =
      fmt::format("{} is lost {:.9g} s into the run: {}", check, models::seconds(time_), amount);
  if (const auto lost = link_.check_lost(what)) lose_link(*lost);
}

void ScenarioRun::log(BenchEvent event) {
  if (trace_ != nullptr) trace_->write(event);
  log_.push_back(std::move(event));
}

void ScenarioRun::flush_log() {
  for (BenchEvent& event : faults_.take_log()) log(std::move(event));
  check_trace();
}

/// A run whose trace is not whole cannot be looked into.
void ScenarioRun::check_trace() {
  if (bench_failed_ || trace_ == nullptr || trace_->error() == nullptr) return;
  bench_failed_ = true;
  invalidate("the trace could not be written: " + trace_->error()->message);
}

/// Late or not, to a controller that runs by the bench's clock all steps are as far apart.
models::SimDuration ScenarioRun::pacing_uncertainty() const {
  const bool blurred = options_.pacer != nullptr && link_.describe().own_clock;
  return blurred ? options_.pacer->uncertainty() : models::SimDuration{};
}

/// A run that often missed its time has shown nothing about the controller.
std::string ScenarioRun::why_too_slow() const {
  const double share = options_.pacer != nullptr ? options_.pacer->pacing().overrun_share() : 0.0;
  if (share <= options_.most_overruns) return "";
  return fmt::format(
      "{:.3g} % of the exchanges came a quantum late or more, {:.3g} % are allowed: the machine or the link "
      "is too slow for this speed",
      100.0 * share, 100.0 * options_.most_overruns);
}

RunResult ScenarioRun::result() {
  RunResult result;
  const LinkDescription& link = link_.describe();
  result.scenario = scenario_.name;
  result.title = scenario_.title;
  result.corner = scenario_.corner;
  result.controller = link.name;
  result.duration = time_ - SimTime{};
  result.timing_uncertainty = link.timing_uncertainty;
  result.timing_uncertainty += pacing_uncertainty();
  if (options_.pacer != nullptr) result.pacing = options_.pacer->pacing();
  result.rows = rows_;
  result.signals = binding_.signals.size();
  result.seed = static_cast<std::uint64_t>(scenario_.conditions.seed);
  result.identity = scenario_.sha256;
  result.identity["firmware"] = link.firmware_sha256;
  result.link_lost = link_lost_;
  result.energy = energy_in(binding_.signals, row_);
  result.mcu = link_.mcu_usage();
  result.link = link_.link_figures();
  result.bench_failed = bench_failed_;
  result.faults = faults_.records();
  // A run that was stopped or broke early has not given its faults the chance to come.
  if (!stopped_ && reasons_.empty()) reasons_ = faults_.complaints();
  result.log = std::move(log_);
  for (CheckMonitor& monitor : binding_.monitors) {
    result.findings.push_back(monitor.finish(time_, result.timing_uncertainty));
  }
  result.reasons = std::move(reasons_);
  result.verdict = fold(result);
  return result;
}

}  // namespace heliorig::bench
