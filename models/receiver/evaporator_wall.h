#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "models/receiver/heat_balance.h"

namespace heliorig::models {

/// The evaporator's wall in pieces of equal length along its slope, node 0 the highest. Each has its share of
/// light, loss, steel and boiling surface:
///
///     C/N dT_i/dt = (absorbed − loss(T_i) + bridge_i)/N − K/N w_i (T_i − T_saturation)
///
/// Water that is too little for the tubes stands in the lower ones: w_i = min(max(N w − (N − 1 − i), 0), 1)
/// for a wet share w of the whole. A node that falls dry keeps what it absorbs and warms until its losses eat
/// it; one that water reaches again boils it as before, without the film that would delay that. The light is
/// spread evenly, and no heat goes along the tube: 60 W/(m K) of 8 cm² of steel carry 5 W per 100 K and
/// metre. With one node it is a lumped wall that is wet in part.
class EvaporatorWall {
 public:
  using Nodes = std::array<double, evaporator_nodes_max>;

  /// `capacity_JpK` of all its steel, `boiling_WpK` of all its surface, wet. Asserts that
  /// receiver_contradictions() has none.
  EvaporatorWall(const ReceiverParameters& parameters, double capacity_JpK, double boiling_WpK);

  std::size_t nodes() const { return nodes_; }
  /// Of node `i`, where `wet` of all the tubes' length is: 0 to 1.
  double wetness(std::size_t i, double wet) const;

  struct Surroundings {
    double absorbed_W = 0.0;  ///< by the evaporator
    double superheater_wall_K = 0.0;
    double saturation_K = 0.0;
    double wet = 1.0;
  };
  struct Exchange {
    double loss_W = 0.0;
    double bridge_W = 0.0;   ///< from the coil
    double boiling_W = 0.0;  ///< to the water
    Nodes rate_Kps{};        ///< of each node; 0 beyond the last
  };
  /// `wall_K` has nodes() temperatures at least.
  Exchange exchange(const ReceiverHeatBalance& balance, std::span<const double> wall_K,
                    const Surroundings& around) const;

  /// Of all its steel.
  double energy_J(std::span<const double> wall_K) const;

 private:
  std::size_t nodes_;
  double share_;  ///< of each node
  double capacity_JpK_;
  double boiling_WpK_;
};

}  // namespace heliorig::models
