// SPDX-License-Identifier: Apache-2.0
#include "heliorig_wire.h"

#include <string.h>

enum { KEY_SHIFT = 3, KEY_TYPE = 7, MORE = 0x80, SEVEN_BITS = 0x7f, LAST_SHIFT = 63 };

static void put(heliorig_writer* writer, uint8_t byte) {
  if (writer->size < writer->capacity) {
    writer->bytes[writer->size++] = byte;
  } else {
    writer->full = true;
  }
}

void heliorig_put_varint(heliorig_writer* writer, uint64_t value) {
  while (value > SEVEN_BITS) {
    put(writer, (uint8_t)(value | MORE));
    value >>= 7;
  }
  put(writer, (uint8_t)value);
}

void heliorig_put_length(heliorig_writer* writer, uint8_t field, uint16_t size) {
  heliorig_put_varint(writer, (uint64_t)field << KEY_SHIFT | HELIORIG_BYTES);
  heliorig_put_varint(writer, size);
}

void heliorig_put_number(heliorig_writer* writer, uint8_t field, uint32_t value) {
  if (value == 0) return;
  heliorig_put_varint(writer, (uint64_t)field << KEY_SHIFT | HELIORIG_VARINT);
  heliorig_put_varint(writer, value);
}

void heliorig_put_text(heliorig_writer* writer, uint8_t field, const char* text) {
  if (*text == '\0') return;
  heliorig_put_length(writer, field, (uint16_t)strlen(text));
  for (; *text != '\0'; ++text) put(writer, (uint8_t)*text);
}

void heliorig_put_float(heliorig_writer* writer, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  for (uint8_t i = 0; i < sizeof bits; ++i) put(writer, (uint8_t)(bits >> (8 * i)));
}

/// Zigzag: 0, −1, 1, −2 … become 0, 1, 2, 3 …
static uint64_t zigzag(int64_t value) {
  return value < 0 ? ~((uint64_t)value << 1) : (uint64_t)value << 1;
}

void heliorig_put_signed(heliorig_writer* writer, int64_t value) {
  heliorig_put_varint(writer, zigzag(value));
}

uint8_t heliorig_signed_size(int64_t value) {
  uint8_t size = 1;
  for (uint64_t rest = zigzag(value) >> 7; rest != 0; rest >>= 7) ++size;
  return size;
}

static void fail(heliorig_reader* reader) {
  reader->wrong = true;
  reader->size = 0;
}

static heliorig_reader take(heliorig_reader* reader, uint64_t size) {
  heliorig_reader taken = {reader->bytes, 0, false};
  if (size > reader->size) {
    fail(reader);
  } else {
    taken.size = (uint16_t)size;
    reader->bytes += size;
    reader->size = (uint16_t)(reader->size - size);
  }
  return taken;
}

uint64_t heliorig_get_varint(heliorig_reader* reader) {
  uint64_t value = 0;
  for (uint8_t shift = 0; shift <= LAST_SHIFT; shift = (uint8_t)(shift + 7)) {
    const heliorig_reader byte = take(reader, 1);
    if (reader->wrong) return 0;
    const uint8_t bits = *byte.bytes;
    if (shift == LAST_SHIFT && bits > 1) break;  // more than 64 bits
    value |= (uint64_t)(bits & SEVEN_BITS) << shift;
    if ((bits & MORE) == 0) return value;
  }
  fail(reader);
  return 0;
}

int64_t heliorig_get_signed(heliorig_reader* reader) {
  const uint64_t value = heliorig_get_varint(reader);
  const int64_t half = (int64_t)(value >> 1);
  return (value & 1) != 0 ? -half - 1 : half;
}

float heliorig_get_float(heliorig_reader* reader) {
  const heliorig_reader four = take(reader, 4);
  if (reader->wrong) return 0;
  uint32_t bits = 0;
  for (uint8_t i = 0; i < 4; ++i) bits |= (uint32_t)four.bytes[i] << (8 * i);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

bool heliorig_get_field(heliorig_reader* reader, heliorig_field* field) {
  if (reader->size == 0) return false;
  const uint64_t key = heliorig_get_varint(reader);
  if (key > UINT32_MAX || key >> KEY_SHIFT == 0) fail(reader);
  field->number = (uint32_t)(key >> KEY_SHIFT);
  field->type = (uint8_t)(key & KEY_TYPE);
  switch (field->type) {
    case HELIORIG_VARINT:
      field->value = heliorig_get_varint(reader);
      break;
    case HELIORIG_BYTES:
      field->bytes = take(reader, heliorig_get_varint(reader));
      break;
    case HELIORIG_FIXED_32:
      field->bytes = take(reader, 4);
      break;
    case HELIORIG_FIXED_64:
      field->bytes = take(reader, 8);
      break;
    default:
      fail(reader);
  }
  return !reader->wrong;
}
