#include "models/instruments/instruments_block.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>

#include "models/instruments/instruments_sensors.h"
#include "models/instruments/instruments_signals.h"

namespace heliorig::models {
namespace {

constexpr int sample_period_ms = 100;
constexpr double sample_period_s = sample_period_ms * 1e-3;

// At a whole tenth other blocks move too, and what they write reaches the next block a delta later: sun →
// mirrors → receiver → steam. A sensor reads what holds at that instant, hence once they have settled.
constexpr int settling_deltas = 6;

std::string indexed(const char* before, std::size_t i, const char* after = "") {
  std::string name{before};
  return name.append("[").append(std::to_string(i)).append("]").append(after);
}

/// What one specimen is off by, of its tolerance: −1 to 1.
double specimen(Seed seed, std::string_view name) {
  return 2.0 * NoiseStream{seed, name}.uniform() - 1.0;
}

}  // namespace

InstrumentsBlock::InstrumentsBlock(const sc_core::sc_module_name& name,
                                   const InstrumentsParameters& parameters, std::size_t rows,
                                   std::size_t drives, UtcTime start, Seed seed)
    : Block(name, instruments_input_specs(rows, drives), instruments_output_specs(rows, drives)),
      clock_(parameters, start, seed),
      feed_meter_(parameters.feed_pulse_kg,
                  parameters.feed_tolerance * specimen(seed, "instruments.feed_pulses")),
      level_(input("steam.drum_level")),
      feed_flow_(input("steam.feed_flow")),
      feed_pulses_(output("instruments.feed_pulses")),
      clock_reading_(output("instruments.clock")) {
  make_analogue(parameters, seed);
  make_encoders(parameters, rows, seed);
  make_level_switches(parameters);
  make_wires(drives);
  SC_HAS_PROCESS(InstrumentsBlock);
  SC_METHOD(tick);
  SC_METHOD(count_feed);
  sensitive << feed_flow_;
  SC_METHOD(follow_level);
  sensitive << level_;
  SC_METHOD(follow_wires);
  for (const Wire& wire : wires_) sensitive << wire.from;
}

void InstrumentsBlock::make_analogue(const InstrumentsParameters& parameters, Seed seed) {
  for (const AnalogueInstrument& instrument : analogue_instruments(parameters)) {
    analogue_.push_back({input(instrument.quantity), output(instrument.reading),
                         AnalogueSensor{instrument.spec, sample_period_s, seed, instrument.reading}});
  }
}

void InstrumentsBlock::make_encoders(const InstrumentsParameters& parameters, std::size_t rows, Seed seed) {
  for (std::size_t i = 0; i < rows; ++i) {
    const std::string reading = indexed("instruments.encoder", i);
    encoders_.push_back({input(indexed("mirrors.row", i, ".angle")),
                         input(indexed("fault.mirrors.encoder", i, ".slipped")), output(reading),
                         output(indexed("effect.mirrors.encoder", i, ".slipped")),
                         RowEncoder{parameters, seed, reading}});
  }
}

void InstrumentsBlock::make_level_switches(const InstrumentsParameters& parameters) {
  const auto add = [&](std::string_view reading, double tip_m) {
    level_switches_.push_back({output(reading), Electrode{tip_m, parameters.level_hysteresis_m}});
  };
  add("instruments.level_low_1", parameters.level_low_1_m);
  add("instruments.level_low_2", parameters.level_low_2_m);
  add("instruments.level_normal", parameters.level_normal_m);
  add("instruments.level_high", parameters.level_high_m);
}

void InstrumentsBlock::make_wires(std::size_t drives) {
  for (std::size_t i = 0; i < drives; ++i) {
    wires_.push_back(
        {input(indexed("mirrors.drive", i, ".limit_low")), output(indexed("instruments.limit_low", i))});
    wires_.push_back(
        {input(indexed("mirrors.drive", i, ".limit_high")), output(indexed("instruments.limit_high", i))});
  }
  wires_.push_back({input("safety.chain_closed"), output("instruments.chain_closed")});
  const auto& button = input("fault.operator.start_button.pressed");
  wires_.push_back({button, output("instruments.start_button")});
  wires_.push_back({button, output("effect.operator.start_button.pressed")});
}

InstrumentsBlock::Input InstrumentsBlock::input(std::string_view name) const {
  const auto found = std::ranges::find(input_specs(), name, &SignalSpec::name);
  assert(found != input_specs().end());
  return in[static_cast<std::size_t>(found - input_specs().begin())];
}

InstrumentsBlock::Output InstrumentsBlock::output(std::string_view name) const {
  const auto found = std::ranges::find(output_specs(), name, &SignalSpec::name);
  assert(found != output_specs().end());
  return static_cast<std::size_t>(found - output_specs().begin());
}

void InstrumentsBlock::tick() {
  if (deltas_waited_ < settling_deltas) {
    ++deltas_waited_;
    next_trigger(sc_core::SC_ZERO_TIME);
    return;
  }
  deltas_waited_ = 0;
  next_trigger(sample_period_ms, sc_core::SC_MS);
  sample();
}

void InstrumentsBlock::sample() {
  for (Analogue& analogue : analogue_)
    put(analogue.reading, analogue.sensor.sample(analogue.quantity.read()));
  for (Encoder& encoder : encoders_) {
    const auto [angle_rad, slip_is_seen] = encoder.encoder.sample(encoder.angle.read(), encoder.slip.read());
    put(encoder.reading, angle_rad);
    put(encoder.effect, slip_is_seen ? 1.0 : 0.0);
  }
  count_feed();
  put(feed_pulses_, feed_meter_.count());
  put(clock_reading_, clock_.reading_s(now().time_since_epoch()));
}

/// Counts what the flow since its last change has brought.
void InstrumentsBlock::count_feed() {
  const sc_core::sc_time now = sc_core::sc_time_stamp();
  feed_meter_.pass(feed_flow_kgps_, (now - feed_counted_).to_seconds());
  feed_counted_ = now;
  feed_flow_kgps_ = feed_flow_.read();
}

void InstrumentsBlock::follow_level() {
  for (LevelSwitch& level : level_switches_)
    put(level.reading, level.electrode.wet(level_.read()) ? 1.0 : 0.0);
}

void InstrumentsBlock::follow_wires() {
  for (const Wire& wire : wires_) put(wire.to, wire.from.read());
}

}  // namespace heliorig::models
