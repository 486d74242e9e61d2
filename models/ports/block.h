#pragma once

#include <systemc>

#include <utility>
#include <vector>

#include "models/ports/signal_spec.h"

namespace heliorig::models {

/// A model seen by the SystemC kernel: a vector of input ports and one of output ports, in the order of two
/// lists of signals. The plant binds ports to signals of the same name. The physics is plain C++ beside it.
/// A block writes a port only when its value has moved, from SC_METHODs alone.
class Block : public sc_core::sc_module {
 public:
  Block(const sc_core::sc_module_name& name, std::vector<SignalSpec> inputs, std::vector<SignalSpec> outputs)
      : sc_core::sc_module(name),
        in("in", inputs.size()),
        out("out", outputs.size()),
        input_specs_(std::move(inputs)),
        output_specs_(std::move(outputs)) {}

  const std::vector<SignalSpec>& input_specs() const { return input_specs_; }
  const std::vector<SignalSpec>& output_specs() const { return output_specs_; }

  sc_core::sc_vector<sc_core::sc_in<double>> in;
  sc_core::sc_vector<sc_core::sc_out<double>> out;

 private:
  std::vector<SignalSpec> input_specs_;
  std::vector<SignalSpec> output_specs_;
};

}  // namespace heliorig::models
