// SPDX-License-Identifier: Apache-2.0
#include "heliorig_link.h"

#include <string.h>

/// Of a frame, without its values: session and number 6 each, kind and size 4, step 6, two keys and sizes 4
/// each, power-up 2, a line's number and text 10, CRC 4.
enum { FRAME_WITHOUT_VALUES = 46 };

/// The number of values that a name stands for: 1, or of a range `[2..11]` 10; 0 where that is none.
static uint16_t named(const char* name) {
  const char* const dots = strstr(name, "..");
  if (dots == NULL) return 1;
  const char* first = dots;
  while (first != name && first[-1] >= '0' && first[-1] <= '9') --first;
  uint16_t low = 0;
  uint16_t high = 0;
  for (const char* digit = first; digit != dots; ++digit) low = (uint16_t)(10 * low + (*digit - '0'));
  for (const char* digit = dots + 2; *digit >= '0' && *digit <= '9'; ++digit)
    high = (uint16_t)(10 * high + (*digit - '0'));
  return high > low ? (uint16_t)(high - low + 1) : 0;
}

static const char* fault_of(const heliorig_signal* signal) {
  if (strlen(signal->name) > HELIORIG_LONGEST_TEXT)
    return "a signal's name is longer than HELIORIG_LONGEST_TEXT";
  if (signal->number != named(signal->name))
    return "a signal's variable has another number of values than its name";
  if (signal->form == HELIORIG_REAL)
    return signal->size == sizeof(float) ? NULL : "a real signal's variable is no float";
  if (signal->size != sizeof(bool) && signal->size != sizeof(int32_t) && signal->size != sizeof(int64_t))
    return "a count's variable is no bool, int32_t or int64_t";
  return NULL;
}

/// The room that a frame of these signals takes at most.
static uint32_t room_of(const heliorig_signal* signals, uint8_t lines) {
  uint32_t room = FRAME_WITHOUT_VALUES;
  for (uint8_t i = 0; i < lines; ++i) {
    const uint8_t size = signals[i].form == HELIORIG_REAL     ? 4
                         : signals[i].size == sizeof(bool)    ? 1
                         : signals[i].size == sizeof(int32_t) ? 5
                                                              : 10;
    room += (uint32_t)signals[i].number * size;
  }
  return room;
}

static const char* fault_of_identity(const heliorig_identity* identity, uint16_t received, uint16_t answer) {
  if (strlen(identity->firmware) + strlen(identity->version) + strlen(identity->git_hash) >
      HELIORIG_LONGEST_TEXT)
    return "name, version and git hash are longer than HELIORIG_LONGEST_TEXT";
  for (uint8_t i = 0; i < identity->sensor_lines; ++i) {
    const char* const fault = fault_of(&identity->sensors[i]);
    if (fault != NULL) return fault;
  }
  for (uint8_t i = 0; i < identity->output_lines; ++i) {
    const char* const fault = fault_of(&identity->outputs[i]);
    if (fault != NULL) return fault;
  }
  const bool console = (identity->capabilities & HELIORIG_HAS_CONSOLE) != 0;
  const uint32_t wanted =
      room_of(identity->sensors, identity->sensor_lines) + (console ? HELIORIG_CONSOLE_ROOM : 0);
  if (received < wanted) return "the memory for received frames is too small";
  if (answer < room_of(identity->outputs, identity->output_lines))
    return "the memory for the answer is too small";
  return NULL;
}

const char* heliorig_link_begin(heliorig_link* link, const heliorig_identity* identity, uint8_t* received,
                                uint16_t received_size, uint8_t* answer, uint16_t answer_size) {
  memset(link, 0, sizeof *link);
  link->identity = identity;
  heliorig_receiver_begin(&link->receiver, received, received_size);
  link->answer = answer;
  link->answer_capacity = answer_size;
  return fault_of_identity(identity, received_size, answer_size);
}

static void take_start(heliorig_link* link, const heliorig_frame* frame) {
  uint32_t protocol;
  if (frame->session == 0 || !heliorig_read_number(frame->body, &protocol)) return;
  if (frame->session != link->session) {
    link->session = frame->session;
    link->step = 0;
    link->lines_taken = 0;
    link->fresh = true;
    link->stepped = false;
    link->answer_due = false;
    link->signal_due = false;
  }
  link->hello_due = true;
}

/// A step that was done is answered as before; one from before it has been late on its way.
static void take_sensors(heliorig_link* link, const heliorig_frame* frame) {
  heliorig_sensors sensors;
  const heliorig_identity* const identity = link->identity;
  heliorig_field step;
  heliorig_reader peek = frame->body;
  if (!heliorig_get_field(&peek, &step) || step.number != 1 || step.type != HELIORIG_VARINT) return;
  if (step.value == link->step) link->answer_due = link->answered;
  if (step.value <= link->step) return;
  if (!heliorig_read_sensors(frame->body, identity->sensors, identity->sensor_lines, &sensors)) return;
  link->step = sensors.step;
  link->first = link->fresh;
  link->power_up = sensors.power_up || link->fresh;
  link->silent = sensors.silent;
  link->fresh = false;
  link->stepped = true;
  link->answered = false;
  link->answer_due = false;
  link->typed_size = 0;
  if (sensors.line > link->lines_taken) {
    link->lines_taken = sensors.line;
    link->typed_size = sensors.typed.size;
    memmove(link->receiver.buffer, sensors.typed.bytes, sensors.typed.size);
  }
}

