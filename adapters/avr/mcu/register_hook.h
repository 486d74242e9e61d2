#pragma once

#include <cstdint>

#include "adapters/avr/mcu/avr_mcu.h"

namespace heliorig::adapters {

/// Told of each write of a register by an instruction.
class RegisterListener {
 public:
  virtual ~RegisterListener() = default;
  virtual void before_write() {}
  virtual void after_write() = 0;
};

/// Stands between the firmware and what the emulator does with a register's writes, or another hook on it:
/// the emulator has room for one. Stays for as long as the microcontroller.
class RegisterHook {
 public:
  RegisterHook(AvrMcu& mcu, std::uint16_t address, RegisterListener& listener);
  RegisterHook(const RegisterHook&) = delete;
  RegisterHook& operator=(const RegisterHook&) = delete;

 private:
  static void write(avr_t* core, std::uint16_t address, std::uint8_t value, void* self);

  RegisterListener& listener_;
  void (*next_)(avr_t*, std::uint16_t, std::uint8_t, void*);  ///< null: the value is only kept
  void* next_param_;
};

}  // namespace heliorig::adapters
