// SPDX-License-Identifier: Apache-2.0
// The pieces of Protobuf that the link's messages need (protobuf.dev, "Encoding"): varints, floats, bytes.
#ifndef HELIORIG_WIRE_H
#define HELIORIG_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Puts fields one behind the other. What does not fit is left out, and `full` says so.
typedef struct {
  uint8_t* bytes;
  uint16_t capacity;
  uint16_t size;
  bool full;
} heliorig_writer;

void heliorig_put_varint(heliorig_writer* writer, uint64_t value);
/// The key of a field of bytes, a message or packed values, and their size.
void heliorig_put_length(heliorig_writer* writer, uint8_t field, uint16_t size);
/// A field of a whole number; nothing where it is 0.
void heliorig_put_number(heliorig_writer* writer, uint8_t field, uint32_t value);
/// A field of bytes; nothing where there are none.
void heliorig_put_text(heliorig_writer* writer, uint8_t field, const char* text);
/// A packed value.
void heliorig_put_float(heliorig_writer* writer, float value);
void heliorig_put_signed(heliorig_writer* writer, int64_t value);
uint8_t heliorig_signed_size(int64_t value);

/// Bytes that are read from the front on. `wrong` where they are not what they should be; then nothing more
/// comes.
typedef struct {
  const uint8_t* bytes;
  uint16_t size;
  bool wrong;
} heliorig_reader;

/// How a field is written.
enum { HELIORIG_VARINT = 0, HELIORIG_FIXED_64 = 1, HELIORIG_BYTES = 2, HELIORIG_FIXED_32 = 5 };

/// A field: its number, and its value where it is a varint, else its bytes.
typedef struct {
  uint32_t number;
  uint8_t type;
  uint64_t value;
  heliorig_reader bytes;
} heliorig_field;

/// The next field. False at the end, and where the bytes are wrong; so are groups.
bool heliorig_get_field(heliorig_reader* reader, heliorig_field* field);
uint64_t heliorig_get_varint(heliorig_reader* reader);
int64_t heliorig_get_signed(heliorig_reader* reader);
float heliorig_get_float(heliorig_reader* reader);

#ifdef __cplusplus
}
#endif

#endif
