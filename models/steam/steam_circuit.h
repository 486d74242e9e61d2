#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>

#include "models/receiver/evaporator_wall.h"
#include "models/receiver/heat_balance.h"
#include "models/steam/drum.h"
#include "models/steam/drum_air.h"
#include "models/steam/drum_level.h"
#include "models/steam/steam_parameters.h"
#include "models/steam/superheater.h"
#include "models/water/saturation_table.h"
#include "models/water/steam_table.h"

namespace heliorig::models {

inline constexpr double atmosphere_Pa = 101325.0;  ///< where gauge pressure counts from

/// The continuous states of the circuit, as its integrator sees them.
enum SteamState : std::size_t {
  drum_K,
  water_kg,
  superheater_wall_K,
  outlet_K,
  air_kg,
  outlet_valve,
  safety_valve_lift,
  drum_safety_valve_lift,
  evaporator_wall_K,  ///< of the highest node; the others follow, up to evaporator_nodes_max
  steam_states = evaporator_wall_K + evaporator_nodes_max
};
using SteamVector = std::array<double, steam_states>;

/// What acts on the circuit at an instant.
struct SteamActions {
  double intercepted_W = 0.0;
  double feed_speed = 0.0;  ///< 0 to 1; 0 for a pump that lost its prime
  double bypass = 0.0;      ///< opening, 0 to 1
  double vent = 0.0;        ///< opening, 0 to 1
};

/// Flows of mass and heat that follow from states and actions.
struct SteamFlows {
  double pressure_Pag;
  double feed_kgps;
  double outlet_kgps, vent_kgps, safety_valve_kgps, drum_safety_valve_kgps, air_vent_kgps;  ///< steam and air
  double steam_share;   ///< of these, by mass; the rest is air
  double breaker_kgps;  ///< air coming in
  double coil_W;        ///< from the coil's wall to the steam in it
  double coil_condensation_W, header_condensation_W;
  double boiling_W;  ///< from the evaporator's wall to the water
  double absorbed_W, evaporator_loss_W, superheater_loss_W, bridge_W, drum_loss_W;
  EvaporatorWall::Nodes evaporator_Kps;  ///< rate of each node of its wall
  double saturated_steam_Jpkg, outlet_steam_Jpkg;
};

/// Drum and evaporator in equilibrium (Drum), the evaporator's wall, a superheater coil with bypass
/// (Superheater), and a header behind them whose steel has the temperature of the steam that leaves it:
///
///     the evaporator's wall: EvaporatorWall, wet by a share w of its tubes' length
///     C_s dT_s/dt = absorbed − loss − bridge − to steam + condensation
///     C_h dT_h/dt = m (h'' − h(p, T_h)) + to steam + condensation
///
/// Energy and mass balances of lumped walls, as in the Modelica library ThermoSysPro. Steam in coil and
/// header is of no mass. Valves at the outlet pass steam as nozzles do (steam_flux). Air that stands over the
/// water (DrumAir) leaves with the steam, evenly mixed.
class SteamCircuit {
 public:
  SteamCircuit(const ReceiverParameters& receiver, const SteamParameters& steam);

  void set_surroundings(const ReceiverSurroundings& surroundings);

  /// What is wrong with a state; nothing where the model holds.
  std::optional<std::string> out_of_validity(const SteamVector& y) const;

  SteamFlows flows(const SteamVector& y, const SteamActions& actions) const;
  /// Rates of the thermal states and masses; those of the valves are left 0.
  SteamVector rates(const SteamVector& y, const SteamFlows& flows) const;

  double pressure_Pag(const SteamVector& y) const;
  double level_m(const SteamVector& y) const;
  double liquid_kg(const SteamVector& y) const;
  /// Of water, steam and all steel.
  double energy_J(const SteamVector& y) const;
  /// Of the evaporator's hottest node, where its sensor is.
  double evaporator_hottest_K(const SteamVector& y) const;
  double feed_enthalpy_Jpkg() const { return feed_Jpkg_; }

  SteamVector start(const SteamStart& start, double ambient_K) const;

 private:
  double air_Pa(const Saturation& s, const SteamVector& y) const {
    if (y[air_kg] <= 0.0) return 0.0;
    return air_.pressure_Pa(y[air_kg], drum_.volume_m3() - drum_.water_volume_m3(s, y[water_kg]), y[drum_K]);
  }
  std::span<const double> evaporator_wall(const SteamVector& y) const {
    return {&y[evaporator_wall_K], evaporator_.nodes()};
  }
  double wall_JpK(double mass_kg) const { return mass_kg * p_.steel_heat_capacity_JpkgK; }

  SteamParameters p_;
  SaturationTable saturation_;
  SteamTable steam_;
  ReceiverHeatBalance receiver_;
  EvaporatorWall evaporator_;
  Drum drum_;
  DrumLevel level_;
  DrumAir air_;
  Superheater superheater_;
  double feed_Jpkg_;
  double ambient_K_ = 293.15;
};

}  // namespace heliorig::models
