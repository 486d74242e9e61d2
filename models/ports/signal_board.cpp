#include "models/ports/signal_board.h"

#include <cassert>

namespace heliorig::models {

SignalBoard::Signal& SignalBoard::add(const std::string& name, double initial) {
  auto signal = std::make_unique<Signal>(sc_core::sc_gen_unique_name("signal"), initial);
  const auto [place, is_new] = signals_.emplace(name, std::move(signal));
  assert(is_new && "two drivers of one signal");
  return *place->second;
}

void SignalBoard::connect_outputs(Block& block) {
  for (std::size_t i = 0; i < block.out.size(); ++i) {
    const std::string& name = block.output_specs()[i].name;
    block.out[i](add(name, 0.0));
    outputs_.emplace(name, &block.present(i));
  }
}

void SignalBoard::connect_inputs(Block& block) {
  for (std::size_t i = 0; i < block.in.size(); ++i) block.in[i]((*this)[block.input_specs()[i].name]);
}

const double& SignalBoard::present(std::string_view name) const {
  const auto found = outputs_.find(std::string{name});
  return found != outputs_.end() ? *found->second : (*this)[name].read();
}

SignalBoard::Signal& SignalBoard::operator[](std::string_view name) const {
  const auto found = signals_.find(std::string{name});
  if (found == signals_.end()) {
    const std::string complaint = "no signal is named '" + std::string{name} + "'";
    SC_REPORT_FATAL("heliorig", complaint.c_str());
  }
  return *found->second;
}

}  // namespace heliorig::models
