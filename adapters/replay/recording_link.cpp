#include "adapters/replay/recording_link.h"

#include <bit>

#include "adapters/replay/recorded_controller.h"
#include "adapters/replay/sensors_checksum.h"
#include "bench/trace/recording.pb.h"

namespace heliorig::adapters {

RecordingLink::RecordingLink(bench::ControllerLink& inner, bench::TraceWriter& trace)
    : inner_(inner), trace_(trace), next_(std::make_unique<RecordedExchange>()) {}

RecordingLink::~RecordingLink() = default;

std::optional<bench::LinkLost> RecordingLink::exchange(models::SimTime from, std::span<const double> sensors,
                                                       std::span<double> outputs) {
  describe_once(from);
  next_->set_sensors_crc32(checksum_of(sensors));
  auto lost = inner_.exchange(from, sensors, outputs);
  if (lost) next_->set_lost(lost->reason);
  if (!lost) note_outputs(outputs);
  for (std::string& line : inner_.take_console_lines()) {
    next_->add_printed(line);
    printed_.push_back(std::move(line));
  }
  for (const std::size_t point : faults_set_) {
    if (inner_.fault_has_effect(point)) next_->add_took_effect(static_cast<std::uint32_t>(point));
  }
  next_->set_lines_taken(inner_.lines_taken());
  Recording message;
  *message.mutable_exchange() = std::move(*next_);
  next_->Clear();
  trace_.write_recording(from, message.SerializeAsString());
  return lost;
}

void RecordingLink::set_fault(std::size_t fault_point, std::optional<double> value) {
  inner_.set_fault(fault_point, value);
  RecordedAct::Fault& act = *next_->add_before()->mutable_fault();
  act.set_point(static_cast<std::uint32_t>(fault_point));
  act.set_set(value.has_value());
  act.set_value(value.value_or(0.0));
  act.set_has_effect(inner_.fault_has_effect(fault_point));
  if (value) faults_set_.insert(fault_point);
  if (!value) faults_set_.erase(fault_point);
}

void RecordingLink::type_line(const std::string& line) {
  inner_.type_line(line);
  RecordedAct::Line& act = *next_->add_before()->mutable_typed();
  act.set_text(line);
  act.set_lines_taken(inner_.lines_taken());
}

void RecordingLink::run_ended(const bench::RunEnd& end) {
  inner_.run_ended(end);
  describe_once(end.at);
  Recording message;
  RecordedEnd& record = *message.mutable_end();
  record.mutable_before()->Swap(next_->mutable_before());
  record.set_pacing_uncertainty_ns(end.pacing_uncertainty.count());
  record.set_unfit(end.unfit);
  trace_.write_recording(end.at, message.SerializeAsString());
}

void RecordingLink::describe_once(models::SimTime time) {
  if (described_) return;
  described_ = true;
  Recording message;
  *message.mutable_controller() = record_of(inner_.describe());
  trace_.write_recording(time, message.SerializeAsString());
}

/// Bit by bit, so that a zero that changes its sign is not lost.
void RecordingLink::note_outputs(std::span<const double> outputs) {
  const bool first = outputs_.empty();
  if (first) outputs_.assign(outputs.size(), 0.0);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    if (!first && std::bit_cast<std::uint64_t>(outputs[i]) == std::bit_cast<std::uint64_t>(outputs_[i]))
      continue;
    next_->add_changed(static_cast<std::uint32_t>(i));
    next_->add_values(outputs[i]);
    outputs_[i] = outputs[i];
  }
}

}  // namespace heliorig::adapters
