#include "bench/report/result_json.h"

#include <array>
#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>

#include "bench/report/wall_clock_json.h"

namespace heliorig::bench {
namespace {

using Json = nlohmann::ordered_json;
using models::SimDuration;
using models::SimTime;

constexpr int format = 1;
constexpr std::array verdicts{Verdict::invalid, Verdict::fail, Verdict::inconclusive, Verdict::pass,
                              Verdict::not_applicable};

Json number(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

double number_of(const Json& json) {
  return json.is_null() ? std::numeric_limits<double>::infinity() : json.get<double>();
}

std::int64_t ns(SimTime time) {
  return time.time_since_epoch().count();
}
SimTime time_of(const Json& json) {
  return SimTime{SimDuration{json.get<std::int64_t>()}};
}

Verdict verdict_of(const std::string& text) {
  for (const Verdict verdict : verdicts) {
    if (to_text(verdict) == text) return verdict;
  }
  throw std::runtime_error{"'" + text + "' is no verdict"};
}

Json to_json(const Margin& margin) {
  return {{"value", number(margin.value)},
          {"unit", margin.unit},
          {"normalised", number(margin.normalised)},
          {"time_ns", ns(margin.time)},
          {"signal", margin.signal}};
}

Margin margin_of(const Json& json) {
  return {number_of(json.at("value")), json.at("unit"), number_of(json.at("normalised")),
          time_of(json.at("time_ns")), json.at("signal")};
}

Json to_json(const Finding& finding) {
  const CheckSpec& check = finding.check;
  return {{"id", check.id},
          {"verdict", to_text(finding.verdict)},
          {"margin", finding.margin ? to_json(*finding.margin) : Json(nullptr)},
          {"reason", finding.reason},
          {"text", check.text},
          {"formula", check.formula},
          {"scale", check.scale},
          {"basis", check.basis},
          {"vacuous", check.vacuous_reason},
          {"agreement", check.agreement}};
}

Finding finding_of(const Json& json) {
  Finding finding;
  finding.check = {.id = json.at("id"),
                   .text = json.at("text"),
                   .formula = json.at("formula"),
                   .scale = json.at("scale"),
                   .basis = json.at("basis"),
                   .vacuous_reason = json.at("vacuous"),
                   .agreement = json.at("agreement")};
  finding.verdict = verdict_of(json.at("verdict"));
  if (!json.at("margin").is_null()) finding.margin = margin_of(json.at("margin"));
  finding.reason = json.at("reason");
  return finding;
}

Json to_json(const FaultRecord& fault) {
  return {{"target", fault.target},
          {"kind", fault.kind},
          {"stimulus", fault.stimulus},
          {"applied", fault.applied},
          {"observed", fault.observed},
          {"cleared", fault.cleared},
          {"applied_at_ns", ns(fault.applied_at)},
          {"latent", fault.latent}};
}

FaultRecord fault_of(const Json& json) {
  return {json.at("target"),
          json.at("kind"),
          json.at("stimulus"),
          json.at("applied"),
          json.at("observed"),
          json.at("cleared"),
          time_of(json.at("applied_at_ns")),
          json.at("latent")};
}

Json to_json(const BenchEvent& event) {
  return {{"time_ns", ns(event.time)}, {"source", event.source}, {"text", event.text}};
}

template <class T>
Json optional(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class T>
std::optional<T> optional_of(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional<T>(json.get<T>());
}

Json to_json(const LineCoverage& coverage) {
  return {{"lines", coverage.lines}, {"lines_run", coverage.lines_run}};
}

Json to_json(const Shortcoming& one) {
  Json uses = Json::array();
  for (const auto& use : one.used_from)
    uses.push_back({{"program_address", use.program_address}, {"line", use.line}});
  return {{"what", one.what},
          {"address", one.address},
          {"modelled", one.in_part ? "in part" : "not"},
          {"missing", one.missing},
          {"used_from", uses}};
}

Shortcoming shortcoming_of(const Json& json) {
  Shortcoming one{.what = json.at("what"),
                  .address = json.at("address"),
                  .in_part = json.at("modelled") == "in part",
                  .missing = json.at("missing")};
  for (const Json& use : json.at("used_from"))
    one.used_from.push_back({use.at("program_address"), use.at("line")});
  return one;
}

/// The hash in hexadecimal: many a reader of JSON keeps no more than 53 bits of a number.
Json to_json(const PinEdgeDigest& edges) {
  std::array<char, 17> hash{};
  std::snprintf(hash.data(), hash.size(), "%016" PRIx64, edges.hash);
  return {{"count", edges.count}, {"hash", hash.data()}};
}

Json to_json(const McuUsage& mcu) {
  Json writes = Json::object();
  for (const auto& [address, count] : mcu.eeprom_writes) writes[std::to_string(address)] = count;
  Json fidelity;
  if (mcu.fidelity) {
    fidelity = Json::array();
    for (const Shortcoming& one : *mcu.fidelity) fidelity.push_back(to_json(one));
  }
  return {{"ram_bytes", mcu.ram_bytes},
          {"least_free_ram_bytes", optional(mcu.least_free_ram_bytes)},
          {"asleep_share", mcu.asleep_share},
          {"longest_awake_s", mcu.longest_awake_s},
          {"longest_loop_s", optional(mcu.longest_loop_s)},
          {"longest_interrupts_off_s", optional(mcu.longest_interrupts_off_s)},
          {"least_watchdog_margin_s", optional(mcu.least_watchdog_margin_s)},
          {"coverage", mcu.coverage ? to_json(*mcu.coverage) : Json(nullptr)},
          {"eeprom_writes", writes},
          {"pin_edges", to_json(mcu.pin_edges)},
          {"fidelity", fidelity}};
}

McuUsage mcu_of(const Json& json) {
  McuUsage mcu;
  mcu.ram_bytes = json.at("ram_bytes");
  mcu.least_free_ram_bytes = optional_of<std::int32_t>(json.at("least_free_ram_bytes"));
  mcu.asleep_share = json.at("asleep_share");
  mcu.longest_awake_s = json.at("longest_awake_s");
  mcu.longest_loop_s = optional_of<double>(json.at("longest_loop_s"));
  mcu.longest_interrupts_off_s = optional_of<double>(json.at("longest_interrupts_off_s"));
  mcu.least_watchdog_margin_s = optional_of<double>(json.at("least_watchdog_margin_s"));
  if (const Json& coverage = json.at("coverage"); !coverage.is_null())
    mcu.coverage = {coverage.at("lines"), coverage.at("lines_run")};
  for (const auto& [address, count] : json.at("eeprom_writes").items()) {
    mcu.eeprom_writes[static_cast<std::uint32_t>(std::stoul(address))] = count;
  }
  const Json& edges = json.at("pin_edges");
  mcu.pin_edges = {edges.at("count"), std::stoull(edges.at("hash").get<std::string>(), nullptr, 16)};
  if (const Json& fidelity = json.at("fidelity"); !fidelity.is_null()) {
    mcu.fidelity.emplace();
    for (const Json& one : fidelity) mcu.fidelity->push_back(shortcoming_of(one));
  }
  return mcu;
}

Json to_json(const EnergyFigures& energy) {
  return {{"offered_J", energy.offered_J},
          {"intercepted_J", energy.intercepted_J},
          {"lost_J", energy.lost_J},
          {"delivered_J", energy.delivered_J}};
}

EnergyFigures energy_of(const Json& json) {
  return {.offered_J = json.at("offered_J"),
          .intercepted_J = json.at("intercepted_J"),
          .lost_J = json.at("lost_J"),
          .delivered_J = json.at("delivered_J")};
}

template <class T>
Json list(const std::vector<T>& items) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(to_json(item));
  return json;
}

RunResult read(const Json& json) {
  if (json.at("format") != format) throw std::runtime_error{"its format is not 1"};
  RunResult result;
  result.scenario = json.at("scenario");
  result.title = json.at("title");
  result.controller = json.at("controller");
  result.corner = json.at("corner");
  result.verdict = verdict_of(json.at("verdict"));
  result.reasons = json.at("reasons").get<std::vector<std::string>>();
  result.link_lost = json.at("link_lost");
  result.bench_failed = json.at("bench_failed");
  if (!json.at("energy").is_null()) result.energy = energy_of(json.at("energy"));
  if (!json.at("mcu").is_null()) result.mcu = mcu_of(json.at("mcu"));
  if (!json.at("link").is_null()) result.link = link_of(json.at("link"));
  if (!json.at("pacing").is_null()) result.pacing = pacing_of(json.at("pacing"));
  result.duration = SimDuration{json.at("duration_ns").get<std::int64_t>()};
  result.timing_uncertainty = SimDuration{json.at("timing_uncertainty_ns").get<std::int64_t>()};
  result.rows = json.at("rows");
  result.signals = json.at("signals");
  result.seed = json.at("seed");
  result.identity = json.at("identity").get<std::map<std::string, std::string>>();
  for (const Json& finding : json.at("findings")) result.findings.push_back(finding_of(finding));
  for (const Json& fault : json.at("faults")) result.faults.push_back(fault_of(fault));
  for (const Json& event : json.at("log")) {
    result.log.push_back({time_of(event.at("time_ns")), event.at("source"), event.at("text")});
  }
  return result;
}

}  // namespace

std::string to_json(const RunResult& result) {
  const Json json{{"format", format},
                  {"scenario", result.scenario},
                  {"title", result.title},
                  {"controller", result.controller},
                  {"corner", result.corner},
                  {"verdict", to_text(result.verdict)},
                  {"reasons", result.reasons},
                  {"link_lost", result.link_lost},
                  {"bench_failed", result.bench_failed},
                  {"energy", result.energy ? to_json(*result.energy) : Json(nullptr)},
                  {"mcu", result.mcu ? to_json(*result.mcu) : Json(nullptr)},
                  {"link", result.link ? to_json(*result.link) : Json(nullptr)},
                  {"pacing", result.pacing ? to_json(*result.pacing) : Json(nullptr)},
                  {"duration_ns", result.duration.count()},
                  {"timing_uncertainty_ns", result.timing_uncertainty.count()},
                  {"rows", result.rows},
                  {"signals", result.signals},
                  {"seed", result.seed},
                  {"identity", result.identity},
                  {"findings", list(result.findings)},
                  {"faults", list(result.faults)},
                  {"log", list(result.log)}};
  // A controller's console may say what is no UTF-8.
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::variant<RunResult, std::string> run_result_of_json(const std::string& text) {
  try {
    return read(Json::parse(text));
  } catch (const std::exception& error) {
    return std::string{"this is no result: "} + error.what();
  }
}

}  // namespace heliorig::bench
