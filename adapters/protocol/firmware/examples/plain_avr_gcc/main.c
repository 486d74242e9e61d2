// SPDX-License-Identifier: Apache-2.0
// The same as the sketch BenchTest without Arduino, for an ATmega328P or ATmega2560 at 16 MHz:
//   avr-gcc -mmcu=atmega328p -DF_CPU=16000000UL -std=gnu99 -Os -I../../src main.c ../../src/*.c -o
//   controller.elf
#include <avr/io.h>
#include <stddef.h>

#include "heliorig_link.h"

static float pressure_Pa;
static int32_t drive_steps[10];
static float feed_pump;
static float bypass_valve;
static bool vent_shut;
static bool chain_permit;
static int32_t mode;

static const heliorig_signal sensors[] = {HELIORIG_ONE("instruments.pressure_1", HELIORIG_REAL, pressure_Pa)};
static const heliorig_signal outputs[] = {
    HELIORIG_MANY("controller.command.drive[0..9]", HELIORIG_TOTAL, drive_steps),
    HELIORIG_ONE("controller.command.feed_pump", HELIORIG_REAL, feed_pump),
    HELIORIG_ONE("controller.command.bypass_valve", HELIORIG_REAL, bypass_valve),
    HELIORIG_ONE("controller.command.vent_shut", HELIORIG_COUNT, vent_shut),
    HELIORIG_ONE("controller.command.chain_permit", HELIORIG_COUNT, chain_permit),
    HELIORIG_ONE("controller.mode", HELIORIG_COUNT, mode),
};
static const heliorig_identity identity = {
    .firmware = "plain avr-gcc",
    .version = "1.0",
    .git_hash = "",
    .capabilities = HELIORIG_RUNS_BY_BENCH_CLOCK | HELIORIG_CAN_START_ANEW,
    .period_us = 100000,
    .sensors = sensors,
    .sensor_lines = sizeof sensors / sizeof sensors[0],
    .outputs = outputs,
    .output_lines = sizeof outputs / sizeof outputs[0],
};

static uint8_t received[HELIORIG_ROOM(1, 0)];
static uint8_t answer[HELIORIG_ROOM(2, 13)];
static heliorig_link link;

/// 115200 baud; at double speed, by which it is 2.1 % off and not 3.5.
static void begin_uart(void) {
  UCSR0A = 1 << U2X0;
  UBRR0 = F_CPU / 8 / 115200;
  UCSR0B = 1 << RXEN0 | 1 << TXEN0;
}

static void move_bytes(void) {
  if (UCSR0A & 1 << RXC0) heliorig_link_take(&link, UDR0);
  if (UCSR0A & 1 << UDRE0) {
    const int16_t byte = heliorig_link_give(&link);
    if (byte >= 0) UDR0 = (uint8_t)byte;
  }
}

static void decide(bool power_up) {
  static bool tripped;
  if (power_up) tripped = false;
  if (pressure_Pa > 10.8e5f) tripped = true;
  vent_shut = !tripped;
  chain_permit = true;
  mode = tripped ? 3 : 0;
}

int main(void) {
  begin_uart();
  if (heliorig_link_begin(&link, &identity, received, sizeof received, answer, sizeof answer) != NULL)
    return 1;
  for (;;) {
    move_bytes();
    if (!heliorig_link_step(&link)) continue;
    decide(heliorig_link_power_up(&link));
    heliorig_link_answer(&link);
  }
}
