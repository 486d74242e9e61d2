#pragma once

#include <systemc>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/ports/located_event.h"
#include "models/ports/signal_spec.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// A model seen by the SystemC kernel: a vector of input ports and one of output ports, in the order of two
/// lists of signals. The plant binds ports to signals of the same name. The physics is plain C++ beside it.
/// A block writes a port with put(), only when its value has moved, from SC_METHODs alone. What it locates
/// between two steps of its own it notes with locate(), at the very instant; what is no longer physical, with
/// leave_validity().
class Block : public sc_core::sc_module {
 public:
  Block(const sc_core::sc_module_name& name, std::vector<SignalSpec> inputs, std::vector<SignalSpec> outputs)
      : sc_core::sc_module(name),
        in("in", inputs.size()),
        out("out", outputs.size()),
        written_(outputs.size(), 0.0),
        input_specs_(std::move(inputs)),
        output_specs_(std::move(outputs)) {}

  const std::vector<SignalSpec>& input_specs() const { return input_specs_; }
  const std::vector<SignalSpec>& output_specs() const { return output_specs_; }

  sc_core::sc_vector<sc_core::sc_in<double>> in;
  sc_core::sc_vector<sc_core::sc_out<double>> out;

  /// Where the value that an output was last put to stands, for as long as the block lives; side by side.
  const double& present(std::size_t output) const { return written_[output]; }

  /// What was located since the last call, in order.
  std::vector<LocatedEvent> take_located_events() { return std::exchange(located_events_, {}); }
  const std::optional<OutOfValidity>& out_of_validity() const { return out_of_validity_; }

 protected:
  /// Writes an output that has moved since it was last put; a comparison is cheaper than a port. Signals
  /// start at 0.
  void put(std::size_t output, double value) {
    if (value == written_[output]) return;
    written_[output] = value;
    out[output].write(value);
  }
  /// The kernel's present instant.
  static SimTime now();
  /// Notes an event at the present instant and pauses the kernel there, so that it gets a trace row of its
  /// own.
  void locate(std::string what);
  /// Notes, the first time, that a state left the range in which the model is valid, and pauses the kernel.
  void leave_validity(std::string reason);

 private:
  std::vector<double> written_;  ///< what each output was last put to
  std::vector<SignalSpec> input_specs_;
  std::vector<SignalSpec> output_specs_;
  std::vector<LocatedEvent> located_events_;
  std::optional<OutOfValidity> out_of_validity_;
};

}  // namespace heliorig::models
