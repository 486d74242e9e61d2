#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "models/mirrors/along_row.h"
#include "models/mirrors/angular_spread.h"
#include "models/mirrors/mirrors_parameters.h"
#include "models/mirrors/row_section.h"

namespace heliorig::models {

class RowHoles;

/// Where the sun stands, as the field sees it: from the vertical in the east–west plane, positive east, and
/// out of that plane, positive north.
struct SunAngles {
  double transversal_rad;
  double longitudinal_rad;
};

/// What a row, or the field, does with a beam of 1 W/m²: m² of beam, each what is left of the one before.
struct RowLight {
  double facing_m2 = 0.0;       ///< that the mirrors face: their area times the cosine
  double unshaded_m2 = 0.0;     ///< less what other rows keep off
  double lit_m2 = 0.0;          ///< less what the receiver keeps off
  double unblocked_m2 = 0.0;    ///< less what other rows stop after reflection
  double reflected_m2 = 0.0;    ///< times reflectivity and cleanliness
  double aimed_m2 = 0.0;        ///< on an absorber, or aperture, without ends
  double landed_m2 = 0.0;       ///< between its ends
  double intercepted_m2 = 0.0;  ///< that the secondary lets through to the absorber
  double spilled_m2 = 0.0;      ///< reflected, not blocked, and not intercepted
  double edge_east = 0.0;       ///< irradiance of the eastern edge sensor, suns
  double edge_west = 0.0;

  RowLight& operator+=(const RowLight& other);
};

/// Where the middle of a row's reflected beam goes: the unit vector, and where it passes the absorber's
/// height, in metres east of the absorber's axis and north of the middle of the rows; nowhere if it goes
/// down.
struct RowBeam {
  double east;
  double north;
  double up;
  struct Place {
    double east_m;
    double north_m;
  };
  std::optional<Place> at_receiver_height;
};

/// Light of a linear Fresnel field on its absorber, for rows at any angle.
///
/// In the transversal plane, where the rows' cross-section is the same everywhere, shadows and blocking
/// between any two rows are exact for the central rays, and the central rays of a row's parabola are followed
/// exactly from a few points of each lit piece of its width (so that off-axis aberration and tracking error
/// come out by themselves); what of their light meets the absorber follows from AngularSpread. Mirrors of
/// equal row angle reflect alike in projection whatever the longitudinal angle λ, but the projected sun
/// widens by 1/cos λ and errors of the normal along the row add tan²λ sin²i to the transversal variance.
/// Along the row shadows and light move by tan λ times their path; light is smeared there by sun and errors,
/// and what passes the ends of the absorber is lost. The receiver's shadow is that of a cylinder as wide as
/// the cavity outside. A secondary is a flat aperture at the absorber's height and a share of light let
/// through that depends on the ray's transversal angle alone.
///
/// Method: the convolution of sun and mirror errors is A. Rabl's effective source (Active Solar Collectors
/// and Their Applications, Oxford 1985, ch. 5); its use for Fresnel rows G. Zhu's (Solar Energy 94 (2013)
/// 240). Validity: errors of a few mrad, no twist or sag along the row, the path to the absorber that from
/// the row's middle; no light where sun or row is edge-on within 0.06°, nor with the sun below the horizon.
class FieldOptics {
 public:
  using Rows = std::bitset<max_rows>;

  /// Asserts that mirrors_contradictions() has none.
  explicit FieldOptics(const MirrorsParameters& parameters);

  std::size_t rows() const { return x_m_.size(); }
  double mirror_area_m2() const;
  /// East of the middle.
  double row_position_m(std::size_t row) const { return x_m_[row]; }
  /// The angle at which a row sends a sun at this transversal angle to the absorber.
  double ideal_angle_rad(std::size_t row, double sun_transversal_rad) const;

  /// `angles_rad` has one for each row. `others`: those that may shade or block this one, as long as it and
  /// the sun stand as they do; the light depends on no other row's angle.
  RowLight row(std::size_t row, std::span<const double> angles_rad, const SunAngles& sun,
               Rows* others = nullptr) const;
  /// The sum over all rows.
  RowLight field(std::span<const double> angles_rad, const SunAngles& sun) const;

  /// Irradiance by all rows, suns, of horizontal surfaces at the absorber's height, so far east of its axis,
  /// north of the middle of the rows where the edge sensors are.
  std::vector<double> profile(std::span<const double> east_m, std::span<const double> angles_rad,
                              const SunAngles& sun) const;
  RowBeam beam(std::size_t row, double angle_rad, const SunAngles& sun) const;

 private:
  struct Sunlight;
  struct Pencil;
  /// Horizontal, at the absorber's height; irradiance is added to.
  struct Sensors {
    std::span<const double> east_m;
    std::span<double> irradiance;
  };
  RowLight trace(std::size_t row, std::span<const double> angles_rad, const SunAngles& sun,
                 const Sensors& sensors, Rows* others) const;
  RowSection section(std::size_t row, double angle_rad, const Transversal& sun) const;
  void add_shadows(const RowSection& mirror, std::size_t row, std::span<const double> angles_rad,
                   const Sunlight& sun, RowHoles& holes, Rows& others) const;
  void add_receiver_shadow(const RowSection& mirror, const Sunlight& sun, RowHoles& holes) const;
  void add_blocking(const RowSection& mirror, std::size_t row, std::span<const double> angles_rad,
                    const Sunlight& sun, RowHoles& holes, Rows& others) const;
  AngularSpread spread(const RowSection& mirror, const Sunlight& sun) const;
  AlongRow along(const RowSection& mirror, std::size_t row, const Sunlight& sun) const;
  int cuts(const RowSection& mirror, const Interval& part, std::size_t row) const;
  Pieces count_light(const RowSection& mirror, const Interval& part, const Sunlight& sun,
                     const RowHoles& holes, RowLight& light) const;
  void send_light(const Pencil& from, const Sensors& sensors, RowLight& light) const;
  double caught(const CentralRay& ray, const AngularSpread& spread) const;
  double let_through(const CentralRay& ray) const;

  MirrorsParameters parameters_;
  NormalTable normal_;
  SunDirections sun_directions_;
  double sun_rms_rad_;
  double error_across_rad_;  ///< of the normal, all causes
  double reflectivity_;      ///< soiled
  double half_extent_m_;     ///< no part of a row is further from its axis
  std::vector<double> x_m_;
  std::vector<double> lean_rad_;    ///< eastward, of the way from the absorber's axis to the row's
  std::vector<double> distance_m_;  ///< from the row's axis to the absorber's: a bent row's focal length
};

}  // namespace heliorig::models
