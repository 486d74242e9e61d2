// SPDX-License-Identifier: Apache-2.0
#include "heliorig_messages.h"

#include <string.h>

/// A field of a uint32. The library of Protobuf cuts off what is more; nobody sends it.
static uint32_t number_of(const heliorig_field* field, bool* good) {
  if (field->type != HELIORIG_VARINT || field->value > UINT32_MAX) {
    *good = false;
    return 0;
  }
  return (uint32_t)field->value;
}

bool heliorig_read_frame(const uint8_t* payload, uint16_t size, heliorig_frame* frame) {
  heliorig_reader reader = {payload, size, false};
  heliorig_field field;
  bool good = true;
  memset(frame, 0, sizeof *frame);
  while (heliorig_get_field(&reader, &field)) {
    if (field.number == 1) {
      frame->session = number_of(&field, &good);
    } else if (field.number == 2) {
      frame->sequence = number_of(&field, &good);
    } else if (field.number >= HELIORIG_START && field.number <= HELIORIG_DEFOCUS_AND_VENT) {
      if (field.type != HELIORIG_BYTES || frame->kind != 0) return false;
      frame->kind = (uint8_t)field.number;
      frame->body = field.bytes;
    }
  }
  return good && !reader.wrong && frame->kind != 0;
}

bool heliorig_read_number(heliorig_reader body, uint32_t* number) {
  heliorig_field field;
  bool good = true;
  *number = 0;
  while (heliorig_get_field(&body, &field)) {
    if (field.number == 1) *number = number_of(&field, &good);
  }
  return good && !body.wrong;
}

/// Where the values of the signals stand.
typedef struct {
  heliorig_reader reals;
  heliorig_reader counts;
} packed;

static bool take_packed(const heliorig_field* field, heliorig_reader* values) {
  if (field->type != HELIORIG_BYTES || values->bytes != NULL) return false;
  *values = field->bytes;
  return true;
}

static bool read_fields(heliorig_reader body, heliorig_sensors* sensors, packed* values) {
  heliorig_field field;
  bool good = true;
  memset(sensors, 0, sizeof *sensors);
  memset(values, 0, sizeof *values);
  while (heliorig_get_field(&body, &field)) {
    switch (field.number) {
      case 1:
        sensors->step = number_of(&field, &good);
        break;
      case 2:
        good = take_packed(&field, &values->reals) && good;
        break;
      case 3:
        good = take_packed(&field, &values->counts) && good;
        break;
      case 4:
        good = good && field.type == HELIORIG_VARINT;
        sensors->power_up = good && field.value != 0;
        break;
      case 5:
        sensors->line = number_of(&field, &good);
        break;
      case 6:
        good = good && field.type == HELIORIG_BYTES;
        if (good) sensors->typed = field.bytes;
        break;
      case 7:
        good = good && field.type == HELIORIG_VARINT;
        sensors->silent = good && field.value != 0;
        break;
      default:
        break;
    }
  }
  return good && !body.wrong;
}

static bool fits(int64_t value, uint8_t size) {
  if (size == sizeof(bool)) return value == 0 || value == 1;
  return size == sizeof(int64_t) || (value >= INT32_MIN && value <= INT32_MAX);
}

static int64_t count_at(const heliorig_signal* signal, uint16_t i) {
  if (signal->size == sizeof(bool)) return ((const bool*)signal->values)[i] ? 1 : 0;
  if (signal->size == sizeof(int32_t)) return ((const int32_t*)signal->values)[i];
  return ((const int64_t*)signal->values)[i];
}

static void set_count(const heliorig_signal* signal, uint16_t i, int64_t value) {
  if (signal->size == sizeof(bool)) {
    ((bool*)signal->values)[i] = value != 0;
  } else if (signal->size == sizeof(int32_t)) {
    ((int32_t*)signal->values)[i] = (int32_t)value;
  } else {
    ((int64_t*)signal->values)[i] = value;
  }
}

