#include "models/mirrors/mirrors_signals.h"

#include <array>
#include <numbers>
#include <string>
#include <utility>

namespace heliorig::models {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double steps_max = 1e9;
constexpr double power_max_W = 1e7;
constexpr double energy_max_J = 1e15;
constexpr auto discrete = SignalKind::discrete;

// What others drive: their own tables say what is valid.
constexpr std::array inputs{
    PortSpec{"sun.transversal_angle", "rad", -pi, pi, "sun's angle from the vertical, positive east"},
    PortSpec{"sun.longitudinal_angle", "rad", -pi / 2, pi / 2, "sun's angle out of the east–west plane"},
    PortSpec{"sun.dni", "W/m2", 0.0, 1500.0, "direct normal irradiance"},
    PortSpec{"safety.chain_closed", "1", 0, 1, "holds the clutches of the rows", discrete},
    PortSpec{"supply.mains", "1", 0, 1, "feeds the motors", discrete},
    PortSpec{"sun.wind_speed", "m/s", 0.0, 100.0, "wind at the mirrors"},
    PortSpec{
        "controller.command.drive[i]", "1", -steps_max, steps_max,
        "of a stepper the steps commanded since power-up, of a screw the share of full voltage, −1 to 1; "
        "eastward positive"},
};

// In the order of MirrorsOutputPlaces.
constexpr std::array row_outputs{
    PortSpec{"mirrors.row[i].angle", "rad", -pi, pi,
             "tilt of the row's normal from the vertical, positive east"},
    PortSpec{"mirrors.row[i].ideal_angle", "rad", -pi, pi,
             "the angle that sends the sun to the absorber's axis"},
    PortSpec{"mirrors.row[i].tracking_error", "rad", -2 * pi, 2 * pi, "angle less ideal angle"},
};
constexpr std::array drive_outputs{
    PortSpec{"mirrors.drive[i].position", "1", -steps_max, steps_max,
             "steps that the motor has turned since power-up"},
    PortSpec{"mirrors.drive[i].speed", "rad/s", -10.0, 10.0, "of the motor, in terms of the row"},
    PortSpec{"mirrors.drive[i].current", "A", 0.0, 100.0, "of the motor"},
    PortSpec{"mirrors.drive[i].stalled", "1", 0, 1, "1 while the motor is commanded to turn and cannot",
             discrete},
    PortSpec{"mirrors.drive[i].limit_low", "1", 0, 1, "end switch of the row's westmost position", discrete},
    PortSpec{"mirrors.drive[i].limit_high", "1", 0, 1, "end switch of the row's eastmost position", discrete},
};
constexpr std::array outputs{
    PortSpec{"mirrors.tracking_error_rms", "rad", 0.0, 2 * pi, "root mean square over the rows"},
    PortSpec{"mirrors.tracking_error_max", "rad", 0.0, 2 * pi, "greatest of the rows, without sign"},
    PortSpec{"mirrors.optical_efficiency", "1", 0.0, 1.0,
             "power on the absorber over direct normal irradiance times mirror area"},
    PortSpec{"mirrors.intercepted_power", "W", 0.0, power_max_W, "reflected light that meets the absorber"},
    PortSpec{"mirrors.spilled_power", "W", 0.0, power_max_W, "reflected light that misses the absorber"},
    PortSpec{"mirrors.intercepted_energy", "J", 0.0, energy_max_J,
             "intercepted power summed up since the start"},
    PortSpec{"mirrors.offered_power", "W", 0.0, power_max_W,
             "light that would meet the absorber if every row stood at its ideal angle"},
    PortSpec{"mirrors.offered_energy", "J", 0.0, energy_max_J, "offered power summed up since the start"},
    PortSpec{"receiver.edge_irradiance_east", "W/m2", 0.0, 2e5, "reflected light at the eastern edge sensor"},
    PortSpec{"receiver.edge_irradiance_west", "W/m2", 0.0, 2e5, "reflected light at the western edge sensor"},
};

void append(std::vector<SignalSpec>& to, std::vector<SignalSpec> from) {
  for (SignalSpec& spec : from) to.push_back(std::move(spec));
}

}  // namespace

std::vector<FaultPoint> mirrors_fault_points(const MirrorsParameters& parameters) {
  std::vector<FaultPoint> points;
  for (std::size_t i = 0; i < parameters.drives(); ++i) {
    points.push_back({"mirrors.drive[" + std::to_string(i) + "]", "stalled", "", 0.0, 0.0, 1.0, false,
                      "the motor does not turn, whatever steps it is given"});
  }
  return points;
}

std::vector<SignalSpec> mirrors_input_specs(const MirrorsParameters& parameters) {
  std::vector<SignalSpec> specs = expand(inputs, parameters.drives());
  append(specs, fault_inputs(mirrors_fault_points(parameters)));
  return specs;
}

std::vector<SignalSpec> mirrors_output_specs(const MirrorsParameters& parameters) {
  std::vector<SignalSpec> specs = expand(row_outputs, parameters.rows());
  append(specs, expand(drive_outputs, parameters.drives()));
  append(specs, expand(outputs));
  append(specs, fault_effects(mirrors_fault_points(parameters)));
  return specs;
}

MirrorsOutputPlaces::MirrorsOutputPlaces(std::size_t rows, std::size_t drives) {
  std::size_t next = 0;
  for (std::size_t* each_row : {&angle, &ideal_angle, &tracking_error}) {
    *each_row = next;
    next += rows;
  }
  for (std::size_t* each_drive : {&position, &speed, &current, &stalled, &limit_low, &limit_high}) {
    *each_drive = next;
    next += drives;
  }
  for (std::size_t* one :
       {&tracking_error_rms, &tracking_error_max, &optical_efficiency, &intercepted_power, &spilled_power,
        &intercepted_energy, &offered_power, &offered_energy, &edge_irradiance_east, &edge_irradiance_west}) {
    *one = next++;
  }
  stalled_effect = next;
}

}  // namespace heliorig::models
