#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "models/steam/dormand_prince.h"
#include "models/steam/drum.h"
#include "models/water/if97.h"

namespace heliorig::benchmarks {

/// The Modelica Standard Library's example DrumBoiler: 100 m³, 300 t of steel with 500 J/(kg K); heat ramps
/// to 400 MW in 3600 s; a valve, linear with 180 kg/s at 90 bar, opens in 900 s to a sink of 0.5 bar; feed of
/// 5e5 J/kg by PI (k 10, T 120 s) on 67 m³ of water, from 0 to 500 kg/s.
class MslDrum {
 public:
  /// Temperature, mass, integral of the feed's controller.
  using Integrator = models::DormandPrince<3>;

  std::optional<Integrator::State> operator()(double time_s, const Integrator::State& y) const {
    const models::Saturation s = models::exact_saturation(y[0]);
    const double missing_m3 = 67.0 - drum_.water_volume_m3(s, y[1]);
    const double feed_kgps = std::clamp(10.0 * (missing_m3 + y[2]), 0.0, 500.0);
    const double steam_kgps = std::min(time_s / 900.0, 1.0) * 180.0 / 90e5 * (s.pressure_Pa - 0.5e5);
    const double mass_rate_kgps = feed_kgps - steam_kgps;
    const double energy_W =
        400e6 * std::min(time_s / 3600.0, 1.0) + feed_kgps * 5e5 - steam_kgps * s.steam_enthalpy_Jpkg;
    return Integrator::State{drum_.temperature_rate_Kps(s, y[1], mass_rate_kgps, energy_W), mass_rate_kgps,
                             missing_m3 / 120.0};
  }

  Integrator::State start() const {  // 67 m³ of water at 1 bar, 372.755919 K (IF97, table 36)
    const models::Saturation s = models::exact_saturation(372.755919);
    return {372.755919, 67.0 * s.water_density_kgpm3 + 33.0 * s.steam_density_kgpm3, 0.0};
  }

  /// From the state at one instant to another, in steps of two seconds. The valve's ramp ends at 900 s, the
  /// heat's at 3600 s: let one end there.
  Integrator::State go(Integrator::State y, double from_s, double to_s) const {
    const int steps = static_cast<int>(std::ceil((to_s - from_s) / 2.0));
    const double step_s = (to_s - from_s) / steps;
    for (int i = 0; i < steps; ++i)
      y = Integrator::step(*this, from_s + step_s * i, y, step_s, {1, 1, 1})->end;
    return y;
  }

  double water_m3(const Integrator::State& y) const {
    return drum_.water_volume_m3(models::exact_saturation(y[0]), y[1]);
  }
  double pressure_Pa(const Integrator::State& y) const { return models::if97::saturation_pressure_Pa(y[0]); }

