#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/converter_faults.h"

struct avr_adc_t;

namespace heliorig::adapters {

/// A voltage on the board: as it is, and as it would be now if the board's supply were the full one.
struct FedVolts {
  FedVolts(double volts) : now(volts), at_full_supply(volts) {}  // one that does not follow the supply
  FedVolts(double now_V, double at_full_supply_V) : now(now_V), at_full_supply(at_full_supply_V) {}

  double now;
  double at_full_supply;
};

/// The analogue-to-digital converter: its inputs and, in place of the emulator's, its results. A conversion's
/// code is floor(V / V_ref * 1024), 1023 at most (data sheet, "ADC Conversion Result"), of the channel,
/// voltage and reference at its start; it is read once the conversion has ended, and until then the one
/// before it. From the reading of ADCL to that of ADCH the result stays, and one that comes meanwhile is lost
/// (data sheet, "ADCL and ADCH – The ADC Data Register"). The emulator alone works out at the reading what
/// the multiplexer is set to by then, multiplies by 1023, and has no channels above 7. When a conversion
/// starts and ends is still its own.
///
/// Channels that nobody drives read 0 V. What befalls a channel's wire: `stuck` at a voltage; `open`, when
/// the converter's capacitor keeps what it sampled last (the data sheet's section on the input circuitry).
class AnalogInputs final : public ResetListener {
 public:
  AnalogInputs(AvrMcu& mcu, models::Seed seed);

  /// `instead_of`: the voltage that there would be without the hand that acts on it now.
  void set_V(int channel, FedVolts volts, std::optional<FedVolts> instead_of = std::nullopt);

  void set_stuck(int channel, std::optional<double> volts);
  void set_open(int channel, bool open);

  /// What acts on a channel: the hand, and the faults of its wire.
  enum Influence : std::size_t { hand, stuck, open, influences };
  /// Whether a conversion of the channel gave another code since it came than it would have without it alone.
  bool noticed(int channel, Influence influence) const {
    return channel_.at(static_cast<std::size_t>(channel)).noticed[influence];
  }

  /// What befalls the converter itself.
  ConverterFaults& faults() { return faults_; }
  /// Whether a conversion since the last call gave another code than it would have at the full supply.
  bool take_supply_noticed() { return std::exchange(supply_noticed_, false); }

  void on_reset() override;

 private:
  struct Channel {
    FedVolts driven = 0.0;
    std::optional<FedVolts> instead_of;
    std::optional<double> stuck_V;
    bool open = false;
    std::array<bool, influences> noticed{};
  };
  struct Hooks;  ///< the functions that libsimavr calls

  bool converts() const;
  void begin_conversion();
  void take_result();
  void before_control(std::uint8_t value);
  std::uint8_t read_low();
  std::uint8_t read_high();
  void show_result();
  int code_now();
  int code_of(Channel& input);
  int code_of_V(double volts);
  int convert(FedVolts volts);
  double reference_V(double supply_V) const;
  FedVolts wired(const Channel& channel) const;

  AvrMcu& mcu_;
  avr_adc_t* converter_ = nullptr;
  void (*write_control_)(avr_t*, std::uint16_t, std::uint8_t, void*) = nullptr;  ///< the emulator's own
  void* write_control_param_ = nullptr;
  std::optional<int> converting_;  ///< what the conversion that was begun last gives
  int result_ = 0;
  bool low_was_read_ = false;  ///< and ADCH not yet
  std::vector<Channel> channel_;
  FedVolts held_ = 0.0;  ///< by the converter's capacitor
  bool supply_noticed_ = false;
  ConverterFaults faults_;
};

}  // namespace heliorig::adapters
