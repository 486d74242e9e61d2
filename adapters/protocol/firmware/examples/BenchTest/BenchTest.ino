// SPDX-License-Identifier: Apache-2.0
// A sketch that vents at 10.8 bar, as the machine has it and, with BENCH defined, as the bench tests it. What
// decides is the same.
#define BENCH

bool tripped = false;

#ifdef BENCH
#include <HeliorigLink.h>

float pressure_Pa, feed_pump, bypass_valve;  // what the bench tells, and what it is told
bool vent_shut, chain_permit;
int32_t mode, drive_steps[10];
const heliorig_signal sensors[] = {HELIORIG_ONE("instruments.pressure_1", HELIORIG_REAL, pressure_Pa)};
const heliorig_signal outputs[] = {
    HELIORIG_MANY("controller.command.drive[0..9]", HELIORIG_TOTAL, drive_steps),
    HELIORIG_ONE("controller.command.feed_pump", HELIORIG_REAL, feed_pump),
    HELIORIG_ONE("controller.command.bypass_valve", HELIORIG_REAL, bypass_valve),
    HELIORIG_ONE("controller.command.vent_shut", HELIORIG_COUNT, vent_shut),
    HELIORIG_ONE("controller.command.chain_permit", HELIORIG_COUNT, chain_permit),
    HELIORIG_ONE("controller.mode", HELIORIG_COUNT, mode)};
HeliorigLink bench(Serial, "BenchTest", "1.0", 100, sensors, outputs);
#else
const int vent_pin = 10, chain_pin = 11;
#endif

void setup() {
#ifdef BENCH
  Serial.begin(115200);
  bench.begin();
#else
  pinMode(vent_pin, OUTPUT);
  pinMode(chain_pin, OUTPUT);
#endif
}

void loop() {
#ifdef BENCH
  if (!bench.step()) return;  // no sensors yet
  if (bench.powerUp()) tripped = false;
  float bar = pressure_Pa / 1e5;
#else
  float bar = (analogRead(A0) * 5.0 / 1024 - 1.0) * 4.0;  // 4–20 mA over 250 ohm, 0–16 bar
#endif

  if (bar > 10.8) tripped = true;

#ifdef BENCH
  vent_shut = !tripped;
  chain_permit = true;
  mode = tripped ? 3 : 0;
  bench.answer();
#else
  digitalWrite(vent_pin, tripped ? LOW : HIGH);
  digitalWrite(chain_pin, HIGH);
  delay(100);
#endif
}
