#include "bench/faults/fault_timeline.h"

#include <algorithm>
#include <utility>

namespace heliorig::bench {
namespace {

using models::SimTime;

bool at_a_point(const FaultChoice& choice) {
  return choice.place == FaultPlace::plant || choice.place == FaultPlace::controller;
}

bool is_felt_by_the_plant(const FaultChoice& choice) {
  return choice.place == FaultPlace::plant && choice.shows_in.empty();
}

std::string name_of(const BoundFault& fault) {
  return fault.choice.target + " " + fault.choice.kind;
}

}  // namespace

FaultTimeline::FaultTimeline(std::vector<BoundFault> faults, models::Seed seed) {
  for (std::size_t i = 0; i < faults.size(); ++i) {
    const std::string stream = "fault " + std::to_string(i) + " " + name_of(faults[i]);
    lives_.push_back({std::move(faults[i]), models::NoiseStream{seed, stream}});
    log(SimTime{}, lives_.back(), "armed");
  }
}

std::optional<SimTime> FaultTimeline::next_due(SimTime time) const {
  std::optional<SimTime> next;
  const auto consider = [&](SimTime candidate) {
    if (candidate > time && (!next || candidate < *next)) next = candidate;
  };
  for (const Life& life : lives_) {
    if (life.phase == Phase::armed && life.fault.at) consider(*life.fault.at);
    if (life.phase == Phase::active && life.fault.length) consider(life.applied_at + *life.fault.length);
  }
  return next;
}

std::vector<FaultTimeline::Change> FaultTimeline::due(SimTime time) {
  std::vector<Change> changes;
  // What ends goes first, so that one fault may follow another at the same point without a gap.
  for (Life& life : lives_) {
    if (life.phase == Phase::active && life.fault.length && life.applied_at + *life.fault.length <= time) {
      clear(life, time, changes);
    }
  }
  for (Life& life : lives_) {
    if (life.phase == Phase::armed && life.fault.at && *life.fault.at <= time) apply(life, time, changes);
  }
  return changes;
}

std::vector<FaultTimeline::Change> FaultTimeline::triggered(TraceRow row) {
  std::vector<Change> changes;
  for (Life& life : lives_) {
    if (!life.fault.when || life.phase != Phase::armed) continue;
    if (life.fault.when->holds(row)) apply(life, row.time, changes);
  }
  return changes;
}

void FaultTimeline::apply(Life& life, SimTime time, std::vector<Change>& changes) {
  const FaultChoice& choice = life.fault.choice;
  if (at_a_point(choice)) {
    const bool taken = std::any_of(lives_.begin(), lives_.end(), [&](const Life& other) {
      return other.phase == Phase::active && other.fault.choice.place == choice.place &&
             other.fault.choice.index == choice.index;
    });
    if (taken) collisions_.push_back("two faults at once: " + name_of(life.fault));
  }
  if (choice.place == FaultPlace::console) life.line = lines_++;
  const std::size_t index = choice.place == FaultPlace::console ? life.line : choice.index;
  changes.push_back({choice.place, index, life.fault.value, life.fault.text});
  life.phase = Phase::active;
  life.applied_at = time;
  log(time, life, "applied");
}

void FaultTimeline::clear(Life& life, SimTime time, std::vector<Change>& changes) {
  changes.push_back({life.fault.choice.place, life.fault.choice.index, std::nullopt});
  life.phase = Phase::over;
  log(time, life, "cleared");
}

void FaultTimeline::falsify(FaultPlace place, SimTime time, std::span<double> samples) {
  const auto is_on = [place](const Life& life) {
    return life.phase == Phase::active && life.fault.choice.place == place;
  };
  if (std::ranges::none_of(lives_, is_on)) return;
  const std::vector<double> truth(samples.begin(), samples.end());
  for (Life& life : lives_) {
    if (!is_on(life)) continue;
    double& sample = samples[life.fault.choice.index];
    if (!life.at_onset) life.at_onset = sample;
    life.normal = life.noise.normal();
    sample = falsified(life, time, sample);
  }
  for (Life& life : lives_) {
    if (!is_on(life) || life.observed) continue;
    const std::size_t i = life.fault.choice.index;
    life.deceives = samples[i] != truth[i] && samples[i] != falsified_by_others(life, time, truth[i]);
  }
}

double FaultTimeline::falsified(const Life& life, SimTime time, double sample) {
  const SignalFaultState state{life.fault.value, life.at_onset.value_or(sample), time - life.applied_at,
                               life.fault.choice.signal, life.normal};
  return life.fault.choice.signal_kind->falsify(sample, state);
}

/// What the sample would be without one of its faults.
double FaultTimeline::falsified_by_others(const Life& life, SimTime time, double true_value) const {
  double sample = true_value;
  for (const Life& other : lives_) {
    const FaultChoice& choice = other.fault.choice;
    const bool at_this_signal =
        choice.place == life.fault.choice.place && choice.index == life.fault.choice.index;
    if (&other == &life || other.phase != Phase::active || !at_this_signal) continue;
    sample = falsified(other, time, sample);
  }
  return sample;
}

/// Whether a sensor still tells one true value from another: not where it is stuck.
bool FaultTimeline::comes_through(const std::string& sensor, SimTime time) const {
  double one = 0.0;
  double another = 1.0;
  for (const Life& life : lives_) {
    const FaultChoice& choice = life.fault.choice;
    if (life.phase != Phase::active || choice.place != FaultPlace::sensor || choice.target != sensor)
      continue;
    one = falsified(life, time, one);
    another = falsified(life, time, another);
  }
  return one != another;
}

void FaultTimeline::plant_took(SimTime time) {
  for (Life& life : lives_) {
    if (life.phase == Phase::active && life.fault.choice.place == FaultPlace::command && life.deceives)
      mark_observed(life, time);
  }
}

void FaultTimeline::plant_stands(SimTime time, const HasEffect& has_effect) {
  for (Life& life : lives_) {
    const FaultChoice& choice = life.fault.choice;
    if (life.phase != Phase::active || life.observed || !is_felt_by_the_plant(choice)) continue;
    if (has_effect(choice.place, choice.index)) mark_observed(life, time);
  }
}

void FaultTimeline::controller_took(SimTime time, const HasEffect& has_effect) {
  for (Life& life : lives_) {
    if (life.phase != Phase::active || !was_noticed(life, time, has_effect)) continue;
    mark_observed(life, time);
    if (life.fault.choice.place == FaultPlace::console) life.phase = Phase::over;
  }
}

/// Of what shows in the sensors that were handed over, or in the controller that has lived on.
bool FaultTimeline::was_noticed(const Life& life, SimTime time, const HasEffect& has_effect) const {
  const FaultChoice& choice = life.fault.choice;
  switch (choice.place) {
    case FaultPlace::plant:
      return !is_felt_by_the_plant(choice) && has_effect(choice.place, choice.index) &&
             comes_through(choice.shows_in, time);
    case FaultPlace::sensor:
      return life.deceives;
    case FaultPlace::command:
      return false;
    case FaultPlace::controller:
      return has_effect(choice.place, choice.index);
    case FaultPlace::console:
      return has_effect(choice.place, life.line);
  }
  return false;
}

void FaultTimeline::mark_observed(Life& life, SimTime time) {
  if (life.observed) return;
  life.observed = true;
  log(time, life, "observed");
}

std::size_t FaultTimeline::active_count() const {
  return static_cast<std::size_t>(std::count_if(
      lives_.begin(), lives_.end(), [](const Life& life) { return life.phase == Phase::active; }));
}

std::vector<BenchEvent> FaultTimeline::take_log() {
  return std::exchange(log_, {});
}

std::vector<FaultRecord> FaultTimeline::records() const {
  std::vector<FaultRecord> records;
  for (const Life& life : lives_) {
    const FaultChoice& choice = life.fault.choice;
    records.push_back({.target = choice.target,
                       .kind = choice.kind,
                       .stimulus = choice.stimulus,
                       .applied = life.phase != Phase::armed,
                       .observed = life.observed,
                       .cleared = life.phase == Phase::over,
                       .applied_at = life.applied_at,
                       .latent = life.fault.latent});
  }
  return records;
}

std::vector<std::string> FaultTimeline::complaints() const {
  std::vector<std::string> complaints = collisions_;
  for (const Life& life : lives_) {
    if (life.phase == Phase::armed) {
      complaints.push_back("never applied: " + name_of(life.fault));
    } else if (!life.observed && life.fault.latent.empty()) {
      complaints.push_back("applied without effect: " + name_of(life.fault));
    }
  }
  return complaints;
}

void FaultTimeline::log(SimTime time, const Life& life, const char* what) {
  log_.push_back({time, "fault", name_of(life.fault) + " " + what});
}

}  // namespace heliorig::bench
