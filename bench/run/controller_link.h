#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bench/report/link_figures.h"
#include "bench/report/mcu_usage.h"
#include "models/ports/fault_point.h"
#include "models/ports/signal_spec.h"
#include "models/time/sim_time.h"

namespace heliorig::bench {

/// A file that a link leaves beside the results of its run.
struct ResultFile {
  std::string name;
  std::string contents;
};

/// A signal that other controllers report and this one has no means for.
struct UnavailableSignal {
  models::SignalSpec signal;
  std::string reason;
};

/// What a controller said of itself when it was reached.
struct LinkDescription {
  std::string name;  ///< as given on the command line: `simulated`, `avr:firmware.elf`
  std::string
      firmware_sha256;  ///< of the file that runs; of the bench's own executable where it is linked in
  /// How often exchange() is called.
  models::SimDuration quantum{};
  /// From the sampling of sensors to the instant at which the answer reaches the plant: 0 or one quantum.
  models::SimDuration command_delay{};
  /// Its own clock goes on between exchanges: only a run in real time is fair to it.
  bool own_clock = false;
  /// What to subtract from timing margins because sensors and commands cross only at quanta (both ways).
  models::SimDuration timing_uncertainty{};
  /// The sensors that it reads, by name (`instruments.pressure_1`), in the order in which exchange() hands
  /// them over.
  std::vector<std::string> sensors;
  /// What it drives and reports, in the order in which exchange() returns it: `controller.command.*`,
  /// `controller.mode`, `controller.alarm[k]`, `controller.mcu.*`.
  std::vector<models::SignalSpec> outputs;
  /// What each of the outputs is at power-up, until the first answer is delivered; empty: all are 0.
  std::vector<double> at_power_up;
  /// A check that reads one of these is not applicable, with the reason.
  std::vector<UnavailableSignal> unavailable;
  /// Faults of the controller and its wiring that this link can carry (`controller.mcu` `halted`).
  std::vector<models::FaultPoint> fault_points;
  /// What of the way to it could not be had, for the results of a run that is held to the clock on the wall.
  std::vector<std::string> notes;
  /// Whether the controller has a console that lines can be typed at.
  bool console = false;
};

/// The link or the program behind it broke: the run is `invalid`, exit code 3.
struct LinkLost {
  std::string reason;
};

/// How a run ended, as far as the clock on the wall has a part in it.
struct RunEnd {
  models::SimTime at;
  models::SimDuration pacing_uncertainty{};  ///< of a paced run with a controller that has a clock of its own
  std::string unfit;  ///< why the run showed nothing of the controller, such as missed times; else empty
};

/// How a controller is reached. One run drives one link through
///   describe → (set_fault, exchange)* → run_ended → destroyed.
/// Nothing is opened or started by a constructor of an implementation; its `open` function does that and
/// reports diagnostics.
class ControllerLink {
 public:
  virtual ~ControllerLink() = default;

  virtual const LinkDescription& describe() const = 0;

  /// The controller lives from `from` to `from + quantum` with the sensors as sampled at `from`, and leaves
  /// what it drives at the end of that time in `outputs`. Never called again after it returned a loss.
  virtual std::optional<LinkLost> exchange(models::SimTime from, std::span<const double> sensors,
                                           std::span<double> outputs) = 0;

  /// Sets or, with nothing, clears the fault at a point of describe().fault_points.
  virtual void set_fault(std::size_t fault_point, std::optional<double> value) = 0;
  /// Whether that fault has made the controller behave otherwise since it was set.
  virtual bool fault_has_effect(std::size_t fault_point) const = 0;

  /// A check is certainly lost at the present instant: which, and by how much, in words. A link may hold the
  /// run up for a person to look; it is lost where that person ends it.
  virtual std::optional<LinkLost> check_lost(const std::string& what) {
    (void)what;
    return std::nullopt;
  }

  /// Types a line, without its end, at the console; only where describe().console.
  virtual void type_line(const std::string& line) { (void)line; }
  /// How many of the lines that were typed the controller has taken whole.
  virtual std::size_t lines_taken() const { return 0; }
  /// Lines that the controller printed since the last call, without line ends.
  virtual std::vector<std::string> take_console_lines() { return {}; }
  /// What the run has taken of the microcontroller so far; nothing where it is none that can be looked into.
  virtual std::optional<McuUsage> mcu_usage() const { return std::nullopt; }
  /// How the way to it did; nothing where there is none that can fail.
  virtual std::optional<LinkFigures> link_figures() const { return std::nullopt; }
  /// Why what was exchanged shows nothing of the controller; empty: it does. Asked at the end of the run.
  virtual std::string why_unfit() const { return ""; }
  /// Nothing is exchanged any more.
  virtual void run_ended(const RunEnd& end) { (void)end; }
  /// What it leaves at the end of the run.
  virtual std::vector<ResultFile> result_files() const { return {}; }
};

}  // namespace heliorig::bench
