// SPDX-License-Identifier: Apache-2.0
#include "heliorig_frame.h"

#include "heliorig_crc.h"

enum { LONGEST_RUN = 254, FULL_CODE = 255 };
enum { IDLE, OPENING, CODE, RUN, CLOSING };

void heliorig_receiver_begin(heliorig_receiver* receiver, uint8_t* buffer, uint16_t capacity) {
  receiver->buffer = buffer;
  receiver->capacity = capacity;
  receiver->size = 0;
  receiver->code = 0;
  receiver->left = 0;
  receiver->overlong = false;
  receiver->damaged = 0;
}

static void append(heliorig_receiver* receiver, uint8_t byte) {
  if (receiver->size < receiver->capacity) {
    receiver->buffer[receiver->size++] = byte;
  } else {
    receiver->overlong = true;
  }
}

static bool is_whole(const heliorig_receiver* receiver) {
  if (receiver->overlong || receiver->left != 0 || receiver->size <= HELIORIG_CRC_SIZE) return false;
  const uint16_t payload = (uint16_t)(receiver->size - HELIORIG_CRC_SIZE);
  uint32_t crc = HELIORIG_CRC_BEGIN;
  for (uint16_t i = 0; i < payload; ++i) crc = heliorig_crc_take(crc, receiver->buffer[i]);
  crc = heliorig_crc_end(crc);
  for (uint8_t i = 0; i < HELIORIG_CRC_SIZE; ++i) {
    if (receiver->buffer[payload + i] != (uint8_t)(crc >> (8 * i))) return false;
  }
  return true;
}

uint16_t heliorig_receiver_take(heliorig_receiver* receiver, uint8_t byte) {
  if (byte != 0) {
    if (receiver->left != 0) {
      append(receiver, byte);
      --receiver->left;
      return 0;
    }
    const bool zero_between = receiver->code != 0 && receiver->code != FULL_CODE;
    if (zero_between) append(receiver, 0);
    receiver->code = byte;
    receiver->left = (uint8_t)(byte - 1);
    return 0;
  }
  uint16_t payload = 0;
  if (receiver->code != 0) {
    if (is_whole(receiver)) {
      payload = (uint16_t)(receiver->size - HELIORIG_CRC_SIZE);
    } else {
      ++receiver->damaged;
    }
  }
  receiver->size = 0;
  receiver->code = 0;
  receiver->left = 0;
  receiver->overlong = false;
  return payload;
}

static uint16_t total(const heliorig_sender* sender) {
  return (uint16_t)(sender->head_size + sender->body_size + HELIORIG_CRC_SIZE);
}

static uint8_t byte_at(const heliorig_sender* sender, uint16_t place) {
  if (place < sender->head_size) return sender->head[place];
  place = (uint16_t)(place - sender->head_size);
  if (place < sender->body_size) return sender->body[place];
  return sender->crc[place - sender->body_size];
}

void heliorig_sender_begin(heliorig_sender* sender, const uint8_t* body, uint16_t body_size) {
  sender->body = body;
  sender->body_size = body_size;
  const uint16_t payload = (uint16_t)(sender->head_size + body_size);
  uint32_t crc = HELIORIG_CRC_BEGIN;
  for (uint16_t i = 0; i < payload; ++i) crc = heliorig_crc_take(crc, byte_at(sender, i));
  crc = heliorig_crc_end(crc);
  for (uint8_t i = 0; i < HELIORIG_CRC_SIZE; ++i) sender->crc[i] = (uint8_t)(crc >> (8 * i));
  sender->place = 0;
  sender->stage = OPENING;
}

bool heliorig_sender_busy(const heliorig_sender* sender) {
  return sender->stage != IDLE;
}

void heliorig_sender_cut(heliorig_sender* sender, const uint8_t* body) {
  if (sender->stage != IDLE && sender->body == body) sender->stage = CLOSING;
}

/// The length of the run that begins here, plus one. A run ends at a zero, for which its length stands, at
/// the end, or when it is full.
static uint8_t begin_run(heliorig_sender* sender) {
  const uint16_t left = (uint16_t)(total(sender) - sender->place);
  uint8_t run = 0;
  while (run < left && run < LONGEST_RUN && byte_at(sender, (uint16_t)(sender->place + run)) != 0) ++run;
  sender->left = run;
  sender->skips_zero = run < left && run < LONGEST_RUN;
  return (uint8_t)(run + 1);
}

/// A run is out: another follows where bytes are left or the last was a zero.
static void end_run(heliorig_sender* sender) {
  if (sender->skips_zero) ++sender->place;
  sender->stage = sender->skips_zero || sender->place < total(sender) ? CODE : CLOSING;
}

uint8_t heliorig_sender_give(heliorig_sender* sender) {
  uint8_t byte = 0;
  switch (sender->stage) {
    case OPENING:
      sender->stage = CODE;
      break;
    case CODE:
      byte = begin_run(sender);
      sender->stage = RUN;
      if (sender->left == 0) end_run(sender);
      break;
    case RUN:
      byte = byte_at(sender, sender->place++);
      if (--sender->left == 0) end_run(sender);
      break;
    default:
      sender->stage = IDLE;
  }
  return byte;
}
