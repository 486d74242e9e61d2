#pragma once

#include <cstdint>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/two_wire_bus.h"

struct avr_twi_t;

namespace heliorig::adapters {

/// The chip's two-wire interface (TWI) as master, in place of the emulator's, which leaves TWINT set when
/// firmware polls, gives wrong statuses and knows no bit rate. Registers, statuses and timing are those of
/// the data sheet (ATmega640–2561, chapter 24): a bit lasts 16 + 2 TWBR 4^TWPS cycles, an address or data
/// byte nine. Slave mode is not modelled, and it says so when asked for; nobody else is master, so
/// arbitration is never lost.
class TwoWireController final : public CycleCallback, public ResetListener {
 public:
  TwoWireController(AvrMcu& mcu, TwoWireBus& bus);

  Cycle on_cycle(Cycle when) override;
  void on_reset() override;

 private:
  enum class State { idle, started, transmitting, receiving };
  struct Hooks;  ///< the functions that libsimavr calls

  void write_control(std::uint8_t value);
  void write_data(std::uint8_t value);
  void write_status(std::uint8_t value);
  void operate(std::uint8_t control);
  void finish_after(int bits);
  std::uint8_t perform();
  void switch_off();
  std::uint8_t& at(std::uint32_t register_address);

  AvrMcu& mcu_;
  TwoWireBus& bus_;
  avr_twi_t* registers_ = nullptr;
  State state_ = State::idle;
  enum class Operation { start, address, write, read };
  Operation operation_ = Operation::start;  ///< under way while busy; what it brings shows at its end
  bool repeated_ = false;                   ///< of a start
  bool acknowledges_ = false;               ///< of a read
  bool busy_ = false;
};

}  // namespace heliorig::adapters
