#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <string>
#include <variant>

#include "bench/run/scenario_run.h"
#include "bench/trace/trace_reader.h"
#include "tests/bench/run/fake_link.h"
#include "tests/support/process.h"

namespace heliorig::tests {

using models::SimTime;

inline constexpr SimTime zero{};

inline FakeLink::Answer nothing(SimTime) {
  return {};
}

inline bench::Binding bound(const bench::ScenarioFile& scenario, const FakeLink& link) {
  bench::Diagnostics diagnostics;
  bench::Binding binding = bench::bind_scenario(scenario, link.description, diagnostics);
  BOOST_REQUIRE_MESSAGE(diagnostics.empty(), bench::to_text(diagnostics));
  return binding;
}

/// A run with its trace read back.
struct Recorded {
  bench::RunResult result;
  bench::TraceReading trace;

  Recorded(const bench::ScenarioFile& scenario, FakeLink& link, const bench::RunOptions& options = {}) {
    const TemporaryFolder folder;
    bench::Binding binding = bound(scenario, link);
    auto trace_file = bench::TraceWriter::create(folder.path() / "t.mcap", binding.signals, 0, {});
    auto& writer = std::get<bench::TraceWriter>(trace_file);
    result = bench::ScenarioRun{scenario, std::move(binding), link, &writer, options}.run();
    trace = bench::read_trace(folder.path() / "t.mcap");
    BOOST_REQUIRE_MESSAGE(trace.complete, trace.error);
  }

  std::size_t place(const std::string& signal) const { return trace.signals.find(signal).value(); }

  /// The value at the last row not after `time`.
  double at(const std::string& signal, SimTime time) const {
    double value = 0.0;
    for (const bench::ReadRow& row : trace.rows) {
      if (row.time <= time) value = row.values[place(signal)];
    }
    return value;
  }

  /// When the signal first leaves the value it began with.
  std::optional<SimTime> first_change(const std::string& signal) const {
    const double before = trace.rows.front().values[place(signal)];
    for (const bench::ReadRow& row : trace.rows) {
      if (row.values[place(signal)] != before) return row.time;
    }
    return {};
  }

  bool has_row_at(SimTime time) const {
    return std::any_of(trace.rows.begin(), trace.rows.end(),
                       [time](const bench::ReadRow& row) { return row.time == time; });
  }

  bool logged(SimTime time, const std::string& source, const std::string& text) const {
    return std::any_of(result.log.begin(), result.log.end(), [&](const bench::BenchEvent& event) {
      return event.time == time && event.source == source && event.text.find(text) != std::string::npos;
    });
  }
};

}  // namespace heliorig::tests
