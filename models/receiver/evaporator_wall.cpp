#include "models/receiver/evaporator_wall.h"

#include <algorithm>
#include <cassert>

namespace heliorig::models {

EvaporatorWall::EvaporatorWall(const ReceiverParameters& parameters, double capacity_JpK, double boiling_WpK)
    : nodes_(static_cast<std::size_t>(parameters.evaporator_nodes)),
      share_(1.0 / parameters.evaporator_nodes),
      capacity_JpK_(capacity_JpK),
      boiling_WpK_(boiling_WpK) {
  assert(receiver_contradictions(parameters).empty());
  assert(nodes_ >= 1 && nodes_ <= evaporator_nodes_max);
}

double EvaporatorWall::wetness(std::size_t i, double wet) const {
  const double below = static_cast<double>(nodes_ - 1 - i);
  return std::clamp(static_cast<double>(nodes_) * wet - below, 0.0, 1.0);
}

EvaporatorWall::Exchange EvaporatorWall::exchange(const ReceiverHeatBalance& balance,
                                                  std::span<const double> wall_K,
                                                  const Surroundings& around) const {
  assert(wall_K.size() >= nodes_);
  Exchange all;
  const double per_capacity = 1.0 / (share_ * capacity_JpK_);
  for (std::size_t i = 0; i < nodes_; ++i) {
    const double loss_W = share_ * balance.evaporator_loss_W(wall_K[i]);
    const double bridge_W = share_ * balance.bridge_W(around.superheater_wall_K, wall_K[i]);
    const double boiling_W =
        share_ * boiling_WpK_ * wetness(i, around.wet) * (wall_K[i] - around.saturation_K);
    all.loss_W += loss_W;
    all.bridge_W += bridge_W;
    all.boiling_W += boiling_W;
    all.rate_Kps[i] = (share_ * around.absorbed_W - loss_W + bridge_W - boiling_W) * per_capacity;
  }
  return all;
}

double EvaporatorWall::energy_J(std::span<const double> wall_K) const {
  double sum_K = 0.0;
  for (std::size_t i = 0; i < nodes_; ++i) sum_K += wall_K[i];
  return share_ * capacity_JpK_ * sum_K;
}

}  // namespace heliorig::models
