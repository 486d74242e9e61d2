#include "adapters/replay/recorded_controller.h"

#include "bench/trace/recording.pb.h"

namespace heliorig::adapters {
namespace {

void record(const models::SignalSpec& signal, RecordedSignal& record) {
  record.set_name(signal.name);
  record.set_unit(signal.unit);
  record.set_min(signal.min);
  record.set_max(signal.max);
  record.set_meaning(signal.meaning);
  record.set_discrete(signal.kind == models::SignalKind::discrete);
}

models::SignalSpec signal_of(const RecordedSignal& record) {
  return {
      record.name(),    record.unit(),
      record.min(),     record.max(),
      record.meaning(), record.discrete() ? models::SignalKind::discrete : models::SignalKind::continuous};
}

void record(const models::FaultPoint& point, RecordedFaultPoint& record) {
  record.set_target(point.target);
  record.set_kind(point.kind);
  record.set_unit(point.unit);
  record.set_neutral(point.neutral);
  record.set_min(point.min);
  record.set_max(point.max);
  record.set_stimulus(point.stimulus);
  record.set_meaning(point.meaning);
}

models::FaultPoint fault_point_of(const RecordedFaultPoint& record) {
  return {record.target(), record.kind(), record.unit(),     record.neutral(),
          record.min(),    record.max(),  record.stimulus(), record.meaning()};
}

}  // namespace

RecordedController record_of(const bench::LinkDescription& link) {
  RecordedController all;
  all.set_name(link.name);
  all.set_firmware_sha256(link.firmware_sha256);
  all.set_quantum_ns(link.quantum.count());
  all.set_command_delay_ns(link.command_delay.count());
  all.set_timing_uncertainty_ns(link.timing_uncertainty.count());
  for (const std::string& sensor : link.sensors) all.add_sensors(sensor);
  for (const models::SignalSpec& output : link.outputs) record(output, *all.add_outputs());
  for (const double value : link.at_power_up) all.add_at_power_up(value);
  for (const bench::UnavailableSignal& lacking : link.unavailable) {
    record(lacking.signal, *all.add_unavailable());
    all.mutable_unavailable()->rbegin()->set_why_unavailable(lacking.reason);
  }
  for (const models::FaultPoint& point : link.fault_points) record(point, *all.add_fault_points());
  all.set_console(link.console);
  return all;
}

bench::LinkDescription link_of(const RecordedController& record) {
  bench::LinkDescription link;
  link.name = record.name();
  link.firmware_sha256 = record.firmware_sha256();
  link.quantum = models::SimDuration{record.quantum_ns()};
  link.command_delay = models::SimDuration{record.command_delay_ns()};
  link.timing_uncertainty = models::SimDuration{record.timing_uncertainty_ns()};
  link.sensors.assign(record.sensors().begin(), record.sensors().end());
  for (const RecordedSignal& output : record.outputs()) link.outputs.push_back(signal_of(output));
  link.at_power_up.assign(record.at_power_up().begin(), record.at_power_up().end());
  for (const RecordedSignal& lacking : record.unavailable())
    link.unavailable.push_back({signal_of(lacking), lacking.why_unavailable()});
  for (const RecordedFaultPoint& point : record.fault_points())
    link.fault_points.push_back(fault_point_of(point));
  link.console = record.console();
  return link;
}

}  // namespace heliorig::adapters
