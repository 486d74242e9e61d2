#pragma once

#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// TT − UT1 in the 2020s (IERS Bulletin A: 69.1 to 69.4 s from 2017 to 2026). A second of it moves the sun by
/// 0.00001°.
constexpr double delta_t_2020s_s = 69.2;

/// Days of UT1 since J2000.0, that is since 2000-01-01 12:00. The bench takes UT1 = UTC: up to 0.9 s, which
/// is 0.004° of hour angle.
double days_since_j2000(UtcTime utc);

/// The sun as seen from the earth's centre, apparent, of date.
struct GeocentricSun {
  double right_ascension_rad;
  double declination_rad;
  double sidereal_time_rad;  ///< apparent, at Greenwich
  double distance_au;
};

/// Heliocentric position of the earth, from which the above follows: L, B and R of the report.
struct HeliocentricEarth {
  double longitude_rad;
  double latitude_rad;
  double distance_au;
};

/// The solar position algorithm, SPA: I. Reda, A. Andreas, NREL/TP-560-34302, revised 2008; ±0.0003° from
/// year −2000 to 6000. Its equation numbers stand beside each step in solar_position.cpp.
HeliocentricEarth heliocentric_earth(double days_since_j2000, double delta_t_s);
GeocentricSun geocentric_sun(double days_since_j2000, double delta_t_s);

/// The sun as seen from a place, without the atmosphere: azimuth from north, positive eastward, 0 to 2π.
struct TopocentricSun {
  double azimuth_rad;
  double elevation_rad;
};
TopocentricSun topocentric_sun(const GeocentricSun& sun, const Site& site);

/// By how much the atmosphere lifts a sun that would stand at `elevation_rad` without it (SPA, equation 42).
/// 0 where the whole disk is below the horizon, refraction of 0.5667° included.
double refraction_rad(double elevation_rad, double pressure_Pa, double temperature_K);

/// Pressure of the standard atmosphere (ISO 2533), Pa, from −430 to 11 000 m.
double standard_pressure_Pa(double elevation_m);

}  // namespace heliorig::models
