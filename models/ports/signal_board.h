#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <systemc>
#include <unordered_map>

#include "models/ports/block.h"

namespace heliorig::models {

/// The signals between blocks, found by name. Each has one driver: the block's output of that name, or, for
/// those made with add(), whoever writes it from outside the kernel.
class SignalBoard {
 public:
  using Signal = sc_core::sc_signal<double>;

  /// Makes a signal that no block drives. Asserts that the name is new.
  Signal& add(const std::string& name, double initial);
  /// Makes a signal for each output of `block` and binds it. Asserts that the names are new.
  void connect_outputs(Block& block);
  /// Binds each input of `block` to the signal of its name. Asserts that there is one.
  void connect_inputs(Block& block);

  /// Asserts that there is one of this name, as the next.
  Signal& operator[](std::string_view name) const;
  /// Where the present value of a signal stands, once the instant has settled: for a block's output with
  /// those beside it, so that a processor reads them in a row.
  const double& present(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::unique_ptr<Signal>> signals_;  ///< looked up, never iterated
  std::unordered_map<std::string, const double*> outputs_;            ///< of blocks; likewise
};

}  // namespace heliorig::models