/// Goes through the values; with `store` puts them into the variables. False where there are more or fewer,
/// or one does not fit.
static bool read_values(packed values, const heliorig_signal* signals, uint8_t lines, bool store) {
  for (const heliorig_signal* signal = signals; signal != signals + lines; ++signal) {
    for (uint16_t i = 0; i < signal->number; ++i) {
      if (signal->form == HELIORIG_REAL) {
        const float value = heliorig_get_float(&values.reals);
        if (store) ((float*)signal->values)[i] = value;
      } else {
        const int64_t value = heliorig_get_signed(&values.counts);
        if (!fits(value, signal->size)) return false;
        if (store) set_count(signal, i, value);
      }
    }
  }
  return !values.reals.wrong && !values.counts.wrong && values.reals.size == 0 && values.counts.size == 0;
}

bool heliorig_read_sensors(heliorig_reader body, const heliorig_signal* signals, uint8_t lines,
                           heliorig_sensors* sensors) {
  packed values;
  if (!read_fields(body, sensors, &values)) return false;
  if (sensors->silent) return values.reals.size == 0 && values.counts.size == 0;
  if (!read_values(values, signals, lines, false)) return false;
  return read_values(values, signals, lines, true);
}

void heliorig_write_head(heliorig_writer* writer, uint32_t session, uint32_t sequence, uint8_t kind,
                         uint16_t body_size) {
  heliorig_put_number(writer, 1, session);
  heliorig_put_number(writer, 2, sequence);
  heliorig_put_length(writer, kind, body_size);
}

void heliorig_write_hello(heliorig_writer* writer, const heliorig_identity* identity) {
  heliorig_put_number(writer, 1, HELIORIG_PROTOCOL);
  heliorig_put_text(writer, 2, identity->firmware);
  heliorig_put_text(writer, 3, identity->version);
  heliorig_put_text(writer, 4, identity->git_hash);
  heliorig_put_number(writer, 5, identity->capabilities | HELIORIG_KNOWS_SILENCE);
  heliorig_put_number(writer, 6, identity->period_us);
  heliorig_put_number(writer, 7, identity->sensor_lines);
  heliorig_put_number(writer, 8, identity->output_lines);
}

void heliorig_write_signal(heliorig_writer* writer, uint32_t index, const heliorig_signal* signal) {
  heliorig_put_number(writer, 1, index);
  heliorig_put_text(writer, 2, signal->name);
  heliorig_put_number(writer, 3, signal->form);
}

void heliorig_write_log_line(heliorig_writer* writer, const char* text) {
  heliorig_put_text(writer, 1, text);
}

void heliorig_write_commands(heliorig_writer* writer, uint32_t step, const heliorig_signal* signals,
                             uint8_t lines, uint32_t lines_taken, uint32_t clock_us) {
  const heliorig_signal* const end = signals + lines;
  uint16_t reals = 0;
  uint16_t counts = 0;
  for (const heliorig_signal* signal = signals; signal != end; ++signal) {
    for (uint16_t i = 0; i < signal->number; ++i) {
      if (signal->form == HELIORIG_REAL) {
        reals = (uint16_t)(reals + sizeof(float));
      } else {
        counts = (uint16_t)(counts + heliorig_signed_size(count_at(signal, i)));
      }
    }
  }
  heliorig_put_number(writer, 1, step);
  if (reals != 0) heliorig_put_length(writer, 2, reals);
  for (const heliorig_signal* signal = signals; signal != end; ++signal) {
    for (uint16_t i = 0; signal->form == HELIORIG_REAL && i < signal->number; ++i)
      heliorig_put_float(writer, ((const float*)signal->values)[i]);
  }
  if (counts != 0) heliorig_put_length(writer, 3, counts);
  for (const heliorig_signal* signal = signals; signal != end; ++signal) {
    for (uint16_t i = 0; signal->form != HELIORIG_REAL && i < signal->number; ++i)
      heliorig_put_signed(writer, count_at(signal, i));
  }
  heliorig_put_number(writer, 4, lines_taken);
  heliorig_put_number(writer, 5, clock_us);
}
