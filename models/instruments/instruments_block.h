#pragma once

#include <vector>

#include "models/instruments/analogue_sensor.h"
#include "models/instruments/clock_chip.h"
#include "models/instruments/electrode.h"
#include "models/instruments/instruments_parameters.h"
#include "models/instruments/pulse_meter.h"
#include "models/instruments/row_encoder.h"
#include "models/noise/noise_stream.h"
#include "models/ports/block.h"
#include "models/time/sim_time.h"

namespace heliorig::models {

/// Every sensor of the machine: from what is so to `instruments.*`, before faults.
///
/// Inputs: the plant signals that are measured, and `fault.*` of instruments_fault_points(). Outputs: those
/// of instruments_output_specs(), then `effect.*`. Analogue readings, encoders, the feed count and the clock
/// are taken ten times a second, at whole tenths from time 0: noise is drawn at that cadence whatever else
/// happens. What is a switch (end switches, electrodes, the chain, the start button) follows at once.
class InstrumentsBlock : public Block {
 public:
  /// `start` is the civil time of time 0, `rows` and `drives` how many the mirrors have.
  InstrumentsBlock(const sc_core::sc_module_name& name, const InstrumentsParameters& parameters,
                   std::size_t rows, std::size_t drives, UtcTime start, Seed seed);

 private:
  using Input = const sc_core::sc_in<double>&;
  using Output = std::size_t;  ///< its place
  struct Analogue {
    Input quantity;
    Output reading;
    AnalogueSensor sensor;
  };
  struct Encoder {
    Input angle;
    Input slip;
    Output reading;
    Output effect;
    RowEncoder encoder;
  };
  struct LevelSwitch {
    Output reading;
    Electrode electrode;
  };
  struct Wire {
    Input from;
    Output to;
  };

  Input input(std::string_view name) const;
  Output output(std::string_view name) const;
  void make_analogue(const InstrumentsParameters& parameters, Seed seed);
  void make_encoders(const InstrumentsParameters& parameters, std::size_t rows, Seed seed);
  void make_level_switches(const InstrumentsParameters& parameters);
  void make_wires(std::size_t drives);

  void tick();
  void sample();
  void count_feed();
  void follow_level();
  void follow_wires();

  std::vector<Analogue> analogue_;
  std::vector<Encoder> encoders_;
  std::vector<LevelSwitch> level_switches_;
  std::vector<Wire> wires_;
  ClockChip clock_;
  PulseMeter feed_meter_;
  Input level_;
  Input feed_flow_;
  Output feed_pulses_;
  Output clock_reading_;
  double feed_flow_kgps_ = 0.0;  ///< since `feed_counted_`
  sc_core::sc_time feed_counted_;
  int deltas_waited_ = 0;
};

}  // namespace heliorig::models
