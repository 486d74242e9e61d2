#include "models/water/water_state.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cassert>
#include <cmath>
#include <utility>

#include "models/water/if97.h"
#include "models/water/water_paths.h"

namespace heliorig::models {
namespace {

namespace range = water_range;

/// Where f, continuous from low to high, is 0; f(low) and f(high) are of unlike sign.
template <class Function>
double root(const Function& f, double low, double high, double at_low, double at_high) {
  if (at_low == 0.0) return low;
  if (at_high == 0.0) return high;
  std::uintmax_t iterations = 200;
  const auto [below, above] = boost::math::tools::toms748_solve(
      f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(52), iterations);
  return std::abs(f(below)) <= std::abs(f(above)) ? below : above;
}

/// Two ways to one state: the ends of neighbouring paths.
bool same(const WaterState& a, const WaterState& b) {
  const auto near = [](double x, double y) { return std::abs(x - y) <= 1e-7 * std::abs(x); };
  return near(a.pressure_Pa, b.pressure_Pa) && near(a.temperature_K, b.temperature_K) &&
         near(a.density_kgpm3, b.density_kgpm3);
}

void add(std::vector<WaterState>& states, const WaterState& found) {
  if (std::ranges::none_of(states, [&](const WaterState& other) { return same(other, found); }))
    states.push_back(found);
}

/// All the places on the paths where the quantity has its value.
std::vector<WaterState> along(const std::vector<WaterPath>& paths, const WaterGiven& sought) {
  constexpr int looks = 200;
  std::vector<WaterState> states;
  for (const WaterPath& path : paths) {
    const auto f = [&](double place) { return value_of(path.at(place), sought.quantity) - sought.value; };
    double before = path.low, at_before = f(before);
    for (int i = 1; i <= looks; ++i) {
      const double place = i == looks ? path.high : path.low + (path.high - path.low) * i / looks;
      const double at_place = f(place);
      if (at_before * at_place <= 0.0 && at_before != at_place)
        add(states, path.at(root(f, before, place, at_before, at_place)));
      before = place;
      at_before = at_place;
    }
  }
  return states;
}

/// On an isobar, by a quantity that grows all along it: enthalpy, entropy or internal energy.
std::optional<WaterState> on_isobar(double pressure_Pa, const WaterGiven& growing) {
  for (const WaterPath& path : isobar(pressure_Pa)) {
    const auto f = [&](double place) { return value_of(path.at(place), growing.quantity) - growing.value; };
    const double at_low = f(path.low), at_high = f(path.high);
    if (at_low <= 0.0 && at_high >= 0.0) return path.at(root(f, path.low, path.high, at_low, at_high));
  }
  return std::nullopt;
}

/// On all isobars at once: along the line where `growing` has its value, by pressure.
std::vector<WaterState> across_isobars(const WaterGiven& growing, const WaterGiven& other) {
  constexpr int looks = 400;
  const double lowest = std::log(range::lowest_Pa), highest = std::log(range::highest_Pa);
  const auto at = [&](double log_Pa) {
    return on_isobar(std::clamp(std::exp(log_Pa), range::lowest_Pa, range::highest_Pa), growing);
  };
  std::vector<WaterState> states;
  std::optional<std::pair<double, double>> before;
  for (int i = 0; i <= looks; ++i) {
    const double place = lowest + (highest - lowest) * i / looks;
    const auto state = at(place);
    if (!state) {
      before.reset();
      continue;
    }
    const double off = value_of(*state, other.quantity) - other.value;
    if (before && before->second * off <= 0.0 && before->second != off) {
      bool left_range = false;
      const auto f = [&](double log_Pa) {
        const auto between = at(log_Pa);
        left_range = left_range || !between;
        return between ? value_of(*between, other.quantity) - other.value : 0.0;
      };
      const double found = root(f, before->first, place, before->second, off);
      if (const auto there = at(found); there && !left_range) add(states, *there);
    }
    before = {place, off};
  }
  return states;
}

WaterAnswer by_pressure_temperature(double pressure_Pa, double temperature_K) {
  using enum WaterPhase;
  if (temperature_K <= range::highest_liquid_K) {
    const double saturation_Pa = if97::saturation_pressure_Pa(temperature_K);
    if (std::abs(pressure_Pa / saturation_Pa - 1.0) < 1e-7) return {{}, true};
    return {{pressure_Pa > saturation_Pa ? liquid_state(pressure_Pa, temperature_K)
                                         : steam_state(pressure_Pa, temperature_K)},
            false};
  }
  const bool in_region_3 =
      temperature_K < 863.15 && pressure_Pa > if97::border_2_3_pressure_Pa(temperature_K);
  if (in_region_3) return {};
  return {{steam_state(pressure_Pa, temperature_K)}, false};
}

bool within(double value, double low, double high) {
  return value >= low && value <= high;
}

/// The line of all states with a pressure, a temperature or a quality; nothing outside the range.
std::vector<WaterPath> line(const WaterGiven& given) {
  switch (given.quantity) {
    case WaterQuantity::pressure:
      if (!within(given.value, range::lowest_Pa, range::highest_Pa)) return {};
      return isobar(given.value);
    case WaterQuantity::temperature:
      if (!within(given.value, range::lowest_K, range::highest_K)) return {};
      return isotherm(given.value);
    case WaterQuantity::quality:
      if (!within(given.value, 0.0, 1.0)) return {};
      return line_of_quality(given.value);
    default:
      return {};
  }
}

}  // namespace

double value_of(const WaterState& state, WaterQuantity quantity) {
  switch (quantity) {
    case WaterQuantity::pressure:
      return state.pressure_Pa;
    case WaterQuantity::temperature:
      return state.temperature_K;
    case WaterQuantity::enthalpy:
      return state.enthalpy_Jpkg;
    case WaterQuantity::entropy:
      return state.entropy_JpkgK;
    case WaterQuantity::quality:
      assert(state.quality);
      return *state.quality;
    case WaterQuantity::density:
      return state.density_kgpm3;
    case WaterQuantity::energy:
      return state.energy_Jpkg;
  }
  return 0.0;
}

WaterAnswer water_states(const WaterGiven& first, const WaterGiven& second) {
  using enum WaterQuantity;
  assert(first.quantity != second.quantity);
  const auto is = [&](WaterQuantity quantity) -> const WaterGiven* {
    return first.quantity == quantity ? &first : second.quantity == quantity ? &second : nullptr;
  };
  const auto besides = [&](const WaterGiven* one) { return one == &first ? second : first; };
  const WaterGiven* p = is(pressure);
  const WaterGiven* t = is(temperature);
  const WaterGiven* x = is(quality);
  if (p && t) {
    if (line(*p).empty() || line(*t).empty()) return {};
    return by_pressure_temperature(p->value, t->value);
  }
  for (const WaterGiven* given : {x, p, t})
    if (given) return {along(line(*given), besides(given)), false};
  const WaterGiven* growing = is(enthalpy) ? is(enthalpy) : is(entropy) ? is(entropy) : is(energy);
  return {across_isobars(*growing, besides(growing)), false};
}

std::optional<std::pair<double, double>> water_reach(const WaterGiven& along, WaterQuantity of) {
  constexpr int looks = 200;
  std::optional<std::pair<double, double>> reach;
  for (const WaterPath& path : line(along)) {
    for (int i = 0; i <= looks; ++i) {
      const WaterState state = path.at(path.low + (path.high - path.low) * i / looks);
      if (of == WaterQuantity::quality && !state.quality) continue;
      const double value = value_of(state, of);
      if (!reach) reach = {value, value};
      reach = {std::min(reach->first, value), std::max(reach->second, value)};
    }
  }
  return reach;
}

std::optional<WaterState> water_by_pressure_enthalpy(double pressure_Pa, double enthalpy_Jpkg) {
  if (!within(pressure_Pa, range::lowest_Pa, range::highest_Pa)) return std::nullopt;
  return on_isobar(pressure_Pa, {WaterQuantity::enthalpy, enthalpy_Jpkg});
}

std::optional<WaterState> water_by_density_energy(double density_kgpm3, double energy_Jpkg) {
  const auto found =
      across_isobars({WaterQuantity::energy, energy_Jpkg}, {WaterQuantity::density, density_kgpm3});
  if (found.size() != 1) return std::nullopt;
  return found.front();
}

}  // namespace heliorig::models
