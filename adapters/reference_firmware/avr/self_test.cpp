#include "adapters/reference_firmware/avr/self_test.h"

#include "adapters/reference_firmware/avr/processor_test.h"
#include "adapters/reference_firmware/avr/program_test.h"
#include "adapters/reference_firmware/avr/ram_test.h"

namespace heliorig_firmware {
namespace self_test {

bool failed_at_tick() {
  static bool failed = false;
  if (!registers_hold() || !calculates() || !program_holds() || !ram_holds()) failed = true;
  return failed;
}

}  // namespace self_test
}  // namespace heliorig_firmware
