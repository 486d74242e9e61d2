#include "adapters/reference_firmware/avr/processor_test.h"

#include <stdint.h>

#include "adapters/reference_firmware/configuration.h"

// The registers are kept on the stack meanwhile; interrupts may come, they give back what they take. The
// result goes through the flag T over their return.
asm(R"(
  .macro all_registers does
    .irp r, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
      \does \r
    .endr
  .endm
  .macro keep r
    push \r
  .endm
  .macro fill r
    mov \r, r31
  .endm
  .macro must_hold r
    cpse \r, r31
    rjmp 9f
  .endm

  .section .text.registers_hold, "ax", @progbits
  .global registers_hold
  .type registers_hold, @function
registers_hold:
  all_registers keep
  push r31
  clt
  ldi r31, 0x55
  all_registers fill
  cpi r31, 0x55
  breq 1f
  rjmp 9f
1:
  all_registers must_hold
  ldi r31, 0xaa
  all_registers fill
  cpi r31, 0xaa
  breq 2f
  rjmp 9f
2:
  all_registers must_hold
  set
9:
  pop r31
  .irp r, 30,29,28,27,26,25,24,23,22,21,20,19,18,17,16,15,14,13,12,11,10,9,8,7,6,5,4,3,2,1,0
    pop \r
  .endr
  ldi r24, 0
  bld r24, 0
  ret
  .size registers_hold, . - registers_hold
  .text
)");

namespace heliorig_firmware {
namespace self_test {

bool calculates() {
  volatile uint8_t digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  uint8_t copy[9];
  for (uint8_t i = 0; i < 9; ++i) copy[i] = digits[i];
  volatile uint32_t a = 123456789;
  volatile uint32_t b = 54321;
  volatile float c = 1.5f;
  return crc16(copy, 9) == 0x29b1 &&  // the published check value
         a * b == 1852286213u && a / b == 2272u && a % b == 39477u && a - b == 123402468u &&
         c * c + c == 3.75f && c / (c + c) == 0.5f;
}

}  // namespace self_test
}  // namespace heliorig_firmware
