// SPDX-License-Identifier: Apache-2.0
// A controller's end of the link to the bench Heliorig. The firmware names its sensors and outputs, each with
// the variable that holds it; the bench sets the sensors' variables once a period and is answered with the
// outputs'. No heap, no waiting, no interrupts: bytes are handed in and taken out by whoever has them.
//
//   for (;;) {
//     if (a byte has come) heliorig_link_take(&link, byte);
//     if (the UART takes one && (byte = heliorig_link_give(&link)) >= 0) send byte;
//     if (!heliorig_link_step(&link)) continue;
//     ... decide, by the sensors' variables, and set the outputs' ...
//     heliorig_link_answer(&link);
//   }
#ifndef HELIORIG_LINK_H
#define HELIORIG_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "heliorig_frame.h"
#include "heliorig_messages.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Longest of: a line for the log, a signal's name, the firmware's name, version and git hash together.
#ifndef HELIORIG_LONGEST_TEXT
#define HELIORIG_LONGEST_TEXT 96
#endif

/// Room that a frame of so many values wants in `received` and `answer`. A value of a count takes up to five
/// bytes, of int64_t ten.
#define HELIORIG_ROOM(reals, counts) (48 + 4 * (reals) + 5 * (counts))
/// Room besides for a line that is typed at the console, in `received`.
#define HELIORIG_CONSOLE_ROOM 128

typedef struct {
  const heliorig_identity* identity;
  heliorig_receiver receiver;
  heliorig_sender sender;
  uint8_t* answer;
  uint16_t answer_capacity;
  uint16_t answer_size;
  uint32_t session;
  uint32_t sequence;
  uint32_t step;
  uint32_t lines_taken;
  uint32_t clock_us;
  uint32_t ask_index;
  uint16_t typed_size;  ///< of a line, which stands in the receiver's buffer
  uint8_t note_kind;    ///< 0: the note is free
  uint16_t note_size;
  bool fresh;     ///< the session has begun, and no step was taken since
  bool first;     ///< the present step is the first of the session
  bool stepped;   ///< sensors have come and were not asked for yet
  bool power_up;  ///< of these
  bool silent;
  bool answered;  ///< the step
  bool hello_due;
  bool signal_due;
  bool answer_due;
  uint8_t note[HELIORIG_LONGEST_TEXT + 32];
} heliorig_link;

/// Begins. `received` and `answer` are the caller's memory, to stay (HELIORIG_ROOM). NULL, or what is wrong
/// with the identity or the memory; then the link must not be used.
const char* heliorig_link_begin(heliorig_link* link, const heliorig_identity* identity, uint8_t* received,
                                uint16_t received_size, uint8_t* answer, uint16_t answer_size);

/// A byte from the bench.
void heliorig_link_take(heliorig_link* link, uint8_t byte);
/// The next byte for the bench; -1 where there is none.
int16_t heliorig_link_give(heliorig_link* link);

/// True once for each step: the sensors' variables are new, and the bench waits for an answer. A step that
/// the bench asks for again is answered as before, without being told of here.
bool heliorig_link_step(heliorig_link* link);
/// Whether to begin as after power-up, before this step: the first of a run, or the bench has pulled the
/// reset.
bool heliorig_link_power_up(const heliorig_link* link);
/// Whether this step is the first of a run.
bool heliorig_link_starts_session(const heliorig_link* link);
/// Whether no sensors have reached the controller in this step: their variables are as they were, and only
/// its time goes on. Within 2 s of this the machine is to be safe.
bool heliorig_link_silent(const heliorig_link* link);
/// The line typed at the console with this step, `size` bytes without an end, good until the next byte is
/// taken; NULL where there is none.
const char* heliorig_link_typed(const heliorig_link* link, uint16_t* size);

/// What the controller's own clock shows, in microseconds, going round at 2^32: to be told before an answer,
/// that the results may say how far it goes wrong. Need not be.
void heliorig_link_clock(heliorig_link* link, uint32_t clock_us);

/// Answers the step with the outputs' variables as they are now.
void heliorig_link_answer(heliorig_link* link);

/// Shows a line in the run's log. False where the one before is not out yet: give on and try again. Dropped
/// while no bench is there, and cut where it is too long.
bool heliorig_link_log(heliorig_link* link, const char* text);

/// Whether a bench is there: from its greeting to its last word, which is to defocus and vent.
bool heliorig_link_active(const heliorig_link* link);

#ifdef __cplusplus
}
#endif

#endif
