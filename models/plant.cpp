#include "models/plant.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>

#include "models/instruments/instruments_block.h"
#include "models/instruments/instruments_sensors.h"
#include "models/instruments/instruments_signals.h"
#include "models/mirrors/mirrors_block.h"
#include "models/mirrors/mirrors_signals.h"
#include "models/plant_kernel.h"
#include "models/plant_row.h"
#include "models/ports/signal_board.h"
#include "models/steam/steam_block.h"
#include "models/sun/sun_block.h"
#include "models/sun/sun_model.h"

// The whole wiring. Every block's outputs become signals by their names, and every block's inputs are bound
// to the signals of theirs:
//
//   sun ──► mirrors ──► steam (with the receiver and the safety chain) ──► instruments
//              ▲   ◄─ chain ─┘
//              └── controller.command.*, fault.* : set by the bench
namespace heliorig::models {
namespace {

constexpr double steps_max = 1e9;

constexpr std::array commands{
    PortSpec{"controller.command.drive[i]", "1", -steps_max, steps_max,
             "full steps since power-up, positive eastward"},
    PortSpec{"controller.command.feed_pump", "1", 0, 1, "speed of the feed pump, of its full speed"},
    PortSpec{"controller.command.bypass_valve", "1", 0, 1, "opening of the superheater's bypass"},
    PortSpec{"controller.command.vent_shut", "1", 0, 1, "1 holds the vent shut against its spring",
             SignalKind::discrete},
    PortSpec{"controller.command.chain_permit", "1", 0, 1, "0 drops the safety chain", SignalKind::discrete},
};

/// What the commands are until the controller speaks for the first time: nothing moves, and the two energised
/// outputs hold. A scenario that starts in the middle of a working day, at pressure and on focus, starts with
/// the machine as its controller had it, which is holding the vent shut and the chain closed; 0 would blow
/// off and defocus before the first answer.
double initial_command(const SignalSpec& command) {
  return command.name == "controller.command.vent_shut" || command.name == "controller.command.chain_permit"
             ? 1
             : 0;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// What a block offers to traces and checks: its outputs but for the effects of faults, which are plumbing.
void append_outputs(std::vector<SignalSpec>& to, const std::vector<SignalSpec>& from) {
  std::ranges::copy_if(from, std::back_inserter(to),
                       [](const SignalSpec& spec) { return !spec.name.starts_with("effect."); });
}

/// What a screw's drive is told, in the place of a stepper's steps.
void be_share_of_voltage(SignalSpec& drive) {
  drive.min = -1.0;
  drive.max = 1.0;
  drive.meaning = "share of the full voltage, positive eastward";
}

double transversal_angle_at_start_rad(const SunConditions& conditions) {
  return SunModel{conditions}.at(SimTime{}).transversal_angle_rad;
}

}  // namespace

PlantInterface describe_plant(const PlantParameters& parameters) {
  const std::size_t rows = parameters.mirrors.rows(), drives = parameters.mirrors.drives();
  PlantInterface interface;
  append_outputs(interface.outputs, sun_output_specs());
  append_outputs(interface.outputs, mirrors_output_specs(parameters.mirrors));
  append_outputs(interface.outputs, steam_output_specs());
  append_outputs(interface.outputs, instruments_output_specs(rows, drives));
  interface.inputs = expand(commands, drives);
  if (parameters.mirrors.drive_kind == MirrorsParameters::dc_screw_drive) {
    for (std::size_t i = 0; i < drives; ++i) be_share_of_voltage(interface.inputs[i]);
  }
  append(interface.fault_points, sun_fault_points());
  append(interface.fault_points, mirrors_fault_points(parameters.mirrors));
  append(interface.fault_points, steam_fault_points());
  append(interface.fault_points, instruments_fault_points(rows));
  interface.scales = instrument_scales(parameters.instruments, rows);
  return interface;
}

struct Plant::Implementation {
  Implementation(const PlantParameters& parameters, const PlantConditions& conditions);

  void connect();
  SimTime advance_to(SimTime until);

  PlantKernel kernel;
  PlantInterface interface;
  SignalBoard board;
  SunBlock sun;
  MirrorsBlock mirrors;
  SteamBlock steam;
  InstrumentsBlock instruments;
  std::array<Block*, 4> blocks{&sun, &mirrors, &steam, &instruments};
  std::vector<SignalBoard::Signal*> inputs;
  std::vector<SignalBoard::Signal*> faults;
  std::vector<SignalBoard::Signal*> effects;
  std::optional<PlantRow> row;
  std::vector<LocatedEvent> located_events;
  std::optional<OutOfValidity> out_of_validity;
};

Plant::Implementation::Implementation(const PlantParameters& parameters, const PlantConditions& conditions)
    : interface(describe_plant(parameters)),
      sun("sun", conditions.sun, conditions.seed),
      mirrors("mirrors", parameters.mirrors, conditions.mirrors_start,
              transversal_angle_at_start_rad(conditions.sun)),
      steam("steam", parameters.receiver, parameters.steam, conditions.steam_start),
      instruments("instruments", parameters.instruments, parameters.mirrors.rows(),
                  parameters.mirrors.drives(), conditions.sun.start_utc, conditions.seed) {
  connect();
  advance_to(SimTime{});
}

void Plant::Implementation::connect() {
  for (const SignalSpec& command : interface.inputs) {
    inputs.push_back(&board.add(command.name, initial_command(command)));
  }
  for (const FaultPoint& point : interface.fault_points)
    faults.push_back(&board.add(point.input(), point.neutral));
  for (Block* block : blocks) board.connect_outputs(*block);
  for (Block* block : blocks) board.connect_inputs(*block);
  for (const FaultPoint& point : interface.fault_points) effects.push_back(&board[point.effect()]);
  row.emplace(interface.outputs, board);
}

SimTime Plant::Implementation::advance_to(SimTime until) {
  located_events.clear();
  const SimTime reached = kernel.advance_to(until);
  for (Block* block : blocks) {
    append(located_events, block->take_located_events());
    if (!out_of_validity) out_of_validity = block->out_of_validity();
  }
  return reached;
}

Plant::Plant(const PlantParameters& parameters, const PlantConditions& conditions)
    : implementation_(std::make_unique<Implementation>(parameters, conditions)) {}

Plant::~Plant() = default;

const PlantInterface& Plant::interface() const {
  return implementation_->interface;
}

void Plant::set_input(std::size_t input, double value) {
  const SignalSpec& spec = implementation_->interface.inputs.at(input);
  assert(value >= spec.min && value <= spec.max);
  implementation_->inputs[input]->write(value);
}

void Plant::set_fault(std::size_t fault_point, std::optional<double> value) {
  const FaultPoint& point = implementation_->interface.fault_points.at(fault_point);
  assert(!value || (*value >= point.min && *value <= point.max));
  implementation_->faults[fault_point]->write(value.value_or(point.neutral));
}

bool Plant::fault_has_effect(std::size_t fault_point) const {
  return implementation_->effects.at(fault_point)->read() != 0.0;
}

SimTime Plant::advance_to(SimTime until) {
  return implementation_->advance_to(until);
}

const std::vector<LocatedEvent>& Plant::located_events() const {
  return implementation_->located_events;
}

const std::optional<OutOfValidity>& Plant::out_of_validity() const {
  return implementation_->out_of_validity;
}

void Plant::read(std::span<double> row) {
  implementation_->row->read(row);
  auto& out = implementation_->out_of_validity;
  if (!out) out = implementation_->row->out_of_validity(row, implementation_->kernel.now());
}

}  // namespace heliorig::models
