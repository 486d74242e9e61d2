#include "bench/units/unit_table.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace heliorig::bench {
namespace {

//                              m  kg   s  A  K rad
constexpr Dimension number{};
constexpr Dimension length = {1, 0, 0, 0, 0, 0};
constexpr Dimension mass = {0, 1, 0, 0, 0, 0};
constexpr Dimension time = {0, 0, 1, 0, 0, 0};
constexpr Dimension current = {0, 0, 0, 1, 0, 0};
constexpr Dimension kelvin = {0, 0, 0, 0, 1, 0};
constexpr Dimension angle = {0, 0, 0, 0, 0, 1};
constexpr Dimension angular_speed = {0, 0, -1, 0, 0, 1};
constexpr Dimension frequency = {0, 0, -1, 0, 0, 0};
constexpr Dimension volume = {3, 0, 0, 0, 0, 0};
constexpr Dimension force = {1, 1, -2, 0, 0, 0};
constexpr Dimension pressure = {-1, 1, -2, 0, 0, 0};
constexpr Dimension energy = {2, 1, -2, 0, 0, 0};
constexpr Dimension power = {2, 1, -3, 0, 0, 0};
constexpr Dimension voltage = {2, 1, -3, -1, 0, 0};
constexpr Dimension resistance = {2, 1, -3, -2, 0, 0};

constexpr double degree = std::numbers::pi / 180.0;
constexpr double ice_point_K = 273.15;

constexpr auto units = std::to_array<NamedUnit>({
    {"1", 1.0, number},
    {"%", 0.01, number},
    {"ppm", 1e-6, number},
    {"nm", 1e-9, length},
    {"um", 1e-6, length},
    {"µm", 1e-6, length},
    {"mm", 1e-3, length},
    {"cm", 1e-2, length},
    {"m", 1.0, length},
    {"km", 1e3, length},
    {"mg", 1e-6, mass},
    {"g", 1e-3, mass},
    {"kg", 1.0, mass},
    {"t", 1e3, mass},
    {"ns", 1e-9, time},
    {"us", 1e-6, time},
    {"µs", 1e-6, time},
    {"ms", 1e-3, time},
    {"s", 1.0, time},
    {"min", 60.0, time},
    {"h", 3600.0, time},
    {"d", 86400.0, time},
    {"mA", 1e-3, current},
    {"A", 1.0, current},
    {"rad", 1.0, angle},
    {"mrad", 1e-3, angle},
    {"deg", degree, angle},
    {"°", degree, angle},
    {"rpm", 2.0 * std::numbers::pi / 60.0, angular_speed},
    {"Hz", 1.0, frequency},
    {"kHz", 1e3, frequency},
    {"MHz", 1e6, frequency},
    {"mL", 1e-6, volume},
    {"L", 1e-3, volume},
    {"N", 1.0, force},
    {"kN", 1e3, force},
    {"Pa", 1.0, pressure},
    {"hPa", 1e2, pressure},
    {"kPa", 1e3, pressure},
    {"MPa", 1e6, pressure},
    {"mbar", 1e2, pressure},
    {"bar", 1e5, pressure},
    {"Pa(g)", 1.0, pressure, Datum::gauge_pressure},
    {"kPa(g)", 1e3, pressure, Datum::gauge_pressure},
    {"MPa(g)", 1e6, pressure, Datum::gauge_pressure},
    {"mbarg", 1e2, pressure, Datum::gauge_pressure},
    {"barg", 1e5, pressure, Datum::gauge_pressure},
    {"bar(g)", 1e5, pressure, Datum::gauge_pressure},
    {"Pa(a)", 1.0, pressure, Datum::absolute_pressure},
    {"kPa(a)", 1e3, pressure, Datum::absolute_pressure},
    {"MPa(a)", 1e6, pressure, Datum::absolute_pressure},
    {"mbara", 1e2, pressure, Datum::absolute_pressure},
    {"bara", 1e5, pressure, Datum::absolute_pressure},
    {"bar(a)", 1e5, pressure, Datum::absolute_pressure},
    {"J", 1.0, energy},
    {"kJ", 1e3, energy},
    {"MJ", 1e6, energy},
    {"Wh", 3600.0, energy},
    {"kWh", 3.6e6, energy},
    {"mW", 1e-3, power},
    {"W", 1.0, power},
    {"kW", 1e3, power},
    {"MW", 1e6, power},
    {"mV", 1e-3, voltage},
    {"V", 1.0, voltage},
    {"kV", 1e3, voltage},
    {"ohm", 1.0, resistance},
    {"kohm", 1e3, resistance},
    {"K", 1.0, kelvin},
    {"K(diff)", 1.0, kelvin},
    {"degC", 1.0, kelvin, Datum::temperature, ice_point_K},
    {"°C", 1.0, kelvin, Datum::temperature, ice_point_K},
});

const std::array<NamedQuantity, 23> quantities = {{
    {"1", "a pure number", {"1", 1.0, 0.0}, "0.5 or 50 %"},
    {"Pa(g)", "a gauge pressure", {"barg", 1e5, 0.0}, "10.8 barg"},
    {"Pa(a)", "an absolute pressure", {"bara", 1e5, 0.0}, "11 bara"},
    {"Pa", "a pressure difference", {"bar", 1e5, 0.0}, "0.5 bar"},
    {"K", "a temperature", {"degC", 1.0, ice_point_K}, "200 degC"},
    {"K(diff)", "a temperature difference", {"K", 1.0, 0.0}, "40 K"},
    {"K/s", "a rate of temperature", {"K/min", 1.0 / 60.0, 0.0}, "3 K/min"},
    {"rad", "an angle", {"deg", degree, 0.0}, "0.07 deg or 1.5 mrad"},
    {"rad/s", "an angular speed", {"deg/s", degree, 0.0}, "0.35 deg/s"},
    {"s", "a time", {"s", 1.0, 0.0}, "12 min or 500 ms"},
    {"1/s", "a frequency", {"Hz", 1.0, 0.0}, "10 Hz"},
    {"m", "a length", {"m", 1.0, 0.0}, "0.35 m or 12 mm"},
    {"m2", "an area", {"m2", 1.0, 0.0}, "14 m2"},
    {"m3", "a volume", {"L", 1e-3, 0.0}, "15 L"},
    {"m/s", "a speed", {"m/s", 1.0, 0.0}, "12 m/s"},
    {"m3/s", "a volume flow", {"L/min", 1e-3 / 60.0, 0.0}, "0.16 L/min"},
    {"kg", "a mass", {"kg", 1.0, 0.0}, "14 kg"},
    {"kg/s", "a mass flow", {"kg/h", 1.0 / 3600.0, 0.0}, "9 kg/h"},
    {"J", "an energy", {"kWh", 3.6e6, 0.0}, "45 kWh"},
    {"W", "a power", {"kW", 1e3, 0.0}, "20 kW"},
    {"W/m2", "an irradiance", {"W/m2", 1.0, 0.0}, "900 W/m2"},
    {"V", "a voltage", {"V", 1.0, 0.0}, "24 V"},
    {"A", "a current", {"A", 1.0, 0.0}, "1.2 A or 4 mA"},
}};

}  // namespace

std::span<const NamedUnit> named_units() {
  return units;
}

const NamedUnit* find_unit(std::string_view name) {
  const auto found = std::ranges::find(units, name, &NamedUnit::name);
  return found == units.end() ? nullptr : &*found;
}

std::span<const NamedQuantity> named_quantities() {
  return quantities;
}

}  // namespace heliorig::bench
