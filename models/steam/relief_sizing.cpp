#include "models/steam/relief_sizing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace heliorig::models {
namespace {

constexpr double napier_from_Pa = 10.339e6;
constexpr double napier_to_Pa = 22.057e6;

// API 520-1, seventh to ninth edition: set pressures in psig by total temperatures of 300, 400 … 1200 °F.
constexpr std::array ksh_psig{15.0,  20.0,   40.0,   60.0,   80.0,   100.0,  120.0,  140.0, 160.0, 180.0,
                              200.0, 220.0,  240.0,  260.0,  280.0,  300.0,  350.0,  400.0, 500.0, 600.0,
                              800.0, 1000.0, 1250.0, 1500.0, 1750.0, 2000.0, 2500.0, 3000.0};
constexpr std::size_t ksh_temperatures = 10;
constexpr double ksh_first_F = 300.0, ksh_step_F = 100.0;
constexpr std::array<std::array<double, ksh_temperatures>, ksh_psig.size()> ksh{
    {{{1.00, 0.98, 0.93, 0.88, 0.84, 0.80, 0.77, 0.74, 0.72, 0.70}},
     {{1.00, 0.98, 0.93, 0.88, 0.84, 0.80, 0.77, 0.74, 0.72, 0.70}},
     {{1.00, 0.99, 0.93, 0.88, 0.84, 0.81, 0.77, 0.74, 0.72, 0.70}},
     {{1.00, 0.99, 0.93, 0.88, 0.84, 0.81, 0.77, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.93, 0.88, 0.84, 0.81, 0.77, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.94, 0.89, 0.84, 0.81, 0.77, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.94, 0.89, 0.84, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.94, 0.89, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.94, 0.89, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.94, 0.89, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.95, 0.89, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 0.99, 0.95, 0.89, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.95, 0.90, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.95, 0.90, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.96, 0.90, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.96, 0.90, 0.85, 0.81, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.96, 0.90, 0.86, 0.82, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.96, 0.91, 0.86, 0.82, 0.78, 0.75, 0.72, 0.70}},
     {{1.00, 1.00, 0.96, 0.92, 0.86, 0.82, 0.78, 0.75, 0.73, 0.70}},
     {{1.00, 1.00, 0.97, 0.92, 0.87, 0.82, 0.79, 0.75, 0.73, 0.70}},
     {{1.00, 1.00, 1.00, 0.95, 0.88, 0.83, 0.79, 0.76, 0.73, 0.70}},
     {{1.00, 1.00, 1.00, 0.96, 0.89, 0.84, 0.78, 0.76, 0.73, 0.71}},
     {{1.00, 1.00, 1.00, 0.97, 0.91, 0.85, 0.80, 0.77, 0.74, 0.71}},
     {{1.00, 1.00, 1.00, 1.00, 0.93, 0.86, 0.81, 0.77, 0.74, 0.71}},
     {{1.00, 1.00, 1.00, 1.00, 0.94, 0.86, 0.81, 0.77, 0.73, 0.70}},
     {{1.00, 1.00, 1.00, 1.00, 0.95, 0.86, 0.80, 0.76, 0.72, 0.69}},
     {{1.00, 1.00, 1.00, 1.00, 0.95, 0.85, 0.78, 0.73, 0.69, 0.66}},
     {{1.00, 1.00, 1.00, 1.00, 1.00, 0.82, 0.74, 0.69, 0.65, 0.62}}}};

constexpr double psi_Pa = 6894.757293168;
constexpr double atmosphere_Pa = 101325.0;

double fahrenheit(double temperature_K) {
  return (temperature_K - 273.15) * 1.8 + 32.0;
}

}  // namespace

double iso4126_coefficient(double isentropic_exponent) {
  const double k = isentropic_exponent;
  return 3.948 * std::sqrt(k * std::pow(2.0 / (k + 1.0), (k + 1.0) / (k - 1.0)));
}

std::optional<double> api520_napier_correction(double pressure_Pa) {
  if (!(pressure_Pa <= napier_to_Pa)) return std::nullopt;
  if (pressure_Pa <= napier_from_Pa) return 1.0;
  return (0.02764e-3 * pressure_Pa - 1000.0) / (0.03324e-3 * pressure_Pa - 1061.0);
}

std::optional<double> api520_superheat_correction(double pressure_Pa, double temperature_K) {
  const double psig = (pressure_Pa - atmosphere_Pa) / psi_Pa;
  const double column = (fahrenheit(temperature_K) - ksh_first_F) / ksh_step_F;
  if (!(psig <= ksh_psig.back() && column <= ksh_temperatures - 1)) return std::nullopt;
  const auto above = std::upper_bound(ksh_psig.begin() + 1, ksh_psig.end() - 1, psig);
  const auto row = static_cast<std::size_t>(above - ksh_psig.begin()) - 1;
  const double down = std::max((psig - ksh_psig[row]) / (ksh_psig[row + 1] - ksh_psig[row]), 0.0);
  const auto left = std::min(static_cast<std::size_t>(std::max(column, 0.0)), ksh_temperatures - 2);
  const double right = std::max(column, 0.0) - static_cast<double>(left);
  const auto across = [&](std::size_t r) { return ksh[r][left] + right * (ksh[r][left + 1] - ksh[r][left]); };
  return across(row) + down * (across(row + 1) - across(row));
}

std::optional<double> api520_steam_flux_kgpm2s(double pressure_Pa, std::optional<double> superheated_K) {
  const auto napier = api520_napier_correction(pressure_Pa);
  const auto superheat =
      superheated_K ? api520_superheat_correction(pressure_Pa, *superheated_K) : std::optional{1.0};
  if (!napier || !superheat) return std::nullopt;
  constexpr double SI = 1e-3 * 1e6 / 3600.0;  // kPa, mm² and hours
  return pressure_Pa * SI / 190.5 * *napier * *superheat;
}

double liquid_flux_kgpm2s(double pressure_Pa, double density_kgpm3, double back_Pa) {
  return std::sqrt(2.0 * density_kgpm3 * std::max(pressure_Pa - back_Pa, 0.0));
}

double flashing_flux_kgpm2s(const Flashing& water) {
  return water.latent_Jpkg / water.volume_rise_m3pkg /
         std::sqrt(water.temperature_K * water.heat_capacity_JpkgK);
}

double water_flux_kgpm2s(const NozzleWater& water, double back_Pa) {
  const double liquid = liquid_flux_kgpm2s(water.pressure_Pa, water.density_kgpm3, back_Pa);
  if (water.saturation_Pa <= back_Pa) return liquid;
  const double boiling = flashing_flux_kgpm2s(water.flashing);
  const double cold = liquid_flux_kgpm2s(water.pressure_Pa, water.density_kgpm3, water.saturation_Pa);
  return std::min(liquid, std::hypot(boiling, cold));
}

double wet_flux_kgpm2s(double steam_kgpm2s, double water_kgpm2s, double water_share) {
  if (water_share <= 0.0) return steam_kgpm2s;
  if (steam_kgpm2s <= 0.0 || water_kgpm2s <= 0.0) return 0.0;
  return 1.0 / std::sqrt((1.0 - water_share) / (steam_kgpm2s * steam_kgpm2s) +
                         water_share / (water_kgpm2s * water_kgpm2s));
}

}  // namespace heliorig::models
