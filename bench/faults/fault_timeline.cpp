#include "bench/faults/fault_timeline.h"

#include <utility>
#include <algorithm>

namespace heliorig::bench {
namespace {

using models::SimTime;

bool at_a_point(const FaultChoice& choice) {
  return choice.place == FaultPlace::plant || choice.place == FaultPlace::controller;
}

std::string name_of(const BoundFault& fault) { return fault.choice.target + " " + fault.choice.kind; }

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
  for (Life& life : lives_) {
    if (life.phase != Phase::active || life.fault.choice.place != place) continue;
    double& sample = samples[life.fault.choice.index];
    if (!life.at_onset) life.at_onset = sample;
    SignalFaultState state{life.fault.value, *life.at_onset, time - life.applied_at, life.fault.choice.signal,
                           life.noise};
    const double wrong = life.fault.choice.signal_kind->falsify(sample, state);
    if (wrong != sample) mark_observed(life, time);
    sample = wrong;
  }
}

void FaultTimeline::observe_points(SimTime time,
                                   const std::function<bool(FaultPlace, std::size_t)>& has_effect) {
  for (Life& life : lives_) {
    const FaultChoice& choice = life.fault.choice;
    if (life.phase != Phase::active || life.observed) continue;
    if (at_a_point(choice) && has_effect(choice.place, choice.index)) mark_observed(life, time);
    if (choice.place == FaultPlace::console && has_effect(choice.place, life.line)) {
      mark_observed(life, time);
      life.phase = Phase::over;
    }
  }
}

void FaultTimeline::mark_observed(Life& life, SimTime time) {
  if (life.observed) return;
  life.observed = true;
  log(time, life, "observed");
}

std::size_t FaultTimeline::active_count() const {
  return static_cast<std::size_t>(
      std::count_if(lives_.begin(), lives_.end(), [](const Life& life) { return life.phase == Phase::active; }));
}

std::vector<BenchEvent> FaultTimeline::take_log() { return std::exchange(log_, {}); }

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
