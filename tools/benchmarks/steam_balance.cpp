#include "tools/benchmarks/steam_balance.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace heliorig::benchmarks {

SteamBalance::Row::Row(const models::PlantInterface& plant) {
  const auto place = [&](const std::string& name) {
    const auto found = std::ranges::find(plant.outputs, name, &models::SignalSpec::name);
    if (found == plant.outputs.end()) throw std::out_of_range{name};
    return static_cast<std::size_t>(found - plant.outputs.begin());
  };
  ambient = place("sun.ambient_temperature");
  wind = place("sun.wind_speed");
  light = place("mirrors.intercepted_energy");
  drum = place("steam.drum_temperature");
  water = place("steam.water_mass");
  wall = place("receiver.evaporator_wall_temperature");
  coil = place("receiver.superheater_wall_temperature");
  outlet = place("steam.outlet_temperature");
  air = place("steam.air_mass");
  valve = place("steam.outlet_valve_opening");
  lift = place("steam.safety_valve_lift");
  drum_lift = place("steam.drum_safety_valve_lift");
  vent = place("steam.vent_opening");
  bypass = place("steam.bypass_opening");
}

SteamBalance::SteamBalance(const models::PlantParameters& parameters, const models::PlantInterface& plant)
    : circuit_(parameters.receiver, parameters.steam), at_(plant) {}

models::SteamVector SteamBalance::state(std::span<const double> row) const {
  models::SteamVector y{};
  y[models::drum_K] = row[at_.drum];
  y[models::water_kg] = row[at_.water];
  y[models::superheater_wall_K] = row[at_.coil];
  y[models::outlet_K] = row[at_.outlet];
  y[models::air_kg] = row[at_.air];
  y[models::outlet_valve] = row[at_.valve];
  y[models::safety_valve_lift] = row[at_.lift];
  y[models::drum_safety_valve_lift] = row[at_.drum_lift];
  std::fill(y.begin() + models::evaporator_wall_K, y.end(), row[at_.wall]);
  return y;
}

void SteamBalance::add_half(const models::SteamVector& y, double span_s) {
  const models::SteamFlows f = circuit_.flows(y, actions_);
  mass_.in += 0.5 * span_s * f.feed_kgps;
  mass_.out += 0.5 * span_s * (f.steam_out_kgps + f.water_out_kgps);
  energy_.in += 0.5 * span_s * f.feed_W;
  energy_.out += 0.5 * span_s * (f.evaporator_loss_W + f.superheater_loss_W + f.drum_loss_W + f.outflow_W);
}

void SteamBalance::add(models::SimTime time, std::span<const double> row, double feed_speed) {
  const models::SteamVector y = state(row);
  if (begun_) {
    const double span_s = models::seconds(time - time_);
    add_half(y_, span_s);
    actions_.vent = row[at_.vent];
    actions_.bypass = row[at_.bypass];
    add_half(y, span_s);
  } else {
    begun_ = true;
    mass_.first = row[at_.water];
    energy_.first = circuit_.energy_J(y);
  }
  mass_.last = row[at_.water];
  energy_.last = circuit_.energy_J(y);
  const double absorbed_J = circuit_.flows(y, {.intercepted_W = 1.0}).absorbed_W * row[at_.light];
  energy_.in += absorbed_J - absorbed_J_;
  absorbed_J_ = absorbed_J;
  circuit_.set_surroundings({row[at_.ambient], row[at_.wind]});
  actions_.vent = row[at_.vent];
  actions_.bypass = row[at_.bypass];
  actions_.feed_speed = feed_speed;
  time_ = time;
  y_ = y;
}

}  // namespace heliorig::benchmarks
