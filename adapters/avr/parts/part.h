#pragma once

#include <cassert>
#include <cstdlib>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adapters/avr/mcu/analog_inputs.h"
#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/pins.h"
#include "adapters/avr/mcu/spi_controller.h"
#include "adapters/avr/mcu/two_wire_bus.h"
#include "adapters/avr/parts/wire.h"
#include "adapters/boards/board.h"
#include "bench/run/controller_link.h"

namespace heliorig::adapters {

/// One quantum of the link, as parts see it: sensors as sampled at its start, in the order of Board::sensors,
/// and the cycles through which the microcontroller runs; none while its clock stands.
struct Quantum {
  std::span<const double> sensors;
  Cycle begin;
  Cycle end;
};

/// What is wired to the microcontroller's pins: between the plant's signals, once a quantum, and edges, bytes
/// and volts, within it.
class Part {
 public:
  virtual ~Part() = default;

  /// Before the microcontroller runs through the quantum.
  virtual void begin(const Quantum&) {}
  /// After it; `outputs` in the order of Board::outputs.
  virtual void end(std::span<double> /*outputs*/) {}
  /// The board was without power: what the part holds in registers is gone.
  virtual void lose_power() {}
  /// For a terminal: types a line, without its end. False where this is none, or cannot type.
  virtual bool type_line(const std::string& /*line*/) { return false; }
  /// How many of the typed lines have come whole through the receiver.
  virtual std::size_t lines_taken() const { return 0; }
  /// What it leaves beside the results.
  virtual std::vector<bench::ResultFile> result_files() const { return {}; }
  /// For parts behind which others sit.
  virtual const BusSwitch* as_switch() const { return nullptr; }
  /// For expanders: their pins, by ExpanderPin::bit.
  virtual Line* line(std::uint8_t /*bit*/) { return nullptr; }

  /// Sets or, with nothing, clears one of kind->faults; whether it has made a difference since it came.
  virtual void set_fault(std::size_t /*fault*/, std::optional<double> /*value*/) {}
  virtual bool fault_has_effect(std::size_t /*fault*/) const { return false; }
};

/// What a part is made with. All of it outlives the part.
struct PartSetup {
  AvrMcu& mcu;
  Pins& pins;
  AnalogInputs& analog;
  TwoWireBus& bus;
  SpiController& spi;
  const BoardPart& part;
  const BusSwitch* behind;  ///< null: on the bus itself, or not on it
  std::span<Wire* const>
      wires;  ///< in the order of part.kind->pins; null where it is no digital pin, or none
  models::Seed seed;

  /// Asserts that the role's pin is a digital one and is given.
  Wire& wire(std::string_view role) const {
    for (std::size_t i = 0; i < wires.size(); ++i) {
      if (part.kind->pins[i].name == role && wires[i] != nullptr) return *wires[i];
    }
    assert(false && "no such wire");
    std::abort();
  }

  void join_bus(BusDevice& device) const { bus.add(device, part.bus->address, behind, part.bus->channel); }
};

/// A line of the catalogue: what a part is made of in a board file, and how it comes to life.
struct PartType {
  PartKind kind;
  std::unique_ptr<Part> (*make)(const PartSetup& setup);
};

/// The usual `make`.
template <typename P>
std::unique_ptr<Part> make_part(const PartSetup& setup) {
  return std::make_unique<P>(setup);
}

}  // namespace heliorig::adapters
