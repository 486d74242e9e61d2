#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace heliorig::models {

enum class WaterPhase { liquid, two_phase, steam };

/// Water or steam, or both in equilibrium, by IF97's regions 1, 2 and 4.
struct WaterState {
  WaterPhase phase;
  double pressure_Pa;  ///< absolute
  double temperature_K;
  double density_kgpm3;
  double enthalpy_Jpkg;
  double entropy_JpkgK;
  double energy_Jpkg;             ///< internal
  std::optional<double> quality;  ///< share of steam by mass; of two phases alone
};

enum class WaterQuantity { pressure, temperature, enthalpy, entropy, quality, density, energy };
struct WaterGiven {
  WaterQuantity quantity;
  double value;  ///< in the unit that WaterState has
};

/// Where the formulation is asked: all of region 1 and region 2 from 1 Pa on, and the two phases between them
/// up to 623.15 K (16.529 MPa). Region 3, about the critical point, and region 5 are not there.
namespace water_range {
inline constexpr double lowest_Pa = 1.0, highest_Pa = 100e6;
inline constexpr double lowest_K = 273.15, highest_K = 1073.15;
inline constexpr double highest_liquid_K = 623.15;
}  // namespace water_range

/// All the states that have both values, by iteration until double precision is spent: one where the question
/// is well posed, none where no state within the range has them, two where the two values belong to two
/// states, as a density on either side of 4 °C. `open` says that two
/// values leave a third free: pressure and temperature of saturation, within 1e-7 of the pressure. Asserts
/// that the quantities differ.
struct WaterAnswer {
  std::vector<WaterState> states;
  bool open = false;
};
WaterAnswer water_states(const WaterGiven& first, const WaterGiven& second);

/// Least and greatest value of a quantity where a pressure, temperature or quality is as given: what
/// water_states() could find. Nothing where that is outside the range, or another quantity is given.
std::optional<std::pair<double, double>> water_reach(const WaterGiven& along, WaterQuantity of);

/// From pressure and enthalpy; nothing outside the range.
std::optional<WaterState> water_by_pressure_enthalpy(double pressure_Pa, double enthalpy_Jpkg);
/// From density and internal energy; nothing outside the range.
std::optional<WaterState> water_by_density_energy(double density_kgpm3, double energy_Jpkg);

/// Asserts, for the quality, that there are two phases.
double value_of(const WaterState& state, WaterQuantity quantity);

}  // namespace heliorig::models