 private:
  models::Drum drum_{100.0, 300e3 * 500.0};
};

/// Modelica Standard Library (BSD-3), the reference trajectory of Fluid.Examples.DrumBoiler: seconds, water
/// in m³, pressure in Pa.
struct MslRow {
  double time_s, water_m3, pressure_Pa;
};
inline constexpr MslRow msl_rows[]{{0, 67, 100000},
                                   {60.48, 67.021126, 101694.88},
                                   {120.96, 67.084431, 106913.5},
                                   {181.44, 67.189603, 116066.37},
                                   {241.92, 67.335815, 129874.38},
                                   {302.4, 67.521234, 149415.76},
                                   {362.88, 67.742263, 176186.4},
                                   {423.36, 67.992465, 212161.27},
                                   {483.84, 68.261114, 259827.28},
                                   {544.32, 68.531286, 322163.28},
                                   {600.48, 68.761497, 396088.88},
                                   {604.8, 68.777596, 402496.84},
                                   {665.28, 68.963697, 504188.04},
                                   {725.76, 69.039988, 630091.33},
                                   {786.24, 68.942219, 781807.04},
                                   {846.72, 68.591924, 958841.97},
                                   {900, 68.003078, 1133239.1},
                                   {907.2, 67.900597, 1157990.2},
                                   {967.68, 66.863649, 1381062.4},
                                   {1028.16, 65.470625, 1629993.5},
                                   {1088.64, 63.664032, 1902102.9},
                                   {1149.12, 61.514829, 2189061.2},
                                   {1209.6, 60.97969, 2407807.5},
                                   {1270.08, 61.981419, 2558977.7},
                                   {1330.56, 63.5831, 2688850.8},
                                   {1391.04, 65.105896, 2829631.3},
                                   {1451.52, 66.193272, 2994379.3},
                                   {1512, 66.760977, 3181958.2},
                                   {1572.48, 66.899217, 3383153.9},
                                   {1632.96, 66.77366, 3586167.4},
                                   {1693.44, 66.54926, 3781151.6},
                                   {1753.92, 66.345438, 3962985.9},
                                   {1800.36, 66.242118, 4093528.9},
                                   {1814.4, 66.221563, 4131661},
                                   {1874.88, 66.185265, 4290682.4},
                                   {1935.36, 66.212595, 4444728.7},
                                   {1995.84, 66.269336, 4597750},
                                   {2056.32, 66.326424, 4752048.3},
                                   {2116.8, 66.36707, 4908271.3},
                                   {2177.28, 66.386937, 5065944.4},
                                   {2237.76, 66.390141, 5224157.8},
                                   {2298.24, 66.384184, 5382107.6},
                                   {2358.72, 66.376056, 5539367.5},
                                   {2419.2, 66.370115, 5695916.4},
                                   {2479.68, 66.367797, 5851999},
                                   {2540.16, 66.368464, 6007944.1},
                                   {2600.64, 66.37059, 6164024.9},
                                   {2661.12, 66.372734, 6320395},
                                   {2721.6, 66.374045, 6477096},
                                   {2782.08, 66.374313, 6634101.1},
                                   {2842.56, 66.373773, 6791366.3},
                                   {2903.04, 66.372818, 6948866.5},
                                   {2963.52, 66.371755, 7106608.1},
                                   {3024, 66.37073, 7264618.5},
                                   {3084.48, 66.369775, 7422932.9},
                                   {3144.96, 66.368842, 7581587.2},
                                   {3205.44, 66.367857, 7740611.6},
                                   {3265.92, 66.366767, 7900027.8},
                                   {3326.4, 66.365539, 8059852.7},
                                   {3386.88, 66.364178, 8220099.8},
                                   {3447.36, 66.362714, 8380782.3},
                                   {3507.84, 66.361181, 8541917.6},
                                   {3568.32, 66.359589, 8703526.1},
                                   {3600, 66.358731, 8788374.4},
                                   {3628.8, 66.346279, 8852893.3},
                                   {3689.28, 66.338884, 8920533.9},
                                   {3749.76, 66.44669, 8933393.1},
                                   {3810.24, 66.63747, 8929306.9},
                                   {3870.72, 66.826416, 8928638.9},
                                   {3931.2, 66.954631, 8935916.2},
                                   {3991.68, 67.010577, 8947312.6},
                                   {4052.16, 67.015681, 8957602.4},
                                   {4112.64, 67.000169, 8963867.5},
                                   {4173.12, 66.985997, 8966040.6},
                                   {4233.6, 66.981697, 8965697.1},
                                   {4294.08, 66.985804, 8964599.5},
                                   {4354.56, 66.993029, 8963844.5},
                                   {4415.04, 66.998943, 8963731.9},
                                   {4475.52, 67.001767, 8964057.5},
                                   {4536, 67.001984, 8964485.5},
                                   {4596.48, 67.00097, 8964790.8},
                                   {4656.96, 66.999896, 8964911.6},
                                   {4717.44, 66.999339, 8964895.3},
                                   {4777.92, 66.999327, 8964825.2},
                                   {4838.4, 66.999605, 8964765.5},
                                   {4898.88, 66.999906, 8964740.8},
                                   {4959.36, 67.000087, 8964746},
                                   {5019.84, 67.000128, 8964764.3},
                                   {5080.32, 67.000085, 8964781.2},
                                   {5140.8, 67.000022, 8964789.7},
                                   {5201.28, 66.999979, 8964790.4},
                                   {5261.76, 66.999969, 8964787.3},
                                   {5322.24, 66.99998, 8964784.3},
                                   {5382.72, 66.999989, 8964782.8},
                                   {5400, 66.999991, 8964782.5}};

}  // namespace heliorig::benchmarks
