// As much of Arduino's API as the example sketch needs, for an ATmega328P at 16 MHz: its own core is not in
// Debian's packages for tests.
#pragma once

#include <stddef.h>
#include <stdint.h>

class Stream {
 public:
  virtual int available() = 0;
  virtual int read() = 0;
  virtual int availableForWrite() = 0;
  virtual size_t write(uint8_t byte) = 0;
  void println(const char* text) {
    for (; *text != '\0'; ++text) write(static_cast<uint8_t>(*text));
    write('\r');
    write('\n');
  }
};

class HardwareSerial final : public Stream {
 public:
  void begin(uint32_t baud);
  int available() override;
  int read() override;
  int availableForWrite() override;
  size_t write(uint8_t byte) override;
};

extern HardwareSerial Serial;
constexpr int A0 = 14, OUTPUT = 1, LOW = 0, HIGH = 1;
void pinMode(int pin, int mode);
void digitalWrite(int pin, int level);
int analogRead(int pin);
void delay(uint32_t time_ms);
uint32_t micros();
