#pragma once

#include <cstdint>
#include <span>

#include "models/mirrors/field_optics.h"

namespace heliorig::benchmarks {

/// What rays found, m² of beam.
struct Traced {
  double unshaded_m2 = 0.0;
  double lit_m2 = 0.0;
  double unblocked_m2 = 0.0;
  double intercepted_m2 = 0.0;
  double sensor_east = 0.0;  ///< mean irradiance, suns, of a strip about the edge sensor's place
  double sensor_west = 0.0;
};

/// A ray tracer in space that shares nothing with the model but the scene: points of each row, directions of
/// the sun's shape and errors of the normal at random from the seed, every ray against every row and the
/// receiver, each of finite length. Rows are parabolas that shade and block as their chords between the
/// edges.
Traced traced(const models::MirrorsParameters& scene, std::span<const double> angles_rad,
              const models::SunAngles& sun, std::uint64_t seed, int rays_a_row = 20000);

}  // namespace heliorig::benchmarks
