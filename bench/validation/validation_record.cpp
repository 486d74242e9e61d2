#include "bench/validation/validation_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace heliorig::bench {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const std::vector<CoveredSignal>& signals) {
  Json json = Json::object();
  for (const CoveredSignal& signal : signals) json[signal.name] = signal.used;
  return json;
}

std::string listed(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> unused(const std::vector<CoveredSignal>& signals) {
  std::vector<std::string> names;
  for (const CoveredSignal& signal : signals) {
    if (!signal.used) names.push_back(signal.name);
  }
  return names;
}

std::vector<std::string> without_reaction(const ValidationRecord& record) {
  std::vector<std::string> names;
  for (const SensorReaction& reaction : record.reactions) {
    if (reaction.moved.empty()) names.push_back(reaction.sensor);
  }
  return names;
}

std::vector<std::string> never_moved(const ValidationRecord& record) {
  std::vector<std::string> names;
  for (const ActuatorTravel& travel : record.travels) {
    if (!travel.moved()) names.push_back(travel.command);
  }
  return names;
}

std::string line(const char* what, const std::vector<std::string>& names) {
  return names.empty() ? "" : fmt::format("{}: {}\n", what, listed(names));
}

}  // namespace

Verdict ValidationRecord::verdict() const {
  std::vector<Verdict> all;
  for (const RunResult& run : runs) all.push_back(run.verdict);
  const bool whole = runs.size() == plan.scenarios.size() + 2 && !reactions.empty();
  if (!whole || !never_moved(*this).empty()) all.push_back(Verdict::inconclusive);
  return worst(all);
}

std::string validation_json(const ValidationRecord& record, int exit_code) {
  Json sweep = Json::object();
  for (const SensorReaction& reaction : record.reactions) sweep[reaction.sensor] = reaction.moved;
  Json actuators = Json::object();
  for (const ActuatorTravel& travel : record.travels) {
    actuators[travel.command] = {
        {"least", travel.least}, {"most", travel.most}, {"unit", travel.unit}, {"moved", travel.moved()}};
  }
  Json runs = Json::array();
  for (const RunResult& run : record.runs)
    runs.push_back({{"scenario", run.scenario}, {"verdict", to_text(run.verdict)}, {"reasons", run.reasons}});
  const Json json{{"format", 1},
                  {"heliorig", record.version},
                  {"plan", {{"file", record.plan.name}, {"sha256", record.plan.sha256}}},
                  {"title", record.plan.title},
                  {"controller", record.controller},
                  {"firmware_sha256", record.firmware_sha256},
                  {"confirmed", record.plan.preconditions},
                  {"signed_by", record.signed_by},
                  {"signed_on", record.signed_on},
                  {"verdict", to_text(record.verdict())},
                  {"exit_code", exit_code},
                  {"sensors_read", to_json(record.signals.sensors)},
                  {"commands_given", to_json(record.signals.commands)},
                  {"sensor_sweep", sweep},
                  {"actuators", actuators},
                  {"runs", runs}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string validation_text(const ValidationRecord& record) {
  std::string text = line("sensors of the machine that it does not read", unused(record.signals.sensors)) +
                     line("commands of the machine that it does not give", unused(record.signals.commands)) +
                     line("sensors to which it did not react at rest", without_reaction(record)) +
                     line("actuators that it never moved", never_moved(record));
  return text + fmt::format("{}: {}, signed by {} on {}\n", record.plan.title, to_text(record.verdict()),
                            record.signed_by, record.signed_on);
}

}  // namespace heliorig::bench
