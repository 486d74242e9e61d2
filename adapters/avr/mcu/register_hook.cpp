#include "adapters/avr/mcu/register_hook.h"

#include <simavr/sim_avr.h>

namespace heliorig::adapters {

RegisterHook::RegisterHook(AvrMcu& mcu, std::uint16_t address, RegisterListener& listener)
    : listener_(listener) {
  auto& place = mcu.core().io[AVR_DATA_TO_IO(address)].w;
  next_ = place.c;
  next_param_ = place.param;
  place.c = &RegisterHook::write;
  place.param = this;
}

void RegisterHook::write(avr_t* core, std::uint16_t address, std::uint8_t value, void* self) {
  const RegisterHook& hook = *static_cast<RegisterHook*>(self);
  hook.listener_.before_write();
  if (hook.next_ != nullptr)
    hook.next_(core, address, value, hook.next_param_);
  else
    core->data[address] = value;
  hook.listener_.after_write();
}

}  // namespace heliorig::adapters
