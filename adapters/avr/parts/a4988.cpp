#include <array>
#include <cmath>

#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"step", PinUse::digital_output, true, "a microstep at each rising edge"},
    PinRole{"direction", PinUse::digital_output, true, "which way", Taking::listens},
    PinRole{"enable", PinUse::digital_output, false, "low: the motor is fed; so too where it is not wired",
            Taking::listens},
    PinRole{"ms1", PinUse::digital_output, false, "resolution; low where it is not wired", Taking::listens},
    PinRole{"ms2", PinUse::digital_output, false, "resolution; low where it is not wired", Taking::listens},
    PinRole{"ms3", PinUse::digital_output, false, "resolution; low where it is not wired", Taking::listens},
};
constexpr std::array signals{
    SignalRole{"position", Direction::from_controller, "1", true, "full steps since power-up, signed"},
};
constexpr std::array parameters{
    choice("forward", "high low", "level of the direction at which the position grows"),
};
constexpr std::array reports{
    ReportRole{"timing_faults", "1", 0, 1e12, models::SignalKind::continuous,
               "edges closer together than the driver's data sheet allows"},
};

// Allegro A4988 data sheet (rev. 5), timing diagram: STEP high and low at least 1 us each, DIR and MSx 200 ns
// before and after its rising edge.
constexpr double least_pulse_s = 1e-6;
constexpr double setup_s = 200e-9;
constexpr double period_16ths = 64.0;  // of the phases: four full steps

/// Microstepping driver. A STEP pulse or gap that is too short makes no step; a DIR that changes too shortly
/// before the edge comes too late. Its translator counts on while ENABLE is high and the motor is not fed;
/// fed again, the rotor goes to the nearest place with the translator's phase, a period of four full steps
/// long. At power-up the translator stands in its Home state (section "Home State"), where position 0 is.
/// Not modelled: SLEEP and RESET (taken as high), overload.
class A4988 final : public Part {
 public:
  explicit A4988(const PartSetup& setup)
      : mcu_(setup.mcu),
        name_(setup.part.name),
        step_(setup.wire("step")),
        direction_(setup.wire("direction")),
        enable_(optional(setup, "enable")),
        resolution_{optional(setup, "ms1"), optional(setup, "ms2"), optional(setup, "ms3")},
        forward_(setup.part.word("forward") == "high"),
        output_(setup.part.signal("position")),
        report_(setup.part.report("timing_faults")),
        least_pulse_(cycles(least_pulse_s)),
        setup_(cycles(setup_s)) {
    step_.watch(on_step_);
    direction_.watch(on_direction_);
    if (enable_ != nullptr) enable_->watch(on_enable_);
  }

  void begin(const Quantum& quantum) override {
    if (unpowered_ && quantum.end > quantum.begin) power_up();
  }

  void end(std::span<double> outputs) override {
    outputs[output_] = rotor_16ths_ / 16.0;
    outputs[report_] = static_cast<double>(timing_faults_);
  }

  void lose_power() override { unpowered_ = true; }

 private:
  struct StepInput final : EdgeListener {
    explicit StepInput(A4988& driver) : self(driver) {}
    void on_edge(bool high, Cycle cycle) override { high ? self.rise(cycle) : self.fall(cycle); }
    A4988& self;
  };
  struct DirectionInput final : EdgeListener {
    explicit DirectionInput(A4988& driver) : self(driver) {}
    void on_edge(bool, Cycle cycle) override { self.turn_round(cycle); }
    A4988& self;
  };
  struct EnableInput final : EdgeListener {
    explicit EnableInput(A4988& driver) : self(driver) {}
    void on_edge(bool high, Cycle) override {
      if (!high) self.catch_up();
    }
    A4988& self;
  };

  static Wire* optional(const PartSetup& setup, std::string_view role) {
    return setup.part.has_pin(role) ? &setup.wire(role) : nullptr;
  }
  Cycle cycles(double seconds) const {
    return static_cast<Cycle>(std::ceil(seconds * mcu_.clock_Hz() - 1e-9));
  }
  bool fed() const { return !unpowered_ && (enable_ == nullptr || !enable_->high()); }

