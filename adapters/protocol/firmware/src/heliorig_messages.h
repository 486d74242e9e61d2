// SPDX-License-Identifier: Apache-2.0
// The controller's side of the link's messages (../../wire.proto), written out by hand: the same bytes as
// Protobuf's own library gives, without its size.
#ifndef HELIORIG_MESSAGES_H
#define HELIORIG_MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "heliorig_wire.h"

#ifdef __cplusplus
extern "C" {
#endif

enum { HELIORIG_PROTOCOL = 1 };

/// Bits of a controller's capabilities.
enum { HELIORIG_RUNS_BY_BENCH_CLOCK = 1, HELIORIG_HAS_CONSOLE = 2, HELIORIG_CAN_START_ANEW = 4 };
/// Another, which this library has by itself.
enum { HELIORIG_KNOWS_SILENCE = 8 };

/// What a signal's values are.
enum {
  HELIORIG_REAL = 0,   ///< float, SI
  HELIORIG_COUNT = 1,  ///< whole numbers and switches: bool, int32_t or int64_t
  HELIORIG_TOTAL = 2   ///< a count since power-up, as of a drive's steps
};

/// A signal of the bench, or a range of them, and the variable that holds its values.
typedef struct {
  const char* name;  ///< `instruments.pressure_1`, `instruments.encoder[0..9]`
  uint8_t form;
  uint8_t size;     ///< of one value, in bytes
  uint16_t number;  ///< of values
  void* values;
} heliorig_signal;

/// A signal of one value, and one of a range, in C. The name is a string literal.
#define HELIORIG_ONE(name, form, variable) \
  { name, form, sizeof(variable), 1, &(variable) }
#define HELIORIG_MANY(name, form, array) \
  { name, form, sizeof((array)[0]), sizeof(array) / sizeof((array)[0]), array }

/// What a controller says of itself.
typedef struct {
  const char* firmware;
  const char* version;
  const char* git_hash;
  uint8_t capabilities;
  uint32_t period_us;  ///< how often it wants sensors
  const heliorig_signal* sensors;
  uint8_t sensor_lines;
  const heliorig_signal* outputs;
  uint8_t output_lines;
} heliorig_identity;

/// Fields of a Frame, that say what it is.
enum {
  HELIORIG_START = 3,
  HELIORIG_HELLO = 4,
  HELIORIG_ASK_SIGNAL = 5,
  HELIORIG_SIGNAL = 6,
  HELIORIG_SENSORS = 7,
  HELIORIG_COMMANDS = 8,
  HELIORIG_LOG_LINE = 9,
  HELIORIG_DEFOCUS_AND_VENT = 10
};

/// A frame, as far as it can be read without knowing the signals.
typedef struct {
  uint32_t session;
  uint32_t sequence;
  uint8_t kind;
  heliorig_reader body;
} heliorig_frame;

/// Reads a frame of any kind; its body is left where it is. False where it is none.
bool heliorig_read_frame(const uint8_t* payload, uint16_t size, heliorig_frame* frame);

/// The one number of Start (protocol) and AskSignal (index).
bool heliorig_read_number(heliorig_reader body, uint32_t* number);

/// What comes with the sensors' values.
typedef struct {
  uint32_t step;
  bool power_up;
  uint32_t line;
  bool silent;  ///< no values came
  heliorig_reader typed;
} heliorig_sensors;

/// Reads sensors, and puts their values into the variables of these signals. False, and no variable touched,
/// where they are none, of other numbers, or do not fit a variable.
bool heliorig_read_sensors(heliorig_reader body, const heliorig_signal* signals, uint8_t lines,
                           heliorig_sensors* sensors);

/// The bytes of a frame before its body: session, number, kind, size of the body. At most 20.
void heliorig_write_head(heliorig_writer* writer, uint32_t session, uint32_t sequence, uint8_t kind,
                         uint16_t body_size);
// Bodies.
void heliorig_write_hello(heliorig_writer* writer, const heliorig_identity* identity);
void heliorig_write_signal(heliorig_writer* writer, uint32_t index, const heliorig_signal* signal);
void heliorig_write_log_line(heliorig_writer* writer, const char* text);
void heliorig_write_commands(heliorig_writer* writer, uint32_t step, const heliorig_signal* signals,
                             uint8_t lines, uint32_t lines_taken, uint32_t clock_us);

#ifdef __cplusplus
}
#endif

#endif
