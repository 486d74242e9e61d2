#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "adapters/avr/mcu/two_wire_controller.h"
#include "adapters/avr/parts/part.h"
#include "models/ports/fault_point.h"

namespace heliorig::adapters {

/// Everything on a board around its microcontroller: the wires, the two-wire bus and the parts, and what can
/// befall them. `board` and `mcu` outlive it.
class Assembly {
 public:
  Assembly(const Board& board, AvrMcu& mcu, models::Seed seed);

  /// Around each quantum that the microcontroller runs; `outputs` in the order of Board::outputs.
  void begin(const Quantum& quantum);
  void end(std::span<double> outputs);

  /// All parts were without power.
  void lose_power();

  /// At the first terminal that can type; false where there is none.
  bool type_line(const std::string& line);
  /// How many lines the terminals have got through.
  std::size_t lines_taken() const;
  std::vector<bench::ResultFile> result_files() const;

  /// Faults of wires and parts, and what an operator does to them.
  const std::vector<models::FaultPoint>& fault_points() const { return points_; }
  void set_fault(std::size_t point, std::optional<double> value) { handles_.at(point).set(value); }
  bool fault_has_effect(std::size_t point) const { return handles_.at(point).has_effect(); }

  TwoWireBus& bus() { return bus_; }
  AnalogInputs& analog() { return analog_; }

 private:
  struct FaultHandle {
    std::function<void(std::optional<double>)> set;
    std::function<bool()> has_effect;
  };

  void make_part(const BoardPart& part);
  Wire* connect(const BoardPin& pin);
  Net& net_of(const std::string& wire, Line& line);
  void offer(models::FaultPoint point, FaultHandle handle);
  void offer_faults_of_wires(const BoardPart& part, std::span<Wire* const> wires);
  void offer_faults_of_channels(const BoardPart& part);
  void offer_faults_of_converter();
  void offer_faults_of_bus();
  void offer_fault_of_slave(const BoardPart& part, const BusSwitch* behind);
  void offer_faults_of_part(const BoardPart& part, Part& made);

  const Board& board_;
  AvrMcu& mcu_;
  models::Seed seed_;
  Pins pins_;
  AnalogInputs analog_;
  TwoWireBus bus_;
  TwoWireController two_wire_;
  SpiController spi_;
  std::map<std::string, std::unique_ptr<Net>> nets_;  ///< by the pin's name
  std::vector<std::unique_ptr<Line>> straps_;
  std::vector<Wire*> wires_;
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<models::FaultPoint> points_;
  std::vector<FaultHandle> handles_;
};

}  // namespace heliorig::adapters
