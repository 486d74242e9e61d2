// The figures of optics that the bench's limits were calculated from, out of the model. They were calculated
// for clear skies that are not given: the model's are Ineichen's, between Linke turbidity 2 (very clear)
// and 3.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "models/mirrors/field_optics.h"
#include "models/sun/sun_model.h"
#include "tests/models/mirrors/reference_mirrors.h"

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;
using tests::degree;

constexpr Site paris{48.85 * degree, 2.35 * degree, 60.0};
constexpr Site dakar{14.72 * degree, -17.47 * degree, 20.0};
constexpr double transmittance_absorptance = 0.925;
constexpr double loss_W = 1300.0;  // receivers lose 1.2–2.2 kW; which is not given: 0.6 kW of doubt

SunModel sun_of(const Site& site, unsigned month, unsigned day, double turbidity) {
  SunConditions conditions;
  conditions.site = site;
  conditions.ambient_K = 293.15;
  conditions.clear_sky = IneichenSky::constant(turbidity);
  // Midnight of the local sun, to some minutes.
  const std::chrono::seconds west{static_cast<long>(-site.longitude_rad / degree * 240.0)};
  conditions.start_utc = std::chrono::sys_days{std::chrono::year{2026} / month / day} + west;
  return SunModel{conditions};
}

/// Heat left for steam with all rows on focus, W.
double steam_W(const FieldOptics& optics, const SunState& sun) {
  std::vector<double> rows;
  for (std::size_t i = 0; i < optics.rows(); ++i)
    rows.push_back(optics.ideal_angle_rad(i, sun.transversal_angle_rad));
  const RowLight light = optics.field(rows, {sun.transversal_angle_rad, sun.longitudinal_angle_rad});
  return sun.dni_Wpm2 * light.intercepted_m2 * transmittance_absorptance - loss_W;
}

struct Day {
  double best_W = 0.0;
  double noon_W = 0.0;
};

Day day_of(const Site& site, unsigned month, unsigned day, double turbidity) {
  const FieldOptics optics{tests::reference_mirrors()};
  SunModel sun = sun_of(site, month, day, turbidity);
  Day found;
  for (SimTime time{6h}; time <= SimTime{18h}; time += 20min)
    found.best_W = std::max(found.best_W, steam_W(optics, sun.at(time)));
  found.noon_W = std::max(0.0, steam_W(optics, sun.at(SimTime{12h})));
  return found;
}

/// That a power lies between those of the two skies, to 0.6 kW.
void check_power(double limit_kW, double hazy_W, double clear_W) {
  BOOST_TEST_MESSAGE(limit_kW << " kW: " << hazy_W / 1000 << " to " << clear_W / 1000);
  BOOST_TEST(limit_kW > hazy_W / 1000.0 - 0.6);
  BOOST_TEST(limit_kW < clear_W / 1000.0 + 0.6);
}

BOOST_AUTO_TEST_SUITE(limits_facts)

// 8.6 kW at most in June at 48.85° N, 4.2 in March (2.9 at noon), 2.0 in mid-February, below 1 from November
// to January.
BOOST_AUTO_TEST_CASE(power_at_48_degrees) {
  const auto check = [](double limit_kW, unsigned month, unsigned day) {
    check_power(limit_kW, day_of(paris, month, day, 3.0).best_W, day_of(paris, month, day, 2.0).best_W);
  };
  check(8.6, 6, 21);
  check(4.2, 3, 21);
  check_power(2.9, day_of(paris, 3, 21, 3.0).noon_W, day_of(paris, 3, 21, 2.0).noon_W);
  check(2.0, 2, 15);
  for (const unsigned month : {11u, 12u, 1u}) BOOST_TEST(day_of(paris, month, 21, 2.0).best_W < 1000.0);
}

// 5.6–8.3 kW all year at 14.72° N.
BOOST_AUTO_TEST_CASE(power_at_14_degrees) {
  double least_W[2] = {1e9, 1e9}, most_W[2] = {0.0, 0.0};
  for (unsigned month = 1; month <= 12; ++month) {
    for (const int sky : {0, 1}) {
      const double best_W = day_of(dakar, month, 21, 3.0 - sky).best_W;
      least_W[sky] = std::min(least_W[sky], best_W);
      most_W[sky] = std::max(most_W[sky], best_W);
    }
  }
  check_power(5.6, least_W[0], least_W[1]);
  check_power(8.3, most_W[0], most_W[1]);
}

// A fixed mirror's beam drifts as fast as the sun's transversal angle: 2.6–13.2 mrad/min at 48.85° N, 4.0–5.1
// at 14.72° N; eastward.
BOOST_AUTO_TEST_CASE(drift) {
  const auto range = [](const Site& site) {
    double least = 1e9, most = 0.0;
    for (unsigned month = 1; month <= 12; ++month) {
      SunModel sun = sun_of(site, month, 21, 3.0);
      for (SimTime time{7h}; time <= SimTime{17h}; time += 20min) {
        const SunState now = sun.at(time), later = sun.at(time + 60s);
        if (now.apparent_elevation_rad < 10.0 * degree) continue;
        const double mrad = (now.transversal_angle_rad - later.transversal_angle_rad) * 1e3;
        least = std::min(least, mrad);
        most = std::max(most, mrad);
      }
    }
    BOOST_TEST_MESSAGE("drift " << least << " to " << most << " mrad/min");
    return Interval{least, most};
  };
  const Interval north = range(paris), south = range(dakar);
  BOOST_TEST(std::abs(north.low - 2.6) < 0.3);
  BOOST_TEST(std::abs(north.high - 13.2) < 0.3);
  BOOST_TEST(std::abs(south.low - 4.0) < 0.3);
  BOOST_TEST(std::abs(south.high - 5.1) < 0.3);
}

// Below 10 % flux needs 0.70–0.73° of mirror; for which suns is not given. Here it is so, to 0.015°, for
// those within 30° of the vertical; a lower one's light is wider on the tube and needs up to 0.83°.
BOOST_AUTO_TEST_CASE(defocus) {
  const FieldOptics optics{tests::reference_mirrors()};
  for (const double transversal_deg : {-60.0, -30.0, 0.0, 15.0, 45.0}) {
    for (const double longitudinal_deg : {-49.0, -25.4, -10.0}) {
      const SunAngles sun{transversal_deg * degree, longitudinal_deg * degree};
      const auto light_m2 = [&](double off_deg) {
        std::vector<double> rows;
        for (std::size_t i = 0; i < optics.rows(); ++i)
          rows.push_back(optics.ideal_angle_rad(i, sun.transversal_rad) + off_deg * degree);
        return optics.field(rows, sun).intercepted_m2;
      };
      double near_deg = 0.0, far_deg = 3.0;
      while (far_deg - near_deg > 1e-4) {
        const double middle_deg = 0.5 * (near_deg + far_deg);
        (light_m2(middle_deg) < 0.1 * light_m2(0.0) ? far_deg : near_deg) = middle_deg;
      }
      BOOST_TEST_MESSAGE(transversal_deg << "°, " << longitudinal_deg << "°: " << far_deg << "°");
      BOOST_TEST(far_deg > 0.685);
      BOOST_TEST(far_deg < (std::abs(transversal_deg) <= 30.0 ? 0.735 : 0.85));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::models
