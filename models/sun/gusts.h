#pragma once

#include <vector>

#include "models/noise/noise_stream.h"
#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Turbulence of the wind at 10 m over ground of a roughness length z0, by EN 1991-1-4: intensity
/// σ/v = 1/ln(10 m / z0) (4.4), spectrum f·S(f)/σ² = 6.8 x / (1 + 10.2 x)^(5/3) with x = f·L/v and
/// L = 300 m (10 m / 200 m)^(0.67 + 0.05 ln z0) (annex B.1), which is Kaimal's form. Of the variance, (1 +
/// 10.2 x)^(-2/3) lies above x.
///
/// A sum of cosines (M. Shinozuka, C.-M. Jan, J. Sound Vib. 25 (1972) 111) of equal energy, each of a frequency drawn
/// from its share of the variance, seeded. What is slower than an hour belongs to the mean wind and what is
/// faster than 2 s to nobody who looks once a second: both are left out, with their variance. Validity: z0 from
/// 3 mm (open water) to 1 m (town), along the mean wind; a mean of 0 has no gusts.
class Gusts {
 public:
  /// Asserts the range beside GustSpec. `mean_mps` is the wind's mean, by which eddies come past.
  Gusts(const GustSpec& spec, double mean_mps, Seed seed);

  /// The factor on the mean wind at that instant: 1 on average, at least 0.
  double factor(SimTime time) const;

  static double intensity(const GustSpec& spec);
  static double length_scale_m(const GustSpec& spec);

 private:
  struct Wave {
    double radps;
    double phase_rad;
  };
  double amplitude_ = 0.0;
  std::vector<Wave> waves_;
};

}  // namespace heliorig::models
