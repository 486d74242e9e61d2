#pragma once

#include <span>
#include <vector>

#include "models/plant.h"
#include "models/steam/steam_circuit.h"
#include "models/time/sim_time.h"

namespace heliorig::benchmarks {

/// Mass and energy of the steam circuit over a run, from the plant's rows alone: what is stored in the states
/// that they show, against the circuit's own flows at these states, summed by the trapezoidal rule from row
/// to row. What is commanded holds from one row to the next. For runs whose evaporator stays wet, so that its
/// hottest node is any node, and in which nothing leaks.
class SteamBalance {
 public:
  SteamBalance(const models::PlantParameters& parameters, const models::PlantInterface& plant);

  /// A row, in the order of time, and the speed of the feed pump from then on. The last one at a whole
  /// second, at which the light is summed up.
  void add(models::SimTime time, std::span<const double> row, double feed_speed);

  /// What is neither there nor has gone out, of all that came in and went out.
  double mass_error() const { return mass_.error(); }
  double energy_error() const { return energy_.error(); }

 private:
  struct Account {
    double first = 0.0, last = 0.0, in = 0.0, out = 0.0;
    double error() const { return (last - first - in + out) / (in + out); }
  };
  /// Places in a row.
  struct Row {
    explicit Row(const models::PlantInterface& plant);
    std::size_t ambient, wind, light, drum, water, wall, coil, outlet, air, valve, lift, drum_lift, vent,
        bypass;
  };
  models::SteamVector state(std::span<const double> row) const;
  void add_half(const models::SteamVector& y, double span_s);

  models::SteamCircuit circuit_;
  Row at_;
  bool begun_ = false;
  models::SimTime time_{};
  models::SteamVector y_{};
  models::SteamActions actions_;
  double absorbed_J_ = 0.0;
  Account mass_, energy_;
};

}  // namespace heliorig::benchmarks
