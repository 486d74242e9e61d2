#include "adapters/link/linked_controller.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <deque>
#include <set>

#include "adapters/boards/signal_menu.h"
#include "adapters/mcu_signals.h"
#include "adapters/reference_firmware/link/board_values.h"
#include "adapters/reference_scales.h"

namespace heliorig::adapters {
namespace {

using models::SignalKind;
using models::SignalSpec;
using wire::SignalForm;

enum Fault : std::size_t { halted, held_in_reset };

/// What the bench says of the way to it.
std::vector<SignalSpec> link_signals() {
  return {{"bench.link.silent", "1", 0, 1, "1 while the controller's sensors do not come through",
           SignalKind::discrete},
          {"bench.link.wrong_frames", "1", 0, 1e9, "sent to the controller by faults of its link",
           SignalKind::discrete},
          {"bench.link.wrong_frames_taken", "1", 0, 1e9, "of them, those that it did not reject",
           SignalKind::discrete}};
}

bench::Diagnostic complaint(const std::string& name, const std::string& code, const std::string& message,
                            const std::string& advice) {
  return {code, bench::whole_file("--controller " + name), message, advice};
}

/// Each signal once, and of this plant.
std::vector<SignalSpec> find_signals(const std::vector<LinkSignal>& named, Direction direction,
                                     const SignalMenu& menu, const std::string& name,
                                     bench::Diagnostics& diagnostics) {
  const std::string what = direction == Direction::to_controller ? "sensor" : "output";
  std::vector<SignalSpec> specs;
  std::set<std::string> seen;
  for (const LinkSignal& signal : named) {
    auto spec = menu.find(direction, signal.name);
    if (!seen.insert(signal.name).second) {
      diagnostics.push_back(complaint(name, "named-twice",
                                      "the firmware names its " + what + " '" + signal.name + "' twice",
                                      "name it once"));
    } else if (!spec) {
      diagnostics.push_back(
          complaint(name, "no-such-signal",
                    "the firmware names a " + what + " '" + signal.name + "', which this plant has not got",
                    bench::suggestion(signal.name, menu.names(direction))));
    } else {
      specs.push_back(*std::move(spec));
    }
  }
  return specs;
}

/// The step between neighbouring floats at the far end of a signal's range.
double step_as_real(const SignalSpec& spec) {
  const auto far = static_cast<float>(std::max(std::abs(spec.min), std::abs(spec.max)));
  return static_cast<double>(std::nextafter(far, INFINITY)) - static_cast<double>(far);
}

/// A real goes as a float. Of a quantity that is measured its seven digits are enough; what counts, seconds
/// or pieces, must not go on by more than one at a time: it would stand still in between.
bool counts(const SignalSpec& spec) {
  return spec.unit == "s" || spec.unit == "1";
}

void refuse_coarse_reals(const std::vector<LinkSignal>& sensors, const SignalMenu& menu,
                         const std::string& name, bench::Diagnostics& diagnostics) {
  for (const LinkSignal& sensor : sensors) {
    const auto spec = menu.find(Direction::to_controller, sensor.name);
    if (sensor.form != SignalForm::real || !spec || !counts(*spec) || step_as_real(*spec) <= 1.0) continue;
    diagnostics.push_back(complaint(
        name, "real-too-coarse",
        "the firmware reads '" + sensor.name + "' as a real, a float, which goes on in steps of up to " +
            std::to_string(std::lround(step_as_real(*spec))) + (spec->unit == "s" ? " s" : ""),
        "declare it as a count: HELIORIG_COUNT with an int64_t, # before its name in Python"));
  }
}

/// What others report and this one does not: checks that read it are not applicable.
void list_unavailable(bench::LinkDescription& link, const SignalMenu& menu) {
  for (SignalSpec& signal : mcu_figure_signals()) {
    link.unavailable.push_back({std::move(signal),
                                "nothing looks into the microcontroller at the other end of a link; an avr: "
                                "controller reports it"});
  }
  for (const char* report : {"controller.mode", "controller.alarm[0]"}) {
    if (std::ranges::find(link.outputs, report, &SignalSpec::name) == link.outputs.end())
      link.unavailable.push_back(
          {*menu.find(Direction::from_controller, report), "the firmware does not report it over the link"});
  }
}

/// Only to one who can be told that nothing came: else a broken link would be a bench that stands still.
void offer_link_faults(bench::LinkDescription& link, bool knows_silence) {
  for (SignalSpec& signal : link_signals()) {
    if (knows_silence) {
      link.outputs.push_back(std::move(signal));
    } else {
      link.unavailable.push_back(
          {std::move(signal), "its firmware does not know of silence: its library is older"});
    }
  }
  if (knows_silence) std::ranges::move(LinkFaults::points(), std::back_inserter(link.fault_points));
}

bench::LinkDescription describe(const std::string& name, const std::string& firmware_sha256,
                                const LinkHello& hello, const SignalMenu& menu,
                                bench::Diagnostics& diagnostics) {
  bench::LinkDescription link;
  link.name = name;
  link.firmware_sha256 = firmware_sha256.empty()
                             ? hello.hello.firmware + " " + hello.hello.version + " " + hello.hello.git_hash
                             : firmware_sha256;
  link.quantum = std::chrono::microseconds{hello.hello.period_us};
  link.own_clock = (hello.hello.capabilities & wire::runs_by_bench_clock) == 0;
  link.timing_uncertainty = link.quantum;
  for (const SignalSpec& spec :
       find_signals(hello.sensors, Direction::to_controller, menu, name, diagnostics))
    link.sensors.push_back(spec.name);
  refuse_coarse_reals(hello.sensors, menu, name, diagnostics);
  link.outputs = find_signals(hello.outputs, Direction::from_controller, menu, name, diagnostics);
  list_unavailable(link, menu);
  link.outputs.push_back(
      {"controller.mcu.running", "1", 0, 1, "1 unless halted or held in reset", SignalKind::discrete});
  link.outputs.push_back(
      {"controller.mcu.resets", "1", 0, 1e9, "by the bench, since the start", SignalKind::discrete});
  link.console = (hello.hello.capabilities & wire::has_console) != 0;
  link.fault_points = {
      {"controller.mcu", "halted", "", 0.0, 0.0, 1.0, false, "its clock stops; outputs stay as they are"}};
  if ((hello.hello.capabilities & wire::can_start_anew) != 0)
    link.fault_points.push_back(
        {"controller.mcu", "reset", "", 0.0, 0.0, 1.0, false, "its reset pin is held low"});
  offer_link_faults(link, (hello.hello.capabilities & wire::knows_silence) != 0);
  return link;
}

class LinkedController final : public bench::ControllerLink {
 public:
  LinkedController(bench::LinkDescription description, std::unique_ptr<LinkSession> session)
      : description_(std::move(description)),
        session_(std::move(session)),
        driven_(session_->hello().outputs.size(), 0.0),
        before_reset_(driven_.size(), 0.0),
        first_link_fault_(static_cast<std::size_t>(
            std::ranges::find(description_.fault_points, "link.frames", &models::FaultPoint::target) -
            description_.fault_points.begin())) {}

