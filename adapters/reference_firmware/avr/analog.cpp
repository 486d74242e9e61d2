#include "adapters/reference_firmware/avr/analog.h"

#include <avr/io.h>

namespace heliorig_firmware {
namespace analog {
namespace {

/// Twice the time of a conversion, in turns of the waiting loop of at least 6 cycles.
constexpr uint16_t patience = 600;

}  // namespace

// Clock 125 kHz: full resolution needs 50 to 200.
void begin() {
  ADCSRA = 1 << ADEN | 1 << ADPS2 | 1 << ADPS1 | 1 << ADPS0;
}

void start(uint8_t channel) {
  ADMUX = static_cast<uint8_t>(1 << REFS0 | (channel & 7));
  ADCSRB = static_cast<uint8_t>(channel >= 8 ? 1 << MUX5 : 0);
  ADCSRA |= 1 << ADSC;
}

uint16_t finish() {
  for (uint16_t turn = 0; turn < patience; ++turn) {
    if (!(ADCSRA & 1 << ADSC)) return ADC;
  }
  return 0;
}

}  // namespace analog
}  // namespace heliorig_firmware
