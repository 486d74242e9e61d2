#include "adapters/avr/mcu/pwm_output.h"

namespace heliorig::adapters {

PwmOutput::PwmOutput(AvrMcu& mcu, Pins& pins, const McuPin& pin) : mcu_(mcu), pins_(pins), pin_(pin) {
  pins.watch(pin, *this);
}

double PwmOutput::take_duty() {
  return level_.take(mcu_.cycle());
}

void PwmOutput::on_drive(Cycle cycle) {
  level_.hold(pins_.high_share(pin_), cycle);
}

}  // namespace heliorig::adapters