  const bench::LinkDescription& describe() const override { return description_; }

  std::optional<bench::LinkLost> exchange(models::SimTime, std::span<const double> sensors,
                                          std::span<double> outputs) override {
    assert(outputs.size() == description_.outputs.size());
    const bool stands = faults_[halted] || faults_[held_in_reset];
    for (std::size_t i = 0; i < faults_.size(); ++i) has_effect_[i] = has_effect_[i] || faults_[i];
    if (faults_[held_in_reset]) {
      let_go();
    } else if (!faults_[halted]) {
      if (auto lost = step(sensors)) return lost;
    }
    std::ranges::copy(driven_, outputs.begin());
    outputs[driven_.size()] = stands ? 0.0 : 1.0;
    outputs[driven_.size() + 1] = resets_;
    if (first_link_fault_ < description_.fault_points.size())
      report_link(outputs.subspan(driven_.size() + 2));
    return std::nullopt;
  }

  void set_fault(std::size_t point, std::optional<double> value) override {
    if (point >= first_link_fault_) return session_->faults().set(point - first_link_fault_, value);
    assert(point < faults_.size());
    const bool on = value.value_or(0.0) != 0.0;
    if (point == held_in_reset && on && !faults_[point]) {
      ++resets_;
      starts_anew_ = true;
      remember_totals();
    }
    faults_[point] = on;
    has_effect_[point] = false;
  }
  bool fault_has_effect(std::size_t point) const override {
    return point >= first_link_fault_ ? session_->faults().has_effect(point - first_link_fault_)
                                      : has_effect_.at(point);
  }

