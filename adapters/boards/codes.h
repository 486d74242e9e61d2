#pragma once

// C++14 without a standard library, since the reference firmware's link build has these codes on an AVR too.
#include <math.h>
#include <stdint.h>

namespace heliorig {
namespace adapters {

constexpr double clamped(double value, double low, double high) {
  return value < low ? low : high < value ? high : value;
}

/// Voltage of a two-wire transmitter of 4–20 mA over a shunt: I = 4 mA + 16 mA (x − low) / (high − low), U =
/// R I. The loop's current cannot turn round, and transmitters saturate above the fault level of 21 mA (NAMUR
/// NE 43).
inline double transmitter_V(double value, double low, double high, double shunt_ohm) {
  constexpr double saturation_A = 22e-3;
  const double current_A = 4e-3 + 16e-3 * (value - low) / (high - low);
  return shunt_ohm * clamped(current_A, 0.0, saturation_A);
}

/// Voltage that is linear in a value, through two points; beyond them the line goes on.
inline double linear_V(double value, double low, double high, double low_V, double high_V) {
  return low_V + (value - low) / (high - low) * (high_V - low_V);
}

/// Voltage between two resistors in a row: over the lower one, to ground.
inline double divider_V(double feed_V, double upper_ohm, double lower_ohm) {
  return feed_V * lower_ohm / (upper_ohm + lower_ohm);
}

/// Resistance of a light-dependent resistor, lux = k R^-n. Asks for lux > 0.
inline double light_resistance_ohm(double lux, double coefficient, double exponent) {
  return pow(coefficient / lux, 1.0 / exponent);
}

/// Resistance of platinum by Callendar and Van Dusen: R0 (1 + A t + B t²), below 0 °C with C (t − 100) t³
/// besides; t in °C, constants of IEC 60751:2008, section 4.2. Valid from −200 to 850 °C.
inline double platinum_resistance_ohm(double temperature_K, double at_0_degC_ohm) {
  constexpr double a = 3.9083e-3;
  constexpr double b = -5.775e-7;
  constexpr double c = -4.183e-12;
  const double t = temperature_K - 273.15;
  const double below = t < 0.0 ? c * (t - 100.0) * t * t * t : 0.0;
  return at_0_degC_ohm * (1.0 + a * t + b * t * t + below);
}

/// Code of an AVR's converter of 10 bits: floor(U / U_ref · 1024), 0 to 1023 (ATmega2560 data sheet,
/// section 26.7).
inline uint16_t converter_code(double input_V, double reference_V) {
  return static_cast<uint16_t>(clamped(floor(input_V / reference_V * 1024.0), 0.0, 1023.0));
}

/// Code of an AS5600 whose magnet makes `gear` turns for one of the angle: round(turns · 4096) mod 4096, zero
/// at angle zero.
inline uint16_t magnet_code(double angle_rad, double gear) {
  constexpr double codes = 4096.0;
  constexpr double pi = 3.14159265358979323846;
  const double turns = angle_rad * gear / (2.0 * pi);
  const double code = fmod(round(turns * codes), codes);
  return static_cast<uint16_t>(code < 0.0 ? code + codes : code);
}

}  // namespace adapters
}  // namespace heliorig
