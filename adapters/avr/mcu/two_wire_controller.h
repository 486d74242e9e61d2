#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/two_wire_bus.h"

struct avr_twi_t;

namespace heliorig::adapters {

/// The chip's two-wire interface (TWI) as master, in place of the emulator's, which leaves TWINT set when
/// firmware polls, gives wrong statuses and knows no bit rate. Registers, statuses and timing are those of
/// the data sheet (ATmega640–2561, chapter 24): a bit lasts 16 + 2 TWBR 4^TWPS cycles, an address or data
/// byte nine. Slave mode is not modelled, and it says so when asked for; nobody else is master, so
/// arbitration is lost only to a wire that is held low.
class TwoWireController final : public CycleCallback, public ResetListener {
 public:
  TwoWireController(AvrMcu& mcu, TwoWireBus& bus);

  Cycle on_cycle(Cycle when) override;
  void on_reset() override;

  /// What can befall the wires: one is held low. Held clock: nothing goes on. Held data: no start and no stop
  /// comes about, a byte with a 1 in it loses the arbitration, what is read is 0. Whether the controller has
  /// had to do with it since it came.
  enum class HeldWire { data, clock };
  void hold_low(HeldWire wire, bool held);
  bool held_noticed(HeldWire wire) const { return held_[static_cast<std::size_t>(wire)].noticed; }

 private:
  struct Hold {
    bool on = false;
    bool noticed = false;
  };
  enum class State { idle, started, transmitting, receiving };
  struct Hooks;  ///< the functions that libsimavr calls

  void write_control(std::uint8_t value);
  void write_data(std::uint8_t value);
  void write_status(std::uint8_t value);
  void operate(std::uint8_t control);
  void finish_after(int bits);
  std::uint8_t perform();
  std::uint8_t perform_on_low_data();
  bool waits();
  void finish();
  void stop_transfer();
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
  bool pending_ = false;  ///< due, but a wire is held
  bool stop_pending_ = false;
  std::array<Hold, 2> held_;
};

}  // namespace heliorig::adapters