  void type_line(const std::string& line) override { typed_.push_back(line); }
  std::size_t lines_taken() const override { return lines_taken_; }
  std::vector<std::string> take_console_lines() override { return session_->take_lines(); }
  std::optional<bench::LinkFigures> link_figures() const override { return session_->figures(); }

 private:
  const std::vector<LinkSignal>& named_outputs() const { return session_->hello().outputs; }

  void report_link(std::span<double> outputs) const {
    outputs[0] = session_->silent() ? 1.0 : 0.0;
    outputs[1] = static_cast<double>(session_->faults().wrong_frames());
    outputs[2] = static_cast<double>(session_->wrong_frames_taken());
  }

  std::optional<bench::LinkLost> step(std::span<const double> sensors) {
    auto answer = session_->step(to_wire(sensors));
    if (auto* lost = std::get_if<SessionLost>(&answer)) return bench::LinkLost{std::move(lost->reason)};
    const auto& commands = std::get<wire::Commands>(answer);
    starts_anew_ = false;
    if (!typed_.empty() && commands.lines_taken > lines_taken_) {
      typed_.pop_front();
      ++lines_taken_;
    }
    auto real = commands.reals.begin();
    auto count = commands.counts.begin();
    for (std::size_t i = 0; i < driven_.size(); ++i) {
      const bool is_real = named_outputs()[i].form == SignalForm::real;
      driven_[i] =
          before_reset_[i] + (is_real ? static_cast<double>(*real++) : static_cast<double>(*count++));
    }
    return std::nullopt;
  }

  wire::Sensors to_wire(std::span<const double> values) const {
    const std::vector<LinkSignal>& named = session_->hello().sensors;
    assert(values.size() == named.size());
    wire::Sensors sensors;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (named[i].form == SignalForm::real) {
        sensors.reals.push_back(static_cast<float>(values[i]));
      } else {
        sensors.counts.push_back(static_cast<std::int64_t>(std::floor(values[i])));
      }
    }
    sensors.power_up = starts_anew_;
    if (!typed_.empty()) {
      sensors.line = static_cast<std::uint32_t>(lines_taken_ + 1);
      sensors.typed = typed_.front();
    }
    return sensors;
  }

  /// Of an output in reset nothing is left, but a drive stays where its steps have brought it.
  void let_go() {
    for (std::size_t i = 0; i < driven_.size(); ++i) driven_[i] = before_reset_[i];
  }
  void remember_totals() {
    for (std::size_t i = 0; i < driven_.size(); ++i)
      before_reset_[i] = named_outputs()[i].form == SignalForm::total ? driven_[i] : 0.0;
  }

  bench::LinkDescription description_;
  std::unique_ptr<LinkSession> session_;
  std::vector<double> driven_;
  std::vector<double> before_reset_;  ///< where totals stood
  std::size_t first_link_fault_;      ///< among the fault points; their number where there are none
  std::deque<std::string> typed_;     ///< and not yet taken
  std::size_t lines_taken_ = 0;
  std::array<bool, 2> faults_{};
  std::array<bool, 2> has_effect_{};
  bool starts_anew_ = false;
  int resets_ = 0;
};

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_linked_controller(
    const std::string& name, const std::string& firmware_sha256, std::unique_ptr<ByteStream> stream,
    const PlantSignals& signals, const SessionOptions& options) {
  auto opened = LinkSession::open(std::move(stream), options);
  if (const auto* lost = std::get_if<SessionLost>(&opened))
    return bench::Diagnostics{complaint(name, "link-lost", lost->reason, options.advice)};
  auto& session = std::get<std::unique_ptr<LinkSession>>(opened);
  bench::Diagnostics diagnostics;
  bench::LinkDescription description =
      describe(name, firmware_sha256, session->hello(), SignalMenu{signals}, diagnostics);
  if (session->hello().hello.firmware == heliorig_firmware::link_name)
    std::ranges::move(check_reference_scales(name, signals), std::back_inserter(diagnostics));
  if (!diagnostics.empty()) return diagnostics;
  description.notes = options.notes;
  return std::make_unique<LinkedController>(std::move(description), std::move(session));
}

}  // namespace heliorig::adapters
