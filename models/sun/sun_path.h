#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "models/sun/sun_conditions.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// The sun over one place, fast: the position algorithm is asked at whole multiples of 5 minutes of UTC, and
/// a cubic through four of them gives what lies between (error below 0.00001°). Refraction is added
/// afterwards, for the standard atmosphere's pressure at the site and the given temperature,
/// or for the pressure given. An answer
/// depends on the instant alone, not on what was asked before.
class SunPath {
 public:
  SunPath(const Site& site, double ambient_K, std::optional<double> pressure_Pa = std::nullopt);

  struct Position {
    double azimuth_rad;             ///< from north, positive eastward, 0 to 2π
    double apparent_elevation_rad;  ///< refraction included
    double distance_au;
  };
  Position at(UtcTime time);

 private:
  struct Knot {
    double east;
    double north;
    double up;
    double distance_au;
  };
  Knot knot(std::int64_t index) const;
  void move_to(std::int64_t interval);

  Site site_;
  double ambient_K_;
  double pressure_Pa_;
  std::int64_t interval_;  ///< the present time lies between knots 1 and 2
  std::array<Knot, 4> knots_;
};

}  // namespace heliorig::models
