#include "bench/report/energy_figures.h"

namespace heliorig::bench {

std::optional<EnergyFigures> energy_in(const SignalTable& signals, std::span<const double> row) {
  EnergyFigures energy;
  const auto take = [&](const char* name, double& to_J) {
    const auto place = signals.find(name);
    if (place) to_J = row[*place];
    return place.has_value();
  };
  const bool all = take("mirrors.offered_energy", energy.offered_J) &&
                   take("mirrors.intercepted_energy", energy.intercepted_J) &&
                   take("receiver.lost_energy", energy.lost_J) &&
                   take("steam.delivered_energy", energy.delivered_J);
  return all ? std::optional{energy} : std::nullopt;
}

}  // namespace heliorig::bench
