#include <simavr/sim_avr.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "adapters/avr/faults/mcu_fault.h"
#include "adapters/boards/speed_grade.h"

namespace heliorig::adapters {
namespace {

// The threshold of the power-on reset, typical, rising and falling alike (data sheets, "System and Reset
// Characteristics": 0.9–1.0 V of the ATmega2560, 1.3–1.4 V of the ATmega328P).
constexpr double power_on_V = 1.0;
constexpr double brown_out_hysteresis_V = 0.05;  // the same table: 50 mV

/// Of a board that was read, there is one.
double least_V(const Board& board) {
  return least_supply_V(board.mcu->name, board.clock_Hz).value();
}

/// What feeds the board: cut, sagging, and how fast it changes. Looked at once a quantum.
///
/// Below the level of the brown-out detector, where the board's fuses have it on, the chip is in reset and
/// its pins are let go; above it by 50 mV it starts with BORF. Below 1.0 V it forgets its RAM (what it holds
/// at power-up is noise, at the first too), spoils an EEPROM cell that is being written, and starts with
/// PORF; expanders and other chips on the board forget too. The converter's reference AVCC follows, which
/// counts where a code is another for it than at the full supply. Between the level and what the data sheet
/// allows at its clock the chip may do anything; it is emulated as if it were well, and says so.
class Supply final : public McuFault {
 public:
  explicit Supply(const McuFaultSetup& setup)
      : mcu_(setup.mcu),
        board_(setup.board),
        eeprom_(setup.eeprom),
        analog_(setup.analog),
        noise_(setup.seed, "controller.mcu.supply"),
        volts_(setup.board.supply_V) {
    models::NoiseStream at_first(setup.seed, "controller.mcu.supply.first");
    fill_ram(at_first);
  }

  std::vector<models::FaultPoint> points() const override {
    const char* target = "controller.mcu.supply";
    return {switch_point(target, "cut", "the board has no power: RAM is lost, chips start anew"),
            {target, "sag", "V", board_.supply_V, 0.0, board_.supply_V, false, "it falls to this voltage"},
            {target, "slope", "V/s", 1.0, 0.1, 1e4, false,
             "it rises and falls no faster than this while cut or sagging, and back"}};
  }
  void set(std::size_t way, std::optional<double> value) override {
    if (way == cut && !is_on(value)) value.reset();
    values_.at(way) = value;
    effect_.at(way) = false;
  }
  bool has_effect(std::size_t way) const override { return effect_.at(way); }
  bool stops_clock() const override { return state_ != State::on; }
  bool take_power_loss() override { return std::exchange(power_lost_, false); }

  void begin(models::SimDuration quantum) override {
    follow(models::seconds(quantum));
    mcu_.set_supply_V(volts_);
    switch (state_) {
      case State::on:
        if (volts_ < power_on_V) {
          lose_power();
        } else if (board_.brown_out_V && volts_ < *board_.brown_out_V) {
          stop(State::brown_out, ResetCause::brown_out);
        } else if (volts_ < least_V(board_)) {
          tell_of_low_voltage();
        }
        break;
      case State::brown_out:
        if (volts_ < power_on_V) {
          lose_power();
        } else if (volts_ >= *board_.brown_out_V + brown_out_hysteresis_V) {
          state_ = State::on;
        }
        break;
      case State::off:
        if (volts_ >= board_.brown_out_V.value_or(power_on_V)) state_ = State::on;
        break;
    }
  }

  void end(bool) override {
    if (analog_.take_supply_noticed() || state_ != State::on) note_effect();
  }

 private:
  enum Way : std::size_t { cut, sag, slope, ways };
  enum class State { on, brown_out, off };

  /// Of what is on, save the slope, whose effect is that the voltage is another than it would be.
  void note_effect() {
    for (const Way way : {cut, sag}) effect_[way] = effect_[way] || values_[way].has_value();
  }

  void follow(double quantum_s) {
    const double wanted = values_[cut] ? 0.0 : values_[sag].value_or(board_.supply_V);
    const double most = values_[slope] ? *values_[slope] * quantum_s : board_.supply_V;
    if (std::abs(wanted - volts_) > most) effect_[slope] = true;
    volts_ += std::clamp(wanted - volts_, -most, most);
  }

  void stop(State state, ResetCause cause) {
    state_ = state;
    mcu_.reset(cause);
  }

  void lose_power() {
    if (const auto cell = eeprom_.being_written()) eeprom_.cell(*cell) = byte_of(noise_);
    stop(State::off, ResetCause::power_on);
    fill_ram(noise_);
    power_lost_ = true;
  }

  void fill_ram(models::NoiseStream& noise) {
    const Mcu& chip = mcu_.mcu();
    for (std::uint32_t i = 0; i < chip.ram_bytes; ++i) mcu_.core().data[chip.ram_start + i] = byte_of(noise);
  }
  static std::uint8_t byte_of(models::NoiseStream& noise) {
    return static_cast<std::uint8_t>(noise.uniform() * 256.0);
  }

  void tell_of_low_voltage() {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(),
                  "emulator: at its clock the chip is specified from %.2f V; below, what it does is not "
                  "defined, and not modelled",
                  least_V(board_));
    mcu_.note(text.data());
  }

  AvrMcu& mcu_;
  const Board& board_;
  EepromWatch& eeprom_;
  AnalogInputs& analog_;
  models::NoiseStream noise_;
  double volts_;
  State state_ = State::on;
  bool power_lost_ = false;
  std::array<std::optional<double>, ways> values_;
  std::array<bool, ways> effect_{};
};

}  // namespace

std::unique_ptr<McuFault> supply(const McuFaultSetup& setup) {
  return std::make_unique<Supply>(setup);
}

}  // namespace heliorig::adapters
