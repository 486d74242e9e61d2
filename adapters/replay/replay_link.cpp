#include "adapters/replay/replay_link.h"

#include <fmt/format.h>

#include <algorithm>

#include "adapters/replay/recorded_controller.h"
#include "adapters/replay/sensors_checksum.h"
#include "bench/trace/recording.pb.h"
#include "bench/trace/trace_reader.h"

namespace heliorig::adapters {
namespace {

using Messages = std::vector<bench::ReadRecording>;

std::string in_seconds(models::SimTime time) {
  return fmt::format("{:.9g} s", models::seconds(time));
}

/// The part of a recording that comes after what the controller said of itself, message by message.
class ReplayLink final : public bench::ControllerLink {
 public:
  ReplayLink(bench::LinkDescription description, Messages messages, bool whole)
      : description_(std::move(description)),
        messages_(std::move(messages)),
        whole_(whole),
        outputs_(description_.outputs.size()),
        has_effect_(description_.fault_points.size(), false) {
    read_next();
  }

  const bench::LinkDescription& describe() const override { return description_; }

  std::optional<bench::LinkLost> exchange(models::SimTime from, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    if (auto lost = mismatch(from, sensors)) return lost;
    const RecordedExchange& exchange = now_.exchange();
    lines_taken_ = exchange.lines_taken();
    printed_.assign(exchange.printed().begin(), exchange.printed().end());
    for (const std::uint32_t point : exchange.took_effect()) {
      if (point >= has_effect_.size()) return damaged(from);
      has_effect_[point] = true;
    }
    if (exchange.has_lost()) return bench::LinkLost{exchange.lost()};
    if (!take_outputs(exchange)) return damaged(from);
    std::ranges::copy(outputs_, outputs.begin());
    read_next();
    return std::nullopt;
  }

  void set_fault(std::size_t fault_point, std::optional<double> value) override {
    const RecordedAct* act = next_act();
    has_effect_[fault_point] = false;
    const bool same = act != nullptr && act->has_fault() && act->fault().point() == fault_point &&
                      act->fault().set() == value.has_value() && act->fault().value() == value.value_or(0.0);
    if (same) {
      has_effect_[fault_point] = act->fault().has_effect();
    } else {
      const models::FaultPoint& point = description_.fault_points[fault_point];
      note_foreign((value ? "sets the fault " : "clears the fault ") + point.target + " " + point.kind);
    }
  }

  bool fault_has_effect(std::size_t fault_point) const override { return has_effect_[fault_point]; }

  void type_line(const std::string& line) override {
    const RecordedAct* act = next_act();
    if (act != nullptr && act->has_typed() && act->typed().text() == line) {
      lines_taken_ = act->typed().lines_taken();
    } else {
      note_foreign("types the line '" + line + "'");
    }
  }

  std::size_t lines_taken() const override { return lines_taken_; }
  std::vector<std::string> take_console_lines() override { return std::exchange(printed_, {}); }

  /// Only its end says whether the recorded run was fit to be judged, and how punctual it was.
  std::string why_unfit() const override {
    return whole_ ? "" : "the recorded run was cut short: whether it was fit to be judged nobody knows";
  }

 private:
  /// Why the recording has no answer for this exchange.
  std::optional<bench::LinkLost> mismatch(models::SimTime from, std::span<const double> sensors) const {
    const std::string at = "at " + in_seconds(from) + " ";
    if (!readable_) return damaged(from);
    if (!now_.has_exchange()) {
      return bench::LinkLost{at +
                             (now_.has_end() ? "the recorded run had ended" : "the recording breaks off")};
    }
    if (messages_[next_ - 1].time != from) {
      return bench::LinkLost{at + "the recorded run had no exchange, but at " +
                             in_seconds(messages_[next_ - 1].time)};
    }
    if (!foreign_.empty()) return bench::LinkLost{at + "this run " + foreign_ + ", the recorded one did not"};
    if (acts_done_ != now_.exchange().before_size()) {
      return bench::LinkLost{
          at + "the recorded run had set or cleared a fault or typed a line that this one did not"};
    }
    if (now_.exchange().sensors_crc32() == checksum_of(sensors)) return std::nullopt;
    return bench::LinkLost{
        at +
        "the controller is shown other sensor values than were recorded; what it would have "
        "answered nobody knows: run it again"};
  }

