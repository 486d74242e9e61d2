#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"

struct avr_spi_t;

namespace heliorig::adapters {

/// A slave on the SPI.
class SpiDevice {
 public:
  virtual ~SpiDevice() = default;
  /// A byte has gone round: takes the master's and returns its own; nothing while it is not selected.
  virtual std::optional<std::uint8_t> exchange(std::uint8_t byte) = 0;
};

/// The chip's serial peripheral interface as master, in place of the emulator's, whose bytes take no time and
/// do not report collisions. A byte takes eight periods of SCK, of 2 to 128 cycles; a write meanwhile is lost
/// and sets WCOL; SPIF goes with its interrupt, or when SPSR and then SPDR is touched (data sheet
/// ATmega640–2561, section 21.2). Bits come most significant first whatever DORD says, and the mode (CPOL,
/// CPHA) is not held against the slaves' own; slave mode is not modelled: it says so when asked for, and a
/// master that a low SS would make a slave stays one.
class SpiController final : public CycleCallback, public ResetListener {
 public:
  explicit SpiController(AvrMcu& mcu);

  void add(SpiDevice& device) { devices_.push_back(&device); }

  Cycle on_cycle(Cycle when) override;
  void on_reset() override;

 private:
  struct Hooks;  ///< the functions that libsimavr calls

  void write_data(std::uint8_t value);
  std::uint8_t read_data();
  std::uint8_t read_status();
  void write_status(std::uint8_t value);
  void touch_data();
  Cycle byte_cycles() const;

  AvrMcu& mcu_;
  avr_spi_t* registers_ = nullptr;
  std::vector<SpiDevice*> devices_;
  std::uint8_t sent_ = 0;
  std::uint8_t received_ = 0;
  bool busy_ = false;
  bool status_was_read_ = false;  ///< with one of its flags set
};

}  // namespace heliorig::adapters
