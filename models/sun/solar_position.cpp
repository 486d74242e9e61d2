#include "models/sun/solar_position.h"

#include <array>
#include <chrono>
#include <cmath>
#include <numbers>
#include <span>

#include "models/sun/spa_terms.h"

namespace heliorig::models {
namespace {

using spa::EarthTerm;

constexpr double pi = std::numbers::pi;
constexpr double degree = pi / 180.0;
constexpr double arcsecond = degree / 3600.0;
constexpr double seconds_per_day = 86400.0;

/// c[0] + c[1] x + c[2] x² + …
template <std::size_t n>
double polynomial(const std::array<double, n>& c, double x) {
  double sum = 0.0;
  for (std::size_t i = n; i-- > 0;) sum = sum * x + c[i];
  return sum;
}

/// Equation 9 and 10.
double sum_of(std::span<const EarthTerm> terms, double millennia) {
  double sum = 0.0;
  for (const EarthTerm& term : terms)
    sum += term.amplitude * std::cos(term.phase_rad + term.frequency_radpmillennium * millennia);
  return sum * 1e-8;
}

double turn_to_positive(double angle_rad) {
  const double turned = std::remainder(angle_rad, 2.0 * pi);
  return turned < 0.0 ? turned + 2.0 * pi : turned;
}

struct Nutation {
  double longitude_rad;
  double obliquity_rad;
};

/// Equations 15 to 23: the moon's and the sun's mean arguments, and the sums over them.
Nutation nutation(double centuries) {
  const std::array<double, 5> arguments_deg{
      polynomial<4>({297.85036, 445267.111480, -0.0019142, 1.0 / 189474.0}, centuries),
      polynomial<4>({357.52772, 35999.050340, -0.0001603, -1.0 / 300000.0}, centuries),
      polynomial<4>({134.96298, 477198.867398, 0.0086972, 1.0 / 56250.0}, centuries),
      polynomial<4>({93.27191, 483202.017538, -0.0036825, 1.0 / 327270.0}, centuries),
      polynomial<4>({125.04452, -1934.136261, 0.0020708, 1.0 / 450000.0}, centuries)};
  Nutation sum{0.0, 0.0};
  for (const spa::NutationTerm& term : spa::nutation_terms) {
    double argument_deg = 0.0;
    for (std::size_t i = 0; i < arguments_deg.size(); ++i)
      argument_deg += term.multiples[i] * arguments_deg[i];
    const double argument_rad = argument_deg * degree;
    sum.longitude_rad += (term.longitude + term.longitude_drift * centuries) * std::sin(argument_rad);
    sum.obliquity_rad += (term.obliquity + term.obliquity_drift * centuries) * std::cos(argument_rad);
  }
  return {sum.longitude_rad * 1e-4 * arcsecond, sum.obliquity_rad * 1e-4 * arcsecond};
}

/// Equation 24; `millennia` of ephemeris time.
double mean_obliquity_rad(double millennia) {
  constexpr std::array<double, 11> c{84381.448, -4680.93, -1.55, 1999.25, -51.38, -249.67,
                                     -39.05,    7.12,     27.87, 5.79,    2.45};
  return polynomial(c, millennia / 10.0) * arcsecond;
}

/// Equation 28.
double mean_sidereal_time_rad(double days) {
  const double centuries = days / 36525.0;
  return (280.46061837 + 360.98564736629 * days +
          centuries * centuries * (0.000387933 - centuries / 38710000.0)) *
         degree;
}

}  // namespace

double days_since_j2000(UtcTime utc) {
  using namespace std::chrono;
  constexpr sys_time<nanoseconds> j2000 = sys_days{year{2000} / 1 / 1} + 12h;
  return duration<double, days::period>(utc - j2000).count();
}

HeliocentricEarth heliocentric_earth(double days, double delta_t_s) {
  const double tau = (days + delta_t_s / seconds_per_day) / 365250.0;
  using namespace spa;
  return {polynomial<6>({sum_of(longitude_0, tau), sum_of(longitude_1, tau), sum_of(longitude_2, tau),
                         sum_of(longitude_3, tau), sum_of(longitude_4, tau), sum_of(longitude_5, tau)},
                        tau),
          polynomial<2>({sum_of(latitude_0, tau), sum_of(latitude_1, tau)}, tau),
          polynomial<5>({sum_of(distance_0, tau), sum_of(distance_1, tau), sum_of(distance_2, tau),
                         sum_of(distance_3, tau), sum_of(distance_4, tau)},
                        tau)};
}

GeocentricSun geocentric_sun(double days, double delta_t_s) {
  const double ephemeris_centuries = (days + delta_t_s / seconds_per_day) / 36525.0;
  const HeliocentricEarth earth = heliocentric_earth(days, delta_t_s);
  const Nutation nutated = nutation(ephemeris_centuries);
  const double obliquity = mean_obliquity_rad(ephemeris_centuries / 10.0) + nutated.obliquity_rad;  // 25
  const double aberration = -20.4898 * arcsecond / earth.distance_au;                               // 26
  const double longitude = earth.longitude_rad + pi + nutated.longitude_rad + aberration;           // 13, 27
  const double latitude = -earth.latitude_rad;                                                      // 14
  const double sidereal_time =
      mean_sidereal_time_rad(days) + nutated.longitude_rad * std::cos(obliquity);  // 29
  const double right_ascension =
      std::atan2(std::sin(longitude) * std::cos(obliquity) - std::tan(latitude) * std::sin(obliquity),
                 std::cos(longitude));  // 30
  const double declination = std::asin(std::sin(latitude) * std::cos(obliquity) +
                                       std::cos(latitude) * std::sin(obliquity) * std::sin(longitude));  // 31
  return {turn_to_positive(right_ascension), declination, turn_to_positive(sidereal_time), earth.distance_au};
}

TopocentricSun topocentric_sun(const GeocentricSun& sun, const Site& site) {
  const double hour_angle = sun.sidereal_time_rad + site.longitude_rad - sun.right_ascension_rad;  // 32
  const double sin_parallax = std::sin(8.794 * arcsecond / sun.distance_au);                       // 33
  const double latitude = site.latitude_rad;
  const double u = std::atan(0.99664719 * std::tan(latitude));  // 34
  const double earth_radii = site.elevation_m / 6378140.0;
  const double x = std::cos(u) + earth_radii * std::cos(latitude);               // 35
  const double y = 0.99664719 * std::sin(u) + earth_radii * std::sin(latitude);  // 36
  const double towards_axis = std::cos(sun.declination_rad) - x * sin_parallax * std::cos(hour_angle);
  const double ascension_shift = std::atan2(-x * sin_parallax * std::sin(hour_angle), towards_axis);  // 37
  const double declination = std::atan2(
      (std::sin(sun.declination_rad) - y * sin_parallax) * std::cos(ascension_shift), towards_axis);  // 39
  const double local_hour_angle = hour_angle - ascension_shift;                                       // 40
  const double elevation =
      std::asin(std::sin(latitude) * std::sin(declination) +
                std::cos(latitude) * std::cos(declination) * std::cos(local_hour_angle));  // 41
  const double azimuth_from_south =
      std::atan2(std::sin(local_hour_angle), std::cos(local_hour_angle) * std::sin(latitude) -
                                                 std::tan(declination) * std::cos(latitude));  // 45
  return {turn_to_positive(azimuth_from_south + pi), elevation};                               // 46
}

double refraction_rad(double elevation_rad, double pressure_Pa, double temperature_K) {
  constexpr double disk_below_horizon_deg = -(0.26667 + 0.5667);
  const double elevation_deg = elevation_rad / degree;
  if (elevation_deg < disk_below_horizon_deg) return 0.0;
  const double at_reference_deg =
      1.02 / (60.0 * std::tan((elevation_deg + 10.3 / (elevation_deg + 5.11)) * degree));
  // The equation counts in mbar and, with 273 for 273.15, in °C.
  return pressure_Pa / 101000.0 * 283.0 / (temperature_K - 0.15) * at_reference_deg * degree;
}

double standard_pressure_Pa(double elevation_m) {
  return 101325.0 * std::pow(1.0 - 2.25577e-5 * elevation_m, 5.25588);
}

}  // namespace heliorig::models
