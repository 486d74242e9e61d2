#include "tools/benchmarks/erfa_sun.h"

#include <erfa.h>
#include <erfam.h>

#include <cmath>

namespace heliorig::benchmarks {
namespace {

/// The sun's place and the observer's velocity, barycentric, AU and AU/day.
void barycentric_sun(double tt_days, double sun_au[3]) {
  double heliocentric[2][3];
  double barycentric[2][3];
  eraEpv00(ERFA_DJ00, tt_days, heliocentric, barycentric);
  eraPmp(barycentric[0], heliocentric[0], sun_au);
}

/// The observer's place (AU) and velocity (AU/day) from the earth's centre, in the frame of its true equator
/// with the equinox `sidereal_rad` west of Greenwich.
void observer(const models::Site& site, double sidereal_rad, double place_au[3], double velocity_aupd[3]) {
  double fixed_m[3];
  eraGd2gc(ERFA_WGS84, site.longitude_rad, site.latitude_rad, site.elevation_m, fixed_m);
  const double c = std::cos(sidereal_rad);
  const double s = std::sin(sidereal_rad);
  place_au[0] = (c * fixed_m[0] - s * fixed_m[1]) / ERFA_DAU;
  place_au[1] = (s * fixed_m[0] + c * fixed_m[1]) / ERFA_DAU;
  place_au[2] = fixed_m[2] / ERFA_DAU;
  const double turn_radpd = 1.00273781191135448 * ERFA_D2PI;
  velocity_aupd[0] = -turn_radpd * place_au[1];
  velocity_aupd[1] = turn_radpd * place_au[0];
  velocity_aupd[2] = 0.0;
}

models::TopocentricSun seen_from(double direction[3], double sidereal_rad, const models::Site& site) {
  const double hour_angle = sidereal_rad + site.longitude_rad - std::atan2(direction[1], direction[0]);
  const double declination = std::asin(direction[2]);
  double azimuth = 0.0;
  double elevation = 0.0;
  eraHd2ae(hour_angle, declination, site.latitude_rad, &azimuth, &elevation);
  return {azimuth, elevation};
}

}  // namespace

models::TopocentricSun erfa_sun(double days, double delta_t_s, const models::Site& site) {
  const double tt_days = days + delta_t_s / ERFA_DAYSEC;
  double heliocentric[2][3];
  double earth[2][3];
  eraEpv00(ERFA_DJ00, tt_days, heliocentric, earth);
  const double distance_au = eraPm(heliocentric[0]);
  double matrix[3][3];
  eraPnm06a(ERFA_DJ00, tt_days, matrix);
  const double sidereal = eraGst06(ERFA_DJ00, days, ERFA_DJ00, tt_days, matrix);

  double place[3];
  double turning[3];
  observer(site, sidereal, place, turning);
  eraTrxp(matrix, place, place);
  eraTrxp(matrix, turning, turning);

  double sun[3];
  barycentric_sun(tt_days - distance_au * ERFA_AULT / ERFA_DAYSEC, sun);
  double from_observer[3];
  for (int i = 0; i < 3; ++i) from_observer[i] = sun[i] - earth[0][i] - place[i];
  double length = 0.0;
  double natural[3];
  eraPn(from_observer, &length, natural);

  double velocity_c[3];
  for (int i = 0; i < 3; ++i) velocity_c[i] = (earth[1][i] + turning[i]) * ERFA_AULT / ERFA_DAYSEC;
  const double speed = eraPm(velocity_c);
  double proper[3];
  eraAb(natural, velocity_c, distance_au, std::sqrt(1.0 - speed * speed), proper);
  eraRxp(matrix, proper, proper);
  return seen_from(proper, sidereal, site);
}

double angle_between_rad(const models::TopocentricSun& a, const models::TopocentricSun& b) {
  return eraSeps(a.azimuth_rad, a.elevation_rad, b.azimuth_rad, b.elevation_rad);
}

}  // namespace heliorig::benchmarks
