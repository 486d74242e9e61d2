#pragma once

#include <cstdint>

namespace heliorig::tests {

struct TrueSun {
  double transversal_rad;
  double elevation_rad;
};

/// By the solar position algorithm, with refraction at 1010 hPa and 10 °C; `clock_s` since 2000-01-01T00:00Z.
TrueSun true_sun(std::uint32_t clock_s, double latitude_deg, double longitude_deg);

}  // namespace heliorig::tests
