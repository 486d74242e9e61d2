#pragma once

#include "models/water/saturation_table.h"

namespace heliorig::models {

/// Where the steam is that stands below the water's surface, so that the level swells when pressure falls and
/// shrinks when cold feed comes in: the risers and the drum of Åström & Bell, "Drum-boiler dynamics",
/// Automatica 36 (2000), sections 4 and 5, with two states, the mass share α of steam at the risers' outlet
/// and the volume V_sd of bubbles under the drum's surface. Water, steam, energy and pressure are Drum's.
///
///     riser:  d(energy)/dt = Q + q_dc h' − (α h_c + h') q_dc,              h_c = h'' − h'
///     ½ k q_dc² = ρ' A_dc (ρ' − ρ'') g ᾱ V_r                              natural circulation
///     drum:   d(ρ'' V_sd)/dt = α q_r − q_sd − q_cd,   q_sd = ρ''/T_d (V_sd − V_0) + α q_dc + α β (q_dc −
///     q_r)
///
/// with ᾱ the mean void of risers along which the quality grows evenly. Valid where risers boil in natural
/// circulation; momentum of the water and subcooling in the downcomer are left out. Nothing of it flows back
/// into mass or energy.
class DrumSwell {
 public:
  struct Geometry {
    double riser_m3;
    double downcomer_m3;
    double downcomer_area_m2;
    double friction;               ///< k, of the loop, by the downcomer's speed
    double outflow_share;          ///< β
    double residence_s;            ///< T_d, of bubbles in the drum
    double riser_metal_JpK = 0.0;  ///< steel at saturation that heats and cools with the risers
    double drum_metal_JpK = 0.0;   ///< and with the drum
    double starving_m3 = 0.0;  ///< bubbles of that order leave condensing no more to take; 0: they always do
  };
  struct State {
    double quality;     ///< α
    double bubbles_m3;  ///< V_sd
  };
  /// What the drum and its surroundings do to it.
  struct Drive {
    double temperature_rate_Kps;  ///< of saturation
    double water_volume_m3;       ///< in drum, risers and downcomer
    double heat_W;                ///< into the risers
    double condensing_kgps;       ///< on cold feed: (h' − h_f)/h_c q_f
    double still_bubbles_m3;      ///< V_0
  };

  explicit DrumSwell(const Geometry& geometry) : g_(geometry) {}

  State rates(const Saturation& s, const State& y, const Drive& drive) const;
  /// Below the drum's surface, the risers' included.
  double bubbles_m3(const Saturation& s, const State& y) const {
    return y.bubbles_m3 + mean_void(s, y.quality) * g_.riser_m3;
  }
  double mean_void(const Saturation& s, double quality) const;
  double circulation_kgps(const Saturation& s, double quality) const;
  /// Of the drum alone, without bubbles.
  double drum_water_m3(const Saturation& s, double quality, double water_volume_m3) const {
    return water_volume_m3 - g_.downcomer_m3 - (1.0 - mean_void(s, quality)) * g_.riser_m3;
  }
  const Geometry& geometry() const { return g_; }

 private:
  Geometry g_;
};

}  // namespace heliorig::models
