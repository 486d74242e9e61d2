// SPDX-License-Identifier: Apache-2.0
// The link for sketches: over Serial or another stream of Arduino's. Once in a sketch.
#pragma once

#include <Arduino.h>

#include "heliorig_link.h"

// More than these for controllers with many signals: define them before this file is included
// (HELIORIG_ROOM).
#ifndef HELIORIG_RECEIVED_SIZE
#define HELIORIG_RECEIVED_SIZE 192
#endif
#ifndef HELIORIG_ANSWER_SIZE
#define HELIORIG_ANSWER_SIZE 128
#endif

class HeliorigLink {
 public:
  /// `period_ms` is how often the sketch wants its sensors. One that goes by millis() rather than by its
  /// steps gives HELIORIG_CAN_START_ANEW alone as its capabilities: the bench runs it in real time then.
  template <size_t sensor_lines, size_t output_lines>
  HeliorigLink(Stream& stream, const char* firmware, const char* version, uint32_t period_ms,
               const heliorig_signal (&sensors)[sensor_lines], const heliorig_signal (&outputs)[output_lines],
               uint8_t capabilities = HELIORIG_RUNS_BY_BENCH_CLOCK | HELIORIG_CAN_START_ANEW)
      : stream_(stream), identity_{firmware, version,      "",      capabilities, period_ms * 1000,
                                   sensors,  sensor_lines, outputs, output_lines} {}

  /// In setup(), after the stream's begin. Where the description is wrong, says how on the stream; then no
  /// step ever comes.
  void begin() {
    const char* const wrong =
        heliorig_link_begin(&link_, &identity_, received_, sizeof received_, answer_, sizeof answer_);
    usable_ = wrong == nullptr;
    if (!usable_) stream_.println(wrong);
  }

  /// In loop(), as often as may be: moves bytes, and is true when new sensors have come.
  bool step() {
    if (!usable_) return false;
    while (stream_.availableForWrite() > 0) {
      const int16_t byte = heliorig_link_give(&link_);
      if (byte < 0) break;
      stream_.write(static_cast<uint8_t>(byte));
    }
    while (stream_.available() > 0) {
      heliorig_link_take(&link_, static_cast<uint8_t>(stream_.read()));
      if (heliorig_link_step(&link_)) return true;
    }
    return false;
  }

  /// Whether this step is the first after power-up: begin anew.
  bool powerUp() const { return heliorig_link_power_up(&link_); }

  /// Whether no sensors have come with this step, as on a broken link: within 2 s the machine is to be safe.
  bool silent() const { return heliorig_link_silent(&link_); }

  /// The outputs' variables, as they are now, go to the bench.
  void answer() {
    heliorig_link_clock(&link_, micros());
    heliorig_link_answer(&link_);
  }

  /// A line for the run's log, instead of Serial.println. One a step; false where one is on its way.
  bool log(const char* text) { return heliorig_link_log(&link_, text); }

 private:
  Stream& stream_;
  heliorig_identity identity_;
  heliorig_link link_;
  uint8_t received_[HELIORIG_RECEIVED_SIZE];
  uint8_t answer_[HELIORIG_ANSWER_SIZE];
  bool usable_ = false;
};
