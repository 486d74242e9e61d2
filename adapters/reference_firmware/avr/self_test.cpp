#include "adapters/reference_firmware/avr/self_test.h"

#include <stdint.h>

#include "adapters/reference_firmware/avr/processor_test.h"
#include "adapters/reference_firmware/avr/program_test.h"
#include "adapters/reference_firmware/avr/ram_test.h"

namespace heliorig_firmware {
namespace self_test {

bool failed_at_tick() {
  static bool failed = false;
  static uint8_t tick = 0;
  if (!registers_hold() || !program_holds() || !ram_holds()) failed = true;
  if (tick++ % 8 == 0 && !calculates()) failed = true;
  return failed;
}

}  // namespace self_test
}  // namespace heliorig_firmware
