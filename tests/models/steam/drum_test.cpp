#include "models/steam/drum.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <optional>

#include "models/steam/dormand_prince.h"

namespace tt = boost::test_tools;
using namespace heliorig::models;

namespace {

using Integrator = DormandPrince<3>;  // temperature, mass, integral of the feed's controller

/// The Modelica Standard Library's example DrumBoiler: 100 m³, 300 t of steel with 500 J/(kg K); heat ramps
/// to 400 MW in 3600 s; a valve, linear with 180 kg/s at 90 bar, opens in 900 s to a sink of 0.5 bar; feed of
/// 5e5 J/kg by PI (k 10, T 120 s) on 67 m³ of water, from 0 to 500 kg/s.
class DrumBoiler {
 public:
  std::optional<Integrator::State> operator()(double time_s, const Integrator::State& y) const {
    const Saturation s = saturation_.at(y[0]);
    const double missing_m3 = 67.0 - drum_.water_volume_m3(s, y[1]);
    const double feed_kgps = std::clamp(10.0 * (missing_m3 + y[2]), 0.0, 500.0);
    const double steam_kgps = std::min(time_s / 900.0, 1.0) * 180.0 / 90e5 * (s.pressure_Pa - 0.5e5);
    const double mass_rate_kgps = feed_kgps - steam_kgps;
    const double energy_W = 400e6 * time_s / 3600.0 + feed_kgps * 5e5 - steam_kgps * s.steam_enthalpy_Jpkg;
    return Integrator::State{drum_.temperature_rate_Kps(s, y[1], mass_rate_kgps, energy_W), mass_rate_kgps,
                             missing_m3 / 120.0};
  }

  Integrator::State start() const {  // 67 m³ of water at 1 bar, 372.755919 K (IF97, table 36)
    const Saturation s = saturation_.at(372.755919);
    return {372.755919, 67.0 * s.water_density_kgpm3 + 33.0 * s.steam_density_kgpm3, 0.0};
  }

  double water_m3(const Integrator::State& y) const {
    return drum_.water_volume_m3(saturation_.at(y[0]), y[1]);
  }
  double pressure_MPa(const Integrator::State& y) const { return saturation_.pressure_Pa(y[0]) / 1e6; }

 private:
  SaturationTable saturation_;
  Drum drum_{100.0, 300e3 * 500.0};
};

}  // namespace

BOOST_AUTO_TEST_SUITE(drum)

// Its reference trajectory: 68.7615 m³ and 0.396089 MPa at 600.48 s; 68.0031 and 1.13324 at 900 s. (Later it
// leaves the saturation table, which ends at 33 bar.)
BOOST_AUTO_TEST_CASE(follows_the_modelica_librarys_drum_boiler) {
  const DrumBoiler boiler;
  Integrator::State y = boiler.start();
  double time_s = 0.0;
  const auto go_to = [&](double end_s, int steps) {
    const double step_s = (end_s - time_s) / steps;
    for (int i = 0; i < steps; ++i, time_s += step_s) {
      y = Integrator::step(boiler, time_s, y, step_s, {1.0, 1.0, 1.0})->end;
    }
    time_s = end_s;
  };
  go_to(600.48, 1201);
  BOOST_TEST_MESSAGE(boiler.water_m3(y) << " m3 " << boiler.pressure_MPa(y) << " MPa");
  BOOST_TEST(boiler.water_m3(y) == 68.7615, tt::tolerance(1e-4));
  BOOST_TEST(boiler.pressure_MPa(y) == 0.396089, tt::tolerance(1e-3));
  go_to(900.0, 600);
  BOOST_TEST_MESSAGE(boiler.water_m3(y) << " m3 " << boiler.pressure_MPa(y) << " MPa");
  BOOST_TEST(boiler.water_m3(y) == 68.0031, tt::tolerance(1e-4));
  BOOST_TEST(boiler.pressure_MPa(y) == 1.13324, tt::tolerance(1e-3));
}

BOOST_AUTO_TEST_SUITE_END()