static void take_frame(heliorig_link* link, const heliorig_frame* frame) {
  if (frame->kind == HELIORIG_START) {
    take_start(link, frame);
    return;
  }
  if (link->session == 0 || frame->session != link->session) return;
  if (frame->kind == HELIORIG_SENSORS) {
    take_sensors(link, frame);
  } else if (frame->kind == HELIORIG_ASK_SIGNAL) {
    link->signal_due =
        heliorig_read_number(frame->body, &link->ask_index) &&
        link->ask_index < (uint32_t)link->identity->sensor_lines + link->identity->output_lines;
  } else if (frame->kind == HELIORIG_DEFOCUS_AND_VENT) {
    link->session = 0;
    link->stepped = false;
    link->answer_due = false;
  }
}

void heliorig_link_take(heliorig_link* link, uint8_t byte) {
  heliorig_frame frame;
  link->typed_size = 0;
  const uint16_t size = heliorig_receiver_take(&link->receiver, byte);
  if (size != 0 && heliorig_read_frame(link->receiver.buffer, size, &frame)) take_frame(link, &frame);
}

static heliorig_writer note_writer(heliorig_link* link) {
  const heliorig_writer writer = {link->note, sizeof link->note, 0, false};
  return writer;
}

static void write_note(heliorig_link* link) {
  heliorig_writer writer = note_writer(link);
  if (link->hello_due) {
    link->hello_due = false;
    link->note_kind = HELIORIG_HELLO;
    heliorig_write_hello(&writer, link->identity);
  } else if (link->signal_due) {
    const heliorig_identity* const identity = link->identity;
    const uint32_t index = link->ask_index;
    link->signal_due = false;
    link->note_kind = HELIORIG_SIGNAL;
    heliorig_write_signal(&writer, index,
                          index < identity->sensor_lines
                              ? &identity->sensors[index]
                              : &identity->outputs[index - identity->sensor_lines]);
  }
  link->note_size = writer.size;
}

static void send(heliorig_link* link, uint8_t kind, const uint8_t* body, uint16_t size) {
  heliorig_writer head = {link->sender.head, HELIORIG_HEAD_SIZE, 0, false};
  heliorig_write_head(&head, link->session, ++link->sequence, kind, size);
  link->sender.head_size = (uint8_t)head.size;
  heliorig_sender_begin(&link->sender, body, size);
}

/// The note, be it a line, hello or a signal, goes before the answer: lines belong to the step that they came
/// with.
static void send_next(heliorig_link* link) {
  if (link->sender.body == link->note) link->note_kind = 0;  // it is out
  link->sender.body = NULL;
  if (link->note_kind == 0) write_note(link);
  if (link->note_kind != 0) {
    send(link, link->note_kind, link->note, link->note_size);
  } else if (link->answer_due) {
    link->answer_due = false;
    send(link, HELIORIG_COMMANDS, link->answer, link->answer_size);
  }
}

int16_t heliorig_link_give(heliorig_link* link) {
  if (!heliorig_sender_busy(&link->sender)) send_next(link);
  return heliorig_sender_busy(&link->sender) ? heliorig_sender_give(&link->sender) : -1;
}

bool heliorig_link_step(heliorig_link* link) {
  const bool stepped = link->stepped;
  link->stepped = false;
  return stepped;
}

bool heliorig_link_power_up(const heliorig_link* link) {
  return link->power_up;
}

bool heliorig_link_starts_session(const heliorig_link* link) {
  return link->first;
}

bool heliorig_link_silent(const heliorig_link* link) {
  return link->silent;
}

const char* heliorig_link_typed(const heliorig_link* link, uint16_t* size) {
  *size = link->typed_size;
  return link->typed_size != 0 ? (const char*)link->receiver.buffer : NULL;
}

void heliorig_link_clock(heliorig_link* link, uint32_t clock_us) {
  link->clock_us = clock_us != 0 ? clock_us : 1;
}

void heliorig_link_answer(heliorig_link* link) {
  heliorig_writer writer = {link->answer, link->answer_capacity, 0, false};
  heliorig_sender_cut(&link->sender, link->answer);
  heliorig_write_commands(&writer, link->step, link->identity->outputs, link->identity->output_lines,
                          link->lines_taken, link->clock_us);
  link->answer_size = writer.size;
  link->answered = true;
  link->answer_due = true;
}

bool heliorig_link_log(heliorig_link* link, const char* text) {
  if (link->session == 0) return true;
  if (link->note_kind != 0) return false;
  heliorig_writer writer = note_writer(link);
  char cut[HELIORIG_LONGEST_TEXT + 1];
  strncpy(cut, text, sizeof cut - 1);
  cut[sizeof cut - 1] = '\0';
  heliorig_write_log_line(&writer, cut);
  link->note_kind = HELIORIG_LOG_LINE;
  link->note_size = writer.size;
  return true;
}

bool heliorig_link_active(const heliorig_link* link) {
  return link->session != 0;
}
