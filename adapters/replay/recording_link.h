#pragma once

#include <memory>
#include <set>
#include <utility>

#include "bench/run/controller_link.h"
#include "bench/trace/trace_writer.h"

namespace heliorig {
class RecordedExchange;
}

namespace heliorig::adapters {

/// Hands everything on to a link and back, and writes what passed into the trace of the run, so that
/// `replay:TRACE` can take the controller's place in another.
class RecordingLink final : public bench::ControllerLink {
 public:
  /// Both outlive it. Nothing was exchanged over `inner` yet.
  RecordingLink(bench::ControllerLink& inner, bench::TraceWriter& trace);
  ~RecordingLink() override;

  const bench::LinkDescription& describe() const override { return inner_.describe(); }
  std::optional<bench::LinkLost> exchange(models::SimTime from, std::span<const double> sensors,
                                          std::span<double> outputs) override;
  void set_fault(std::size_t fault_point, std::optional<double> value) override;
  bool fault_has_effect(std::size_t fault_point) const override {
    return inner_.fault_has_effect(fault_point);
  }
  void type_line(const std::string& line) override;
  std::optional<bench::LinkLost> check_lost(const std::string& what) override {
    return inner_.check_lost(what);
  }
  std::size_t lines_taken() const override { return inner_.lines_taken(); }
  std::vector<std::string> take_console_lines() override { return std::exchange(printed_, {}); }
  std::optional<bench::McuUsage> mcu_usage() const override { return inner_.mcu_usage(); }
  std::optional<bench::LinkFigures> link_figures() const override { return inner_.link_figures(); }
  std::vector<bench::ResultFile> result_files() const override { return inner_.result_files(); }
  std::string why_unfit() const override { return inner_.why_unfit(); }
  void run_ended(const bench::RunEnd& end) override;

 private:
  void describe_once(models::SimTime time);
  void note_outputs(std::span<const double> outputs);

  bench::ControllerLink& inner_;
  bench::TraceWriter& trace_;
  std::unique_ptr<RecordedExchange> next_;  ///< what was done since the last exchange, for the one to come
  std::vector<double> outputs_;             ///< as last written down
  std::set<std::size_t> faults_set_;
  std::vector<std::string> printed_;
  bool described_ = false;
};

}  // namespace heliorig::adapters
