#include "tests/adapters/reference_firmware/avr/firmware_board.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>
#include <utility>

#include "adapters/avr/parts/catalogue.h"
#include "models/plant.h"
#include "tests/models/reference_plant.h"

namespace heliorig::tests {
namespace {

using heliorig_firmware::row_count;

constexpr double noon_in_june_s = 1782042600.0;  // 2026-06-21T11:50:00Z
constexpr models::Seed seed{7};

adapters::Board reference_board() {
  const models::PlantInterface plant = models::describe_plant(reference_plant());
  adapters::BoardReading reading =
      adapters::read_board(HELIORIG_SOURCE_DIR "/scenarios/boards/solarose-4x4.yaml", adapters::part_kinds(),
                           {plant.outputs, plant.inputs, plant.scales});
  BOOST_REQUIRE_MESSAGE(reading.diagnostics.empty(), bench::to_text(reading.diagnostics));
  return std::move(reading.board);
}

std::string of_row(const std::string& signal, std::size_t row) {
  return signal + "[" + std::to_string(row) + "]";
}

}  // namespace

FirmwareBoard::FirmwareBoard(double rows_deg)
    : board_(reference_board()),
      image_(std::get<adapters::ElfImage>(adapters::read_firmware(HELIORIG_REFERENCE_ELF, *board_.mcu))),
      mcu_(*board_.mcu, image_, {board_.clock_Hz, board_.supply_V, board_.analog_reference_V}),
      assembly_(board_, mcu_, seed),
      watchdog_(mcu_),
      eeprom_(mcu_),
      faults_({mcu_, board_, watchdog_, eeprom_, assembly_.analog(), seed}),
      clock_(time_, 0, board_.clock_Hz, 0.0),
      sensors_(board_.sensors.size()),
      outputs_(board_.outputs.size()) {
  rows_deg_.fill(rows_deg);
  for (const auto& [sensor, value] :
       std::initializer_list<std::pair<const char*, double>>{{"pressure_1", 9.8e5},
                                                             {"pressure_2", 9.8e5},
                                                             {"drum_temperature", 456.15},
                                                             {"outlet_temperature", 473.15},
                                                             {"evaporator_wall_temperature", 463.15},
                                                             {"superheater_wall_temperature", 493.15},
                                                             {"supply_voltage", 24.0},
                                                             {"level_low_1", 1.0},
                                                             {"level_low_2", 1.0},
                                                             {"level_normal", 1.0},
                                                             {"chain_closed", 1.0}}) {
    set(std::string("instruments.") + sensor, value);
  }
}

void FirmwareBoard::set(const std::string& sensor, double value) {
  const auto found = std::ranges::find(board_.sensors, sensor);
  BOOST_REQUIRE_MESSAGE(found != board_.sensors.end(), sensor);
  sensors_[static_cast<std::size_t>(found - board_.sensors.begin())] = value;
}

std::size_t FirmwareBoard::output_place(const std::string& name) const {
  const auto found = std::ranges::find(board_.outputs, name, &models::SignalSpec::name);
  BOOST_REQUIRE_MESSAGE(found != board_.outputs.end(), name);
  return static_cast<std::size_t>(found - board_.outputs.begin());
}

double FirmwareBoard::output(const std::string& name) const {
  return outputs_[output_place(name)];
}

heliorig_firmware::Mode FirmwareBoard::mode() const {
  return static_cast<heliorig_firmware::Mode>(std::lround(output("controller.mode")));
}

std::vector<std::string> FirmwareBoard::said() {
  return mcu_.take_lines();
}

bool FirmwareBoard::said(const std::string& part) {
  return std::ranges::any_of(said(), [&](const auto& line) { return line.find(part) != std::string::npos; });
}

void FirmwareBoard::set_fault(const std::string& target, const std::string& kind,
                              std::optional<double> value) {
  const auto& points = faults_.points();
  const auto found = std::ranges::find_if(
      points, [&](const auto& point) { return point.target == target && point.kind == kind; });
  BOOST_REQUIRE_MESSAGE(found != points.end(), target + " " + kind);
  faults_.set(static_cast<std::size_t>(found - points.begin()), value);
}

void FirmwareBoard::run(double duration_s) {
  constexpr models::SimDuration quantum = std::chrono::milliseconds{10};
  const models::SimTime end = time_ + models::sim_duration(duration_s);
  while (time_ < end) exchange(std::min<models::SimDuration>(quantum, end - time_));
}

/// As a link does it; whatever bends or stops the clock, it counts on from where it is.
void FirmwareBoard::exchange(models::SimDuration quantum) {
  show_rows();
  set("instruments.clock", noon_in_june_s + models::seconds(time_));
  faults_.begin(quantum);
  if (faults_.take_power_loss()) assembly_.lose_power();
  const bool stands = faults_.stop_clock();
  clock_ = adapters::McuClock(time_, mcu_.cycle(), board_.clock_Hz, faults_.runs_fast_by());
  const adapters::Cycle begin = mcu_.cycle();
  const adapters::Quantum now{sensors_, begin, stands ? begin : clock_.cycles_at(time_ + quantum)};
  assembly_.begin(now);
  mcu_.run_to(now.end);
  faults_.end(stands);
  assembly_.end(outputs_);
  time_ += quantum;
  turn_rows();
}

void FirmwareBoard::show_rows() {
  for (std::size_t row = 0; row < row_count; ++row) {
    set(of_row("instruments.encoder", row), rows_deg_[row] * std::numbers::pi / 180.0);
    set(of_row("instruments.limit_high", row), rows_deg_[row] >= 70.0 ? 1.0 : 0.0);
    set(of_row("instruments.limit_low", row), rows_deg_[row] <= -70.0 ? 1.0 : 0.0);
  }
}

void FirmwareBoard::turn_rows() {
  for (std::size_t row = 0; row < row_count; ++row) {
    const double driven = output(of_row("controller.command.drive", row));
    rows_deg_[row] += 0.018 * (driven - driven_[row]);
    driven_[row] = driven;
  }
}

}  // namespace heliorig::tests
