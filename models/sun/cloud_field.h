#pragma once

#include <span>
#include <vector>

#include "models/noise/noise_stream.h"
#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Clouds that the wind at their height carries over the machine, one passage after another without end, seeded.
///
/// - Lengths of clouds along the wind: density ∝ L^-1.66 from 0.1 km on (R. Wood, P. R. Field, J. Climate 24
///   (2011) 4800; shadows on the ground follow the clouds above: W. B. Mol et al., J. Geophys. Res. Atmos. 128
///   (2023) e2022JD037894), to 30 km, an hour of shadow at 9 m/s. Gaps follow the same law, stretched so that
///   the sun is behind clouds for the share of time asked for.
/// - Edges: lognormal about 100 m (K. Lappalainen, S. Valkealahti, Solar Energy 138 (2016) 47: edges of shadows are
///   typically some 100 m long and move at 9 m/s on average), σ of the logarithm 0.6, an engineering guess;
///   at least 10 m, over which the sun's own disk blurs a cloud 1 km away; at most half of the cloud.
/// - Optical depth along the ray: exponential, the gamma distribution of broken cloud with parameter 1 (H. W.
///   Barker, B. A. Wielicki, L. Parker, J. Atmos. Sci. 53 (1996) 2304), constant within a cloud.
///
/// One layer, one speed; nothing of day and night. Light between clouds is that of the clear sky: direct light is
/// not enhanced. Asserts the ranges beside CloudFieldSpec.
class CloudField {
 public:
  CloudField(const CloudFieldSpec& spec, Seed seed);

  /// The passages that shadow the machine at that instant or come next. An answer depends on the instant
  /// alone.
  std::span<const CloudPassage> around(SimTime time);

 private:
  void append_cloud();
  double draw_length_m();

  CloudFieldSpec spec_;
  NoiseStream noise_;
  double reached_m_;  ///< along the wind, where the next gap begins
  std::vector<CloudPassage> passages_;
};

}  // namespace heliorig::models
