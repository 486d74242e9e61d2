#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/converter_faults.h"

struct avr_adc_t;

namespace heliorig::adapters {

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
  void set_V(int channel, double volts, std::optional<double> instead_of = std::nullopt);
  double volts(int channel) const { return channel_.at(static_cast<std::size_t>(channel)).driven_V; }

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

  void on_reset() override;

 private:
  struct Channel {
    double driven_V = 0.0;
    std::optional<double> instead_of_V;
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
  int convert(double volts);
  double reference_V() const;
  double wired_V(const Channel& channel) const;

  AvrMcu& mcu_;
  avr_adc_t* converter_ = nullptr;
  void (*write_control_)(avr_t*, std::uint16_t, std::uint8_t, void*) = nullptr;  ///< the emulator's own
  void* write_control_param_ = nullptr;
  std::optional<int> converting_;  ///< what the conversion that was begun last gives
  int result_ = 0;
  bool low_was_read_ = false;  ///< and ADCH not yet
  std::vector<Channel> channel_;
  double held_V_ = 0.0;  ///< by the converter's capacitor
  ConverterFaults faults_;
};

}  // namespace heliorig::adapters