  static bench::LinkLost damaged(models::SimTime at) {
    return {"at " + in_seconds(at) + " the recording makes no sense: it was not written by heliorig"};
  }

  bool take_outputs(const RecordedExchange& exchange) {
    if (exchange.changed_size() != exchange.values_size()) return false;
    for (int i = 0; i < exchange.changed_size(); ++i) {
      if (exchange.changed(i) >= outputs_.size()) return false;
      outputs_[exchange.changed(i)] = exchange.values(i);
    }
    return true;
  }

  /// Makes the next message the present one; nothing is left of it at the end.
  void read_next() {
    acts_done_ = 0;
    now_.Clear();
    if (next_ == messages_.size()) return;
    readable_ = now_.ParseFromString(messages_[next_++].message);
  }

  /// What the recorded run did next to its controller; nothing where it did no more before its next exchange.
  const RecordedAct* next_act() {
    const auto& acts = now_.has_end() ? now_.end().before() : now_.exchange().before();
    return acts_done_ < acts.size() ? &acts[acts_done_++] : nullptr;
  }

  void note_foreign(const std::string& what) {
    if (foreign_.empty()) foreign_ = what;
  }

  bench::LinkDescription description_;
  Messages messages_;
  bool whole_;            ///< the recording has its end
  std::size_t next_ = 0;  ///< after the present message
  Recording now_;
  bool readable_ = true;
  int acts_done_ = 0;    ///< of those before the present exchange
  std::string foreign_;  ///< the first thing that this run did and the recorded one did not
  std::vector<double> outputs_;
  std::vector<bool> has_effect_;
  std::vector<std::string> printed_;
  std::size_t lines_taken_ = 0;
};

/// The recorded controller, or nothing where the first message is none that could be used.
std::optional<bench::LinkDescription> controller_of(const Messages& messages) {
  Recording first;
  if (!first.ParseFromString(messages.front().message) || !first.has_controller()) return std::nullopt;
  bench::LinkDescription link = link_of(first.controller());
  const bool whole = link.quantum.count() > 0 && link.command_delay.count() >= 0 &&
                     link.timing_uncertainty.count() >= 0 &&
                     (link.at_power_up.empty() || link.at_power_up.size() == link.outputs.size());
  return whole ? std::optional{std::move(link)} : std::nullopt;
}

/// What the recording says at its end; nothing where the run was killed.
std::optional<RecordedEnd> end_of(const Messages& messages) {
  Recording last;
  if (!last.ParseFromString(messages.back().message) || !last.has_end()) return std::nullopt;
  return last.end();
}

std::string why_not(const bench::TraceReading& trace, const ReplayOptions& options) {
  if (!trace.error.empty()) return trace.error;
  if (trace.recording.empty()) return "it holds no recording of a controller";
  const auto seed = trace.identity.find("seed");
  const std::string wanted = std::to_string(options.seed);
  if (seed != trace.identity.end() && seed->second != wanted)
    return "it was recorded with seed " + seed->second + ", the run to come has seed " + wanted;
  const auto end = end_of(trace.recording);
  return end ? end->unfit() : "";
}

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_replay(
    const ReplayOptions& options) {
  bench::TraceReading trace = bench::read_trace(options.trace, bench::TraceParts::recording_alone);
  const auto complaint = [&](const std::string& why) {
    return bench::Diagnostics{
        {"recording", bench::whole_file(options.trace.string()), why,
         "a trace.mcap is needed of a run with another controller than 'simulated', on the "
         "same scenario and with the same seed"}};
  };
  if (const std::string why = why_not(trace, options); !why.empty()) return complaint(why);
  auto link = controller_of(trace.recording);
  if (!link) return complaint("its recording makes no sense: it was not written by heliorig");
  link->name = options.name;
  const auto end = end_of(trace.recording);
  if (end) link->timing_uncertainty += models::SimDuration{end->pacing_uncertainty_ns()};
  trace.recording.erase(trace.recording.begin());
  return std::make_unique<ReplayLink>(*std::move(link), std::move(trace.recording), end.has_value());
}

}  // namespace heliorig::adapters
