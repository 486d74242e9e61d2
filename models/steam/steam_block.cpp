#include "models/steam/steam_block.h"

#include <algorithm>

namespace heliorig::models {
namespace {

using namespace std::chrono_literals;

constexpr SimDuration tick = 100ms;
constexpr SimDuration quick_tick = 10ms;

double flag(bool value) {
  return value ? 1.0 : 0.0;
}

}  // namespace

SteamBlock::SteamBlock(const sc_core::sc_module_name& name, const ReceiverParameters& receiver,
                       const SteamParameters& steam, const SteamStart& start)
    : Block(name, steam_input_specs(), steam_output_specs()),
      receiver_(receiver),
      parameters_(steam),
      start_(start) {
  SC_HAS_PROCESS(SteamBlock);
  SC_METHOD(update);
  for (std::size_t i = 0; i < in.size(); ++i) sensitive << in[i];
  sensitive << wake_;
}

void SteamBlock::update() {
  const SteamInputs present = inputs();
  if (present.ambient_K == 0.0) return;  // the sun has not spoken yet, in the first delta of the run
  if (!model_) {
    model_.emplace(receiver_, parameters_, start_, present);
    inputs_ = present;
  }
  if (now() > model_->now()) model_->advance_to(now());
  if (present != inputs_) model_->set(inputs_ = present);
  report_events();
  if (model_->out_of_validity()) {
    leave_validity(*model_->out_of_validity());
    return;
  }
  write();
  write_effects();
  wake_up_next();
}

SteamInputs SteamBlock::inputs() const {
  const auto fault = [this](steam_fault::Place place) {
    return in[std::size_t{steam_in::first_fault} + place].read();
  };
  const auto stuck = [&](steam_fault::Place place) {
    const double value = fault(place);
    return value < 0.0 ? std::nullopt : std::optional{value};  // the neutral value is no position
  };
  return {.intercepted_W = in[steam_in::intercepted_power].read(),
          .ambient_K = in[steam_in::ambient_temperature].read(),
          .wind_speed_mps = in[steam_in::wind_speed].read(),
          .feed_speed = in[steam_in::feed_pump].read(),
          .bypass = in[steam_in::bypass_valve].read(),
          .vent_shut = in[steam_in::vent_shut].read() != 0.0,
          .chain_permit = in[steam_in::chain_permit].read() != 0.0,
          .outlet_valve_stuck = stuck(steam_fault::outlet_valve_stuck),
          .vent_stuck = stuck(steam_fault::vent_stuck),
          .feed_lost_prime = fault(steam_fault::feed_lost_prime) != 0.0,
          .check_valve_stuck = fault(steam_fault::check_valve_stuck) != 0.0,
          .steam_leak_m2 = fault(steam_fault::steam_leak),
          .water_leak_m2 = fault(steam_fault::water_leak),
          .load_demand = fault(steam_fault::load_demand),
          .blowdown_opening = fault(steam_fault::blowdown),
          .safety_valve_shift_Pa = fault(steam_fault::safety_valve_shift),
          .limiter_welded = fault(steam_fault::limiter_welded) != 0.0,
          .emergency_stop_pressed = fault(steam_fault::emergency_stop) != 0.0,
          .reset_pressed = fault(steam_fault::reset) != 0.0,
          .mains_lost = fault(steam_fault::mains_lost) != 0.0};
}

void SteamBlock::report_events() {
  for (std::string& what : model_->take_events()) locate(std::move(what));
}

void SteamBlock::wake_up_next() {
  const SimDuration period = model_->is_quick() ? quick_tick : tick;
  const SimTime next_tick{(now().time_since_epoch() / period + 1) * period};
  const SimTime next = std::min(next_tick, model_->next());
  wake_.cancel();
  wake_.notify(static_cast<double>((next - now()).count()), sc_core::SC_NS);
}

void SteamBlock::write() {
  const SteamModel& model = *model_;
  const SteamVector& y = model.state();
  const SteamFlows flows = model.flows();
  put(steam_out::absorbed_power, flows.absorbed_W);
  const double loss_W = flows.evaporator_loss_W + flows.superheater_loss_W;
  put(steam_out::heat_loss, loss_W);
  put(steam_out::lost_energy, lost_J_.add(now(), loss_W));
  put(steam_out::evaporator_wall_temperature, model.circuit().evaporator_hottest_K(y));
  put(steam_out::superheater_wall_temperature, y[superheater_wall_K]);
  put(steam_out::pressure, flows.pressure_Pag);
  put(steam_out::drum_temperature, y[drum_K]);
  put(steam_out::warming_rate, model.circuit().rates(y, flows)[drum_K]);
  put(steam_out::outlet_temperature, y[outlet_K]);
  put(steam_out::drum_level, model.circuit().level_m(flows.drum));
  put(steam_out::water_mass, y[water_kg]);
  put(steam_out::air_mass, y[air_kg]);
  put(steam_out::feed_flow, flows.feed_kgps);
  put(steam_out::steam_flow, std::max(flows.outlet_kgps, 0.0));
  put(steam_out::delivered_energy, delivered_J_.add(now(), model.circuit().delivered_W(flows)));
  put(steam_out::outlet_valve_opening, model.outlet_valve_opening());
  put(steam_out::safety_valve_lift, model.safety_valve_lift(false));
  put(steam_out::safety_valve_flow, std::max(flows.safety_valve_kgps, 0.0));
  put(steam_out::safety_valve_back_pressure, flows.safety_valve_back_Pag);
  put(steam_out::safety_valve_pops, model.pops_in_a_minute());
  put(steam_out::drum_safety_valve_lift, model.safety_valve_lift(true));
  put(steam_out::vent_opening, model.vent_opening());
  put(steam_out::vent_flow, flows.vent_kgps);
  put(steam_out::carried_water_flow, std::max(flows.carried_water_kgps, 0.0));
  put(steam_out::leak_flow, flows.steam_leak_kgps + flows.water_leak_kgps);
  put(steam_out::blowdown_flow, flows.blowdown_kgps);
  put(steam_out::bypass_opening, model.bypass_opening());
  put(steam_out::dryout, flag(model.dry()));
  put(steam_out::carryover, flag(model.carries_over()));
  put(steam_out::liquid_full, flag(model.liquid_full()));
  put(steam_out::chain_closed, flag(model.chain().closed()));
  put(steam_out::pressure_limiter, flag(model.chain().tripped(SafetyChain::pressure)));
  put(steam_out::low_water_1, flag(model.chain().tripped(SafetyChain::low_water_1)));
  put(steam_out::low_water_2, flag(model.chain().tripped(SafetyChain::low_water_2)));
  put(steam_out::emergency_stop, flag(inputs_.emergency_stop_pressed));
  put(steam_out::supply_voltage, model.supply_voltage_V());
  put(steam_out::mains, flag(!inputs_.mains_lost));
}

void SteamBlock::write_effects() {
  const auto put_effect = [this](steam_fault::Place place, bool acts) {
    put(std::size_t{steam_out::first_effect} + place, flag(acts));
  };
  put_effect(steam_fault::outlet_valve_stuck, model_->outlet_valve_fault_acts());
  put_effect(steam_fault::vent_stuck, model_->vent_fault_acts());
  put_effect(steam_fault::feed_lost_prime, model_->feed_fault_acts());
  put_effect(steam_fault::check_valve_stuck, model_->check_valve_fault_acts());
  put_effect(steam_fault::steam_leak, model_->steam_leak_acts());
  put_effect(steam_fault::water_leak, model_->water_leak_acts());
  put_effect(steam_fault::load_demand, model_->load_demand_acts());
  put_effect(steam_fault::blowdown, model_->blowdown_acts());
  put_effect(steam_fault::safety_valve_shift, model_->safety_valve_fault_acts());
  put_effect(steam_fault::limiter_welded, model_->limiter_fault_acts());
  put_effect(steam_fault::emergency_stop, model_->emergency_stop_acts());
  put_effect(steam_fault::reset, model_->reset_acts());
  put_effect(steam_fault::mains_lost, inputs_.mains_lost);
}

}  // namespace heliorig::models
