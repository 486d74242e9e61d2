#pragma once

#include "models/sun/solar_position.h"

namespace heliorig::benchmarks {

/// The apparent sun over a place by ERFA, the IAU's own routines, as truth to hold SPA against: Earth by
/// VSOP2000, light time, aberration (diurnal too), IAU 2006/2000A precession and nutation, parallax from
/// WGS84; no refraction, no polar motion. Good to well under 0.0001° from 1900 to 2100. Days of UT1 since
/// J2000.0, TT − UT1 in seconds.
models::TopocentricSun erfa_sun(double days_since_j2000, double delta_t_s, const models::Site& site);

/// Angle between two directions. rad.
double angle_between_rad(const models::TopocentricSun& a, const models::TopocentricSun& b);

}  // namespace heliorig::benchmarks
