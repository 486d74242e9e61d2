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
#include "models/steam/drum_swell.h"
#include "models/steam/liquid_full.h"
#include "models/steam/relief_sizing.h"
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
  riser_quality,  ///< these two rest at 0 where the plant's drum does not swell
  drum_bubbles_m3,
  safety_valve_velocity,  ///< of the lift, in 1/s; these four rest at 0 where the plant's safety valves
                          ///< have no mass
  drum_safety_valve_velocity,
  safety_valve_lost,  ///< share of the pressure lost on the way to it; as the former
  drum_safety_valve_lost,
  evaporator_wall_K,  ///< of the highest node; the others follow, up to evaporator_nodes_max
  steam_states = evaporator_wall_K + evaporator_nodes_max
};
using SteamVector = std::array<double, steam_states>;

/// What acts on the circuit at an instant.
struct SteamActions {
  double intercepted_W = 0.0;
  double feed_speed = 0.0;         ///< 0 to 1; 0 for a pump that lost its prime
  double bypass = 0.0;             ///< opening, 0 to 1
  double vent = 0.0;               ///< opening, 0 to 1
  double blowdown = 0.0;           ///< opening, 0 to 1
  bool check_valve_stuck = false;  ///< open: the feed pipe lets water back
  double steam_leak_m2 = 0.0;      ///< from the drum's steam to the air
  double water_leak_m2 = 0.0;      ///< from the evaporator's lowest point to the air
};

/// What stands in drum and evaporator.
struct DrumContents {
  Saturation saturation;
  double water_m3;    ///< of liquid, without bubbles; beyond the vessel's volume where it is squeezed
  double swollen_m3;  ///< with bubbles, at most the vessel's volume
  double gas_m3;      ///< above and in it, never quite 0
  double air_Pa;
  double pressure_Pa;
};

/// Flows of mass and heat that follow from states and actions.
struct SteamFlows {
  DrumContents drum;
  double pressure_Pag;
  double feed_kgps;  ///< negative where it runs back
  /// Steam with the air and water that it carries.
  double outlet_kgps, vent_kgps, safety_valve_kgps, drum_safety_valve_kgps, air_vent_kgps, steam_leak_kgps;
  double water_leak_kgps, blowdown_kgps;        ///< water
  double water_share;                           ///< of the former as they leave the drum, by mass
  double steam_share;                           ///< of what of them is no water, by mass; the rest is air
  double carried_water_kgps;                    ///< that leaves the drum with its steam
  double header_steam_kgps, header_water_kgps;  ///< that leave the header
  double safety_valve_back_Pag, drum_safety_valve_back_Pag;  ///< built up behind them by their own flow
  double steam_out_kgps, water_out_kgps;                     ///< that leave the drum
  double feed_W, outflow_W;  ///< enthalpies that come in with the feed and go out with all that leaves
  double breaker_kgps;       ///< air coming in
  double coil_W;             ///< from the coil's wall to the steam in it
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
///
/// Water is carried over where the level, bubbles included, comes near the steam outlet: a share of the mass
/// that grows from 0 at the carry-over level with the square of the height to 1 at the drum's top
/// (engineering: the outlet draws water first in drops and then as such). It boils away in the coil and on
/// the header's steel as far as their heat reaches, and else leaves as water. Without room for steam the
/// water is squeezed (LiquidFull). Where the plant's drum swells, DrumSwell says what bubbles stand in the
/// water; they are of steam at the pressure of steam and air together, which water that is colder than its
/// boiling point must first be heated to.
class SteamCircuit {
 public:
  SteamCircuit(const ReceiverParameters& receiver, const SteamParameters& steam);

  void set_surroundings(const ReceiverSurroundings& surroundings);

  /// What is wrong with a state; nothing where the model holds.
  std::optional<std::string> out_of_validity(const SteamVector& y) const;

  /// Whether the tables reach to these temperatures: before anything else is asked of a state.
  bool within_tables(const SteamVector& y) const;
  /// Whether water and its vessel go together, of a state within the tables.
  bool holds(const DrumContents& drum) const {
    return drum.water_m3 >= 0.0 && drum.water_m3 <= (1.0 + LiquidFull::most_overfill) * drum_.volume_m3();
  }
  DrumContents contents(const SteamVector& y) const;

  SteamFlows flows(const SteamVector& y, const SteamActions& actions) const;
  /// Rates of the thermal states and masses; those of the valves are left 0.
  SteamVector rates(const SteamVector& y, const SteamFlows& flows) const;

  double pressure_Pag(const SteamVector& y) const { return contents(y).pressure_Pa - atmosphere_Pa; }
  double level_m(const SteamVector& y) const { return level_m(contents(y)); }
  double level_m(const DrumContents& drum) const { return level_.level_m(drum.swollen_m3); }
  double liquid_kg(const SteamVector& y) const { return liquid_kg(contents(y)); }
  static double liquid_kg(const DrumContents& drum) {
    return drum.saturation.water_density_kgpm3 * drum.water_m3;
  }
  /// What of drum and evaporator lies below a level; as DrumLevel.
  double volume_below_m3(double level_m) const { return level_.water_volume_m3(level_m); }
  double volume_m3() const { return drum_.volume_m3(); }
  /// Of water, steam and all steel.
  double energy_J(const SteamVector& y) const;
  /// Of the evaporator's hottest node, where its sensor is.
  double evaporator_hottest_K(const SteamVector& y) const;
  double feed_enthalpy_Jpkg() const { return feed_Jpkg_; }
  /// To the load: enthalpy of the steam and water that pass its valve, over that of the feed.
  double delivered_W(const SteamFlows& flows) const;

  SteamVector start(const SteamStart& start, double ambient_K) const;

 private:
  std::span<const double> evaporator_wall(const SteamVector& y) const {
    return {&y[evaporator_wall_K], evaporator_.nodes()};
  }
  void add_outflows(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const;
  void add_header(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const;
  void add_heat(SteamFlows& f, const SteamVector& y, const SteamActions& actions) const;
  Saturation boiling_in(const DrumContents& drum, const SteamVector& y) const;
  double carried_share(const DrumContents& drum) const;
  void add_swell_rates(SteamVector& rate, const SteamVector& y, const SteamFlows& f) const;
  double wall_JpK(double mass_kg) const { return mass_kg * p_.steel_heat_capacity_JpkgK; }

  SteamParameters p_;
  SaturationTable saturation_;
  SteamTable steam_;
  ReceiverHeatBalance receiver_;
  EvaporatorWall evaporator_;
  Drum drum_;
  DrumLevel level_;
  DrumAir air_;
  LiquidFull liquid_full_;
  std::optional<DrumSwell> swell_;
  double carryover_m3_;
  Superheater superheater_;
  double feed_Jpkg_;
  double ambient_K_ = 293.15;
};

}  // namespace heliorig::models
