#include "bench/scenario/events.h"

#include <fmt/format.h>

#include "bench/scenario/scenario.pb.h"
#include "bench/units/units.h"

namespace heliorig::bench {
namespace {

/// Complains unless exactly one of two keys is given below `path`. Returns whether it is.
bool exactly_one(const Located& located, const std::string& path, const std::string& one,
                 const std::string& other) {
  const bool first = located.given(path + "." + one);
  const bool second = located.given(path + "." + other);
  if (first != second) return true;
  if (first) {
    located.complain("contradiction", path + "." + other + ":key",
                     fmt::format("'{}' and '{}' exclude each other", one, other), "keep one of them");
  } else {
    located.complain("missing-key", path, fmt::format("the event has neither '{}' nor '{}'", one, other),
                     "give one of them");
  }
  return false;
}

FaultSpec fault_of(const heliorig::Fault& fault, bool stimulus, const std::string& path,
                   const Located& located) {
  FaultSpec spec;
  spec.target = fault.target();
  spec.kind = fault.kind();
  spec.value = fault.value();
  if (fault.has_for_()) spec.length = models::sim_duration(fault.for_());
  spec.stimulus = stimulus;
  spec.latent_reason = fault.latent();
  if (stimulus && located.given(path + ".latent")) {
    located.complain("contradiction", path + ".latent:key", "a stimulus cannot be latent",
                     "what somebody does and nobody notices proves nothing; take 'latent' away");
  }
  spec.target_position = located.at(path + ".target");
  spec.kind_position = located.at(path + ".kind");
  // Where something is lacking, the kind is what asks for it.
  spec.value_position = located.given(path + ".value") ? located.at(path + ".value") : spec.kind_position;
  spec.length_position = located.given(path + ".for") ? located.at(path + ".for") : spec.kind_position;
  return spec;
}

/// In the nanoseconds of the run: what is only less before rounding comes at the end.
void refuse_after_end(const heliorig::Scenario& scenario, double at_s, const std::string& path,
                      const Located& located) {
  if (scenario.duration() <= 0.0 || models::sim_duration(at_s) < models::sim_duration(scenario.duration()))
    return;  // a wrong duration is complained of already
  located.complain("after-end", path,
                   fmt::format("{} is not before the scenario's end at {}", format_quantity(at_s, "s"),
                               format_quantity(scenario.duration(), "s")),
                   "what comes then proves nothing; give an earlier time or a longer duration");
}

/// What is to come behind a fault that the end cuts short is never played.
void refuse_beyond_end(const heliorig::Scenario& scenario, const heliorig::Event& event,
                       const std::string& path, const Located& located) {
  const heliorig::Fault& fault = event.has_stimulus() ? event.stimulus() : event.fault();
  const models::SimDuration at = models::sim_duration(event.at());
  const models::SimDuration duration = models::sim_duration(scenario.duration());
  if (!event.has_at() || !fault.has_for_() || scenario.duration() <= 0.0) return;
  if (at >= duration || at + models::sim_duration(fault.for_()) <= duration) return;
  located.complain(
      "after-end", path + ".for",
      fmt::format("it would last until {}, beyond the scenario's end at {}",
                  format_quantity(event.at() + fault.for_(), "s"), format_quantity(scenario.duration(), "s")),
      "leave 'for' out: it then lasts to the end; or give a longer duration");
}

}  // namespace

std::vector<EventSpec> read_events(const heliorig::Scenario& scenario, const Located& located) {
  std::vector<EventSpec> events;
  for (int i = 0; i < scenario.events_size(); ++i) {
    const heliorig::Event& event = scenario.events(i);
    const std::string path = fmt::format("events[{}]", i);
    const bool timed = exactly_one(located, path, "at", "when");
    const bool acts = exactly_one(located, path, "fault", "stimulus");
    if (event.has_at()) refuse_after_end(scenario, event.at(), path + ".at", located);
    if (!timed || !acts) continue;
    EventSpec spec;
    if (event.has_at()) spec.at = models::SimTime{models::sim_duration(event.at())};
    spec.when = event.when();
    spec.when_position = located.at(path + (located.given(path + ".at") ? ".at" : ".when"));
    const bool stimulus = event.has_stimulus();
    const std::string act = path + (stimulus ? ".stimulus" : ".fault");
    refuse_beyond_end(scenario, event, act, located);
    spec.fault = fault_of(stimulus ? event.stimulus() : event.fault(), stimulus, act, located);
    events.push_back(std::move(spec));
  }
  return events;
}

}  // namespace heliorig::bench