  /// Of the places with the Home state's phase the rotor goes to the nearest.
  void power_up() {
    unpowered_ = false;
    translator_16ths_ = period_16ths * std::round(rotor_16ths_ / period_16ths);
    if (fed()) catch_up();
    rose_.reset();
    fell_.reset();
    turned_.reset();
  }

  void complain(const std::string& what) {
    ++timing_faults_;
    mcu_.note("board: " + name_ + ": " + what);
  }

  void rise(Cycle cycle) {
    const bool too_soon = fell_ && cycle - *fell_ < least_pulse_;
    rose_ = cycle;
    last_move_16ths_ = 0.0;
    if (too_soon) return complain("STEP was low for less than 1 us; no step");
    bool level = direction_.high();
    if (turned_ && cycle - *turned_ < setup_) {
      level = !level;
      complain("DIR changed less than 200 ns before STEP rose; it came too late");
    }
    last_move_16ths_ = level == forward_ ? step_16ths() : -step_16ths();
    translator_16ths_ += last_move_16ths_;
    if (fed()) rotor_16ths_ += last_move_16ths_;
    moved_fed_ = fed();
  }

  void fall(Cycle cycle) {
    fell_ = cycle;
    if (!rose_ || cycle - *rose_ >= least_pulse_) return;
    complain("STEP was high for less than 1 us; no step");
    translator_16ths_ -= last_move_16ths_;
    if (moved_fed_) rotor_16ths_ -= last_move_16ths_;
    last_move_16ths_ = 0.0;
  }

  void turn_round(Cycle cycle) {
    turned_ = cycle;
    if (rose_ && cycle - *rose_ < setup_) complain("DIR changed less than 200 ns after STEP rose");
  }

  /// Data sheet, table 1: full, half, quarter, eighth, sixteenth; other settings are not in it.
  double step_16ths() {
    unsigned setting = 0;
    for (std::size_t i = 0; i < resolution_.size(); ++i) {
      if (resolution_[i] != nullptr && resolution_[i]->high()) setting |= 1u << i;
    }
    constexpr std::array<double, 8> sixteenths{16.0, 8.0, 4.0, 2.0, 0.0, 0.0, 0.0, 1.0};
    if (sixteenths[setting] > 0.0) return sixteenths[setting];
    mcu_.note("board: " + name_ + ": MS1 to MS3 are set to what the data sheet does not define; no step");
    return 0.0;
  }

  /// Fed again: the rotor goes to the nearest place that has the translator's phase.
  void catch_up() { rotor_16ths_ += std::remainder(translator_16ths_ - rotor_16ths_, period_16ths); }

  AvrMcu& mcu_;
  std::string name_;
  Wire& step_;
  Wire& direction_;
  Wire* enable_;
  std::array<Wire*, 3> resolution_;
  bool forward_;
  std::size_t output_;
  std::size_t report_;
  Cycle least_pulse_;
  Cycle setup_;
  StepInput on_step_{*this};
  DirectionInput on_direction_{*this};
  EnableInput on_enable_{*this};
  std::optional<Cycle> rose_;
  std::optional<Cycle> fell_;
  std::optional<Cycle> turned_;
  double translator_16ths_ = 0.0;  ///< sixteenths of a full step since power-up
  double rotor_16ths_ = 0.0;       ///< the same of what the motor was fed to
  double last_move_16ths_ = 0.0;
  bool moved_fed_ = false;
  bool unpowered_ = false;
  std::int64_t timing_faults_ = 0;
};

}  // namespace

PartType a4988() {
  return {{.name = "a4988",
           .meaning = "microstepping driver with STEP, DIR, ENABLE and MS1 to MS3",
           .pins = pins,
           .signals = signals,
           .parameters = parameters,
           .reports = reports},
          make_part<A4988>};
}

}  // namespace heliorig::adapters
