#include <array>
#include <cmath>

#include "adapters/avr/mcu/held_mean.h"
#include "adapters/avr/parts/part.h"

namespace heliorig::adapters {
namespace {

constexpr std::array pins{
    PinRole{"forward", PinUse::digital_output, true, "relay that turns the motor forward"},
    PinRole{"backward", PinUse::digital_output, true, "relay that turns it backward"},
};
constexpr std::array signals{
    SignalRole{"drive", Direction::from_controller, "1", true, "1 forward, -1 backward, 0 not at all"},
};
constexpr std::array parameters{
    choice("energised", "high low", "level that energises a relay: low, where the pin is driven low"),
    ParameterRole{"operate_time", "s", 0.0, 1.0, "from a coil's change to its contact's: 5 to 15 ms"},
};

/// Two relays with change-over contacts at a motor's two ends. Both or neither energised: both ends are at
/// the same pole, and the motor is braked. A coil that changes back within the operate time moves no contact;
/// one that a timer pulses is on from half of the time on.
class RelayDrive final : public Part {
 public:
  explicit RelayDrive(const PartSetup& setup)
      : mcu_(setup.mcu),
        forward_(*this, setup, "forward"),
        backward_(*this, setup, "backward"),
        output_(setup.part.signal("drive")) {}

  void end(std::span<double> outputs) override { outputs[output_] = drive_.take(mcu_.cycle()); }

 private:
  class Relay final : public EdgeListener, public CycleCallback, public ResetListener {
   public:
    Relay(RelayDrive& drive, const PartSetup& setup, std::string_view pin)
        : drive_(drive),
          mcu_(setup.mcu),
          wire_(setup.wire(pin)),
          operate_time_(
              static_cast<Cycle>(std::lround(setup.part.parameter("operate_time") * setup.mcu.clock_Hz()))) {
      wire_.energised_by(setup.part.word("energised") == "high");
      wire_.watch(*this);
      mcu_.listen_to_resets(*this);
      made_ = coil_ = energised();
    }
    bool made() const { return made_; }

    void on_edge(bool, Cycle cycle) override { on_drive(cycle); }
    void on_drive(Cycle cycle) override {
      if (coil_ == energised()) return;
      coil_ = energised();
      mcu_.call_at(cycle + operate_time_, *this);
    }
    Cycle on_cycle(Cycle when) override {
      if (made_ != energised()) {
        made_ = energised();
        drive_.contacts_moved(when);
      }
      return 0;
    }
    /// A reset forgets callbacks and lets the pin go.
    void on_reset() override { mcu_.call_at(mcu_.cycle() + operate_time_, *this); }

   private:
    bool energised() const { return wire_.energised(); }

    RelayDrive& drive_;
    AvrMcu& mcu_;
    Wire& wire_;
    Cycle operate_time_;
    bool coil_ = false;  ///< when last looked at
    bool made_ = false;
  };

  void contacts_moved(Cycle when) {
    drive_.hold((forward_.made() ? 1.0 : 0.0) - (backward_.made() ? 1.0 : 0.0), when);
  }

  AvrMcu& mcu_;
  HeldMean drive_;
  Relay forward_;
  Relay backward_;
  std::size_t output_;
};

}  // namespace

PartType relay_drive() {
  return {{.name = "relay_drive",
           .meaning = "two relays that turn a motor either way",
           .pins = pins,
           .signals = signals,
           .parameters = parameters},
          make_part<RelayDrive>};
}

}  // namespace heliorig::adapters
