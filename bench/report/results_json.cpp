#include "bench/report/results_json.h"

#include <nlohmann/json.hpp>

#include "bench/report/summary.h"

namespace heliorig::bench {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const RunResult& result) {
  Json json{{"scenario", result.scenario}, {"controller", result.controller},
            {"corner", result.corner},     {"verdict", to_text(result.verdict)},
            {"reasons", result.reasons},   {"seed", result.seed},
            {"least_margin", nullptr}};
  if (const Finding* least = least_finding(result)) {
    json["least_margin"] = {{"check", least->check.id},
                            {"value", least->margin->value},
                            {"unit", least->margin->unit},
                            {"normalised", least->margin->normalised},
                            {"time_ns", least->margin->time.time_since_epoch().count()}};
  }
  return json;
}

std::string dump(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string results_json(std::span<const RunResult> results, std::span<const Agreement> agreements,
                         std::span<const CornerSpread> spreads, int exit_code, const std::string& version) {
  std::vector<Verdict> verdicts;
  Json runs = Json::array();
  for (const RunResult& result : results) {
    verdicts.push_back(result.verdict);
    runs.push_back(to_json(result));
  }
  Json compared = Json::array();
  for (const Agreement& agreement : agreements) {
    compared.push_back({{"scenario", agreement.scenario},
                        {"check", agreement.check},
                        {"controllers", {agreement.first, agreement.second}},
                        {"agrees", agreement.agrees},
                        {"text", agreement.text}});
    if (!agreement.agrees) verdicts.push_back(Verdict::fail);
  }
  Json spread = Json::array();
  for (const CornerSpread& of : spreads) {
    spread.push_back({{"scenario", of.scenario},
                      {"controller", of.controller},
                      {"check", of.check},
                      {"proven", of.proven},
                      {"nominal", of.nominal ? Json(*of.nominal) : Json()},
                      {"spread", of.spread},
                      {"least", of.least},
                      {"least_at", of.least_at},
                      {"unit", of.unit},
                      {"text", of.text}});
  }
  return dump({{"format", 1},
               {"heliorig", version},
               {"verdict", to_text(worst(verdicts))},
               {"exit_code", exit_code},
               {"runs", runs},
               {"agreements", compared},
               {"corner_spreads", spread}});
}

std::string timing_json(std::span<const RunResult> results, std::span<const RunTiming> timings) {
  Json runs = Json::array();
  for (std::size_t i = 0; i < results.size(); ++i) {
    runs.push_back({{"scenario", results[i].scenario},
                    {"controller", results[i].controller},
                    {"corner", results[i].corner},
                    {"wall_s", timings[i].wall_s}});
  }
  return dump({{"format", 1}, {"runs", runs}});
}

}  // namespace heliorig::bench
