// SPDX-License-Identifier: Apache-2.0
// Frames among bytes: 0x00, COBS of (payload, CRC-32 of it, little end first), 0x00. COBS is Cheshire and
// Baker's consistent overhead byte stuffing (IEEE/ACM Trans. Networking 7(2), 1999): no zero within.
#ifndef HELIORIG_FRAME_H
#define HELIORIG_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Finds frames. Damage costs those that it touches and no other: a frame whose own bytes came whole, from
/// zero to zero, is found whatever was before it.
typedef struct {
  uint8_t* buffer;    ///< its owner's; a payload and 4 bytes of CRC must fit
  uint16_t capacity;  ///< of the buffer
  uint16_t size;      ///< bytes unstuffed so far
  uint8_t code;       ///< of the present run; 0 before the first
  uint8_t left;       ///< bytes that the present run still wants
  bool overlong;      ///< longer than the buffer
  uint32_t damaged;   ///< how often something stood between two zeros that was no frame
} heliorig_receiver;

void heliorig_receiver_begin(heliorig_receiver* receiver, uint8_t* buffer, uint16_t capacity);

/// Takes a byte. Where it completes a frame, the size of the payload, which stands in the buffer until the
/// next byte; else 0.
uint16_t heliorig_receiver_take(heliorig_receiver* receiver, uint8_t byte);

enum { HELIORIG_HEAD_SIZE = 20, HELIORIG_CRC_SIZE = 4 };

/// Gives a frame out byte by byte. The payload is a head, kept here, and a body, which its owner keeps as it
/// is until the frame is out.
typedef struct {
  uint8_t head[HELIORIG_HEAD_SIZE];
  uint8_t crc[HELIORIG_CRC_SIZE];
  const uint8_t* body;
  uint16_t body_size;
  uint16_t place;  ///< of the next byte of head, body and CRC
  uint8_t head_size;
  uint8_t stage;
  uint8_t left;     ///< bytes of the present run that are to come
  bool skips_zero;  ///< behind the present run
} heliorig_sender;

/// Begins the frame of the head that stands in the sender and of this body; what was under way is given up.
void heliorig_sender_begin(heliorig_sender* sender, const uint8_t* body, uint16_t body_size);

/// Whether bytes are to come.
bool heliorig_sender_busy(const heliorig_sender* sender);

/// The next byte. Only while busy.
uint8_t heliorig_sender_give(heliorig_sender* sender);

/// Breaks off a frame of this body, whose owner is about to change it. What was given of it is damage at the
/// other end, and a zero closes it.
void heliorig_sender_cut(heliorig_sender* sender, const uint8_t* body);

#ifdef __cplusplus
}
#endif

#endif
