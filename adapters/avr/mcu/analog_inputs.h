#pragma once

#include <cstdint>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_adc_t;
struct avr_irq_t;

namespace heliorig::adapters {

/// The analogue-to-digital converter's inputs. A conversion's code is floor(V / V_ref * 1024), 1023 at most
/// (data sheet, "ADC Conversion Result"), of the voltage and reference at its start. The emulator alone
/// multiplies by 1023, looks when the result is read, and has no channels above 7; hence this detour over its
/// temperature input, which every single-ended channel is led to.
class AnalogInputs {
 public:
  explicit AnalogInputs(AvrMcu& mcu);

  void set_V(int channel, double volts) { volts_.at(static_cast<std::size_t>(channel)) = volts; }

 private:
  static void on_trigger(avr_irq_t* irq, std::uint32_t value, void* self);
  void sample();
  double reference_V() const;

  AvrMcu& mcu_;
  avr_adc_t* converter_ = nullptr;
  std::vector<int> channel_of_mux_;  ///< -1 where the multiplexer's setting is no single channel
  std::vector<double> volts_;
};

}  // namespace heliorig::adapters
