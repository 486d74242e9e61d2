#include <algorithm>
#include <array>
#include <cmath>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"output", PinUse::interrupt_input, true, "where the pulses are counted"},
};
constexpr std::array signals{
    SignalRole{"value", Direction::to_controller, "1", true, "pulses, counted up"},
};
constexpr std::array parameters{
    ParameterRole{"highest_rate", "1/s", 0.001, 100000.0, "pulses a second that the sensor can give at most"},
};

/// A sensor that gives pulses: one high pulse for each whole unit by which the signal has grown, spread
/// evenly over the quantum. A signal that falls takes no pulse back: they go on when it is past its highest
/// value. What is beyond the sensor's highest rate comes later.
class PulseSource final : public Part, public CycleCallback, public ResetListener {
 public:
  explicit PulseSource(const PartSetup& setup)
      : mcu_(setup.mcu),
        wire_(setup.wire("output")),
        sensor_(setup.part.signal("value")),
        highest_rate_Hz_(setup.part.parameter("highest_rate")) {
    wire_.drive(false);
    setup.mcu.listen_to_resets(*this);
  }

  void begin(const Quantum& quantum) override {
    const double count = std::floor(quantum.sensors[sensor_]);
    if (!started_) given_ = count;
    started_ = true;
    const Cycle length = quantum.end - quantum.begin;
    if (length == 0) given_ = std::max(given_, count);  // nobody counted them
    const double most =
        std::max(1.0, std::floor(highest_rate_Hz_ * static_cast<double>(length) / clock_Hz()));
    const double pulses = std::clamp(count - given_, 0.0, most);
    given_ += pulses;
    edges_ = 2 * static_cast<Cycle>(pulses);
    edge_ = 0;
    begin_ = quantum.begin;
    length_ = length;
    if (edges_ > 0) mcu_.call_at(edge_cycle(0), *this);
  }

  Cycle on_cycle(Cycle) override {
    wire_.drive(edge_ % 2 == 0);
    ++edge_;
    return edge_ < edges_ ? edge_cycle(edge_) : 0;
  }

  /// A reset forgets callbacks, the sensor does not notice.
  void on_reset() override {
    if (edge_ < edges_) mcu_.call_at(edge_cycle(edge_), *this);
  }

 private:
  Cycle edge_cycle(Cycle edge) const { return begin_ + (edge + 1) * length_ / (edges_ + 1); }
  double clock_Hz() const { return mcu_.clock_Hz(); }

  AvrMcu& mcu_;
  Wire& wire_;
  std::size_t sensor_;
  double highest_rate_Hz_;
  bool started_ = false;
  double given_ = 0.0;
  Cycle begin_ = 0;
  Cycle length_ = 0;
  Cycle edges_ = 0;
  Cycle edge_ = 0;
};

}  // namespace

PartType pulse_source() {
  return {{"pulse_source", "sensor that gives pulses, as a flow meter", pins, signals, parameters},
          make_part<PulseSource>};
}

}  // namespace heliorig::adapters
