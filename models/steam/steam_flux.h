#pragma once

namespace heliorig::models {

/// Mass flux of steam through a nozzle, kg/(m² s), for an area that counts its coefficient of discharge:
///
///     q/A = √(κ (2/(κ+1))^((κ+1)/(κ−1))) √(p/v)                   where r = back pressure/p is critical
///     q/A = √(2κ/(κ−1) (r^(2/κ) − r^((κ+1)/κ))) √(p/v)             where it is not
///
/// ISO 4126-7, q_m = 0.2883 C A K_dr K_b √(p/v), in SI and with κ = 1.3. `pressure_Pa` and `back_Pa` are
/// absolute. Nothing flows back. Within 1 % of the back pressure the flux falls in a straight line to 0, as a
/// laminar one would: a square root there has an infinite slope.
double steam_flux_kgpm2s(double pressure_Pa, double volume_m3pkg, double back_Pa);

}  // namespace heliorig::models
