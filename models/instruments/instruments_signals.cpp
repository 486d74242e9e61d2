#include "models/instruments/instruments_signals.h"

#include <array>
#include <numbers>
#include <span>
#include <string_view>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double count_max = 1e12;
constexpr double year_2100_s = 4102444800.0;
constexpr auto discrete = SignalKind::discrete;

// Readings may leave the range of what they measure by the sensor's error; the bounds here are those of the
// transmitter's scale as a plant file may set it.
constexpr std::array table{
    PortSpec{"instruments.pressure_1", "Pa(g)", -1e6, 2e7, "first pressure transmitter"},
    PortSpec{"instruments.pressure_2", "Pa(g)", -1e6, 2e7, "second pressure transmitter"},
    PortSpec{"instruments.drum_temperature", "K", 100.0, 1400.0, "Pt100 in the drum's water"},
    PortSpec{"instruments.outlet_temperature", "K", 100.0, 1400.0, "Pt100 in the superheater's outlet"},
    PortSpec{"instruments.evaporator_wall_temperature", "K", 100.0, 1400.0, "Pt100 on the evaporator's wall"},
    PortSpec{"instruments.superheater_wall_temperature", "K", 100.0, 1400.0,
             "Pt100 on the superheater's wall"},
    PortSpec{"instruments.ambient_temperature", "K", 100.0, 500.0, "Pt100 in the shade"},
    PortSpec{"instruments.level_low_1", "1", 0, 1, "electrode low 1: 1 is wet", discrete},
    PortSpec{"instruments.level_low_2", "1", 0, 1, "electrode low 2: 1 is wet", discrete},
    PortSpec{"instruments.level_normal", "1", 0, 1, "electrode normal: 1 is wet", discrete},
    PortSpec{"instruments.level_high", "1", 0, 1, "electrode high: 1 is wet", discrete},
    PortSpec{"instruments.feed_pulses", "1", 0, count_max, "pulses of the feed meter since power-up"},
    PortSpec{"instruments.vent_position", "1", 0, 1, "vent: 0 shut, 1 open"},
    PortSpec{"instruments.outlet_valve_position", "1", 0, 1, "outlet valve: 0 shut, 1 open"},
    PortSpec{"instruments.supply_voltage", "V", 0, 100, "supply behind its divider"},
    PortSpec{"instruments.wind_speed", "m/s", 0, 150, "anemometer"},
    PortSpec{"instruments.dni", "W/m2", 0, 3000, "pyrheliometer: direct normal irradiance"},
    PortSpec{"instruments.edge_irradiance_east", "W/m2", 0, 2e5, "photodiode at the absorber's east edge"},
    PortSpec{"instruments.edge_irradiance_west", "W/m2", 0, 2e5, "photodiode at the absorber's west edge"},
    PortSpec{"instruments.encoder[i]", "rad", -4 * pi, 4 * pi, "row angle as its encoder reports it"},
    PortSpec{"instruments.limit_low[i]", "1", 0, 1, "end switch of the row's westmost position", discrete},
    PortSpec{"instruments.limit_high[i]", "1", 0, 1, "end switch of the row's eastmost position", discrete},
    PortSpec{"instruments.chain_closed", "1", 0, 1, "state of the safety chain as read by the controller",
             discrete},
    PortSpec{"instruments.start_button", "1", 0, 1, "1 while the operator presses it", discrete},
    PortSpec{"instruments.clock", "s", 0, year_2100_s, "UTC since 1970 as the clock chip shows it"},
};

/// What is measured. Unit and range stand in the table of the block that drives it.
constexpr PortSpec measured(std::string_view name) {
  return {name, "", 0.0, 0.0, ""};
}
constexpr std::array measured_table{
    measured("sun.ambient_temperature"),
    measured("sun.wind_speed"),
    measured("sun.dni"),
    measured("mirrors.row[i].angle"),
    measured("mirrors.drive[i].limit_low"),
    measured("mirrors.drive[i].limit_high"),
    measured("receiver.evaporator_wall_temperature"),
    measured("receiver.superheater_wall_temperature"),
    measured("receiver.edge_irradiance_east"),
    measured("receiver.edge_irradiance_west"),
    measured("steam.pressure"),
    measured("steam.drum_temperature"),
    measured("steam.outlet_temperature"),
    measured("steam.drum_level"),
    measured("steam.feed_flow"),
    measured("steam.vent_opening"),
    measured("steam.outlet_valve_opening"),
    measured("safety.chain_closed"),
    measured("supply.voltage"),
};

std::vector<SignalSpec> followed_by(std::vector<SignalSpec> first, const std::vector<SignalSpec>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Lines of a row each, but those of end switches, of a drive each.
std::vector<SignalSpec> expand_field(std::span<const PortSpec> lines, std::size_t rows, std::size_t drives) {
  std::vector<SignalSpec> specs;
  for (const PortSpec& line : lines) {
    const bool of_drive = std::string_view{line.name}.find("limit_") != std::string_view::npos;
    for (SignalSpec& spec : expand(std::span{&line, 1}, of_drive ? drives : rows))
      specs.push_back(std::move(spec));
  }
  return specs;
}

}  // namespace

std::vector<SignalSpec> instruments_input_specs(std::size_t rows, std::size_t drives) {
  return followed_by(expand_field(measured_table, rows, drives),
                     fault_inputs(instruments_fault_points(rows)));
}

std::vector<SignalSpec> instruments_output_specs(std::size_t rows, std::size_t drives) {
  return followed_by(expand_field(table, rows, drives), fault_effects(instruments_fault_points(rows)));
}

std::vector<FaultPoint> instruments_fault_points(std::size_t rows) {
  std::vector<FaultPoint> points;
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string index = "[" + std::to_string(i) + "]";
    points.push_back({"mirrors.encoder" + index, "slipped", "rad", 0.0, -pi, pi, false,
                      "the magnet has turned on the row's shaft by this angle",
                      "instruments.encoder" + index});
  }
  points.push_back({"operator.start_button", "pressed", "", 0.0, 0.0, 1.0, true,
                    "the operator holds the start button down", "instruments.start_button"});
  return points;
}

}  // namespace heliorig::models
