// The reference firmware with the bench's link in place of its pins.
#pragma once

#include <stdint.h>

#include "adapters/protocol/firmware/src/heliorig_link.h"
#include "adapters/reference_firmware/firmware.h"
#include "adapters/reference_firmware/link/board_values.h"
#include "adapters/reference_firmware/link/workshop_memory.h"

namespace heliorig_firmware {

/// One at a time: the variables that the link fills stand alone, as a sketch's do.
class LinkedFirmware {
 public:
  /// Null, or what is wrong with the link's description.
  const char* begin();

  void take(uint8_t byte) { heliorig_link_take(&link_, byte); }
  int16_t give() { return heliorig_link_give(&link_); }

  /// To be called after each byte and whenever there is time: does a tick when its sensors have come.
  void run();

  /// Whether a bench is there.
  bool active() const { return heliorig_link_active(&link_); }

 private:
  void start_anew();
  void read_sensors();
  void hear_nothing();
  void write_outputs(const Outputs& out);
  bool console_is_out();

  static constexpr uint8_t longest_line = 96;

  heliorig_link link_;
  uint8_t received_[HELIORIG_ROOM(analog_count + row_count, 2 * row_count + 12) + HELIORIG_CONSOLE_ROOM];
  uint8_t answer_[HELIORIG_ROOM(2, row_count + 4)];
  Firmware firmware_;
  WorkshopMemory memory_;
  Inputs in_{};
  int64_t pulses_seen_ = 0;  ///< of the feed meter
  char line_[longest_line + 1] = {};
  uint8_t line_length_ = 0;
  bool line_whole_ = false;
  bool ticked_ = false;       ///< and not answered yet
  uint8_t silent_ticks_ = 0;  ///< since sensors came; not counted further than to the limit
};

}  // namespace heliorig_firmware
