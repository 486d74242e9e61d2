// What an operator sets, and what is kept of it while the power is off.
#pragma once

#include <stdint.h>

#include "adapters/reference_firmware/encoder_correction.h"
#include "adapters/reference_firmware/io.h"

namespace heliorig_firmware {

struct Configuration {
  float latitude_deg;   ///< −66 to 66, north positive: where the sun rises and sets every day
  float longitude_deg;  ///< −180 to 180, east positive
  EncoderCorrection encoders[row_count];
};

bool valid(const Configuration& configuration);

/// Bytes that last: the EEPROM. A byte takes milliseconds to write; nothing may be written meanwhile.
class Memory {
 public:
  virtual uint8_t read(uint16_t address) const = 0;
  virtual void write(uint16_t address, uint8_t byte) = 0;
  virtual bool busy() const = 0;

 protected:
  ~Memory() = default;
};

/// A configuration as it is kept: version, serial number, contents, CRC.
struct Record {
  static constexpr uint8_t version = 2;
  static constexpr uint8_t no_version = 0xff;  ///< an empty memory, or a copy that is being written
  static constexpr uint8_t encoders_at = 10;
  static constexpr uint8_t crc_at = encoders_at + row_count * EncoderCorrection::points;
  static constexpr uint8_t size = crc_at + 2;
  uint8_t bytes[size];
};

/// CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xffff.
constexpr uint16_t crc16(const uint8_t* bytes, uint8_t count) {
  uint16_t crc = 0xffff;
  for (uint8_t i = 0; i < count; ++i) {
    crc = static_cast<uint16_t>(crc ^ bytes[i] << 8);
    for (uint8_t bit = 0; bit < 8; ++bit) {
      crc = static_cast<uint16_t>((crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1);
    }
  }
  return crc;
}

constexpr EncoderCorrection no_corrections[row_count] = {};

/// Angles of the site are kept in 1e-5 degree, little end first.
constexpr Record record_of(int32_t latitude_e5, int32_t longitude_e5,
                           const EncoderCorrection (&encoders)[row_count], uint8_t serial) {
  Record record{};
  record.bytes[0] = Record::version;
  record.bytes[1] = serial;
  for (uint8_t i = 0; i < 4; ++i) {
    record.bytes[2 + i] = static_cast<uint8_t>(static_cast<uint32_t>(latitude_e5) >> (8 * i));
    record.bytes[6 + i] = static_cast<uint8_t>(static_cast<uint32_t>(longitude_e5) >> (8 * i));
  }
  for (uint8_t row = 0; row < row_count; ++row) {
    for (uint8_t i = 0; i < EncoderCorrection::points; ++i) {
      const uint8_t place = static_cast<uint8_t>(Record::encoders_at + row * EncoderCorrection::points + i);
      record.bytes[place] = static_cast<uint8_t>(encoders[row].excess[i]);
    }
  }
  const uint16_t crc = crc16(record.bytes, Record::crc_at);
  record.bytes[Record::crc_at] = static_cast<uint8_t>(crc);
  record.bytes[Record::crc_at + 1] = static_cast<uint8_t>(crc >> 8);
  return record;
}

/// Two copies, the older overwritten, a byte that differs a tick. Its version is taken away first and given
/// back last, so that a copy whose writing was cut short is none, whatever its bytes add up to; the CRC is
/// for what decays.
class ConfigurationStore {
 public:
  enum class Found : uint8_t { nothing, other_version, damaged, valid };

  /// Reads the newer valid copy into `configuration`; without one says why and leaves it as it is.
  Found load(const Memory& memory, Configuration& configuration);

  /// Begins to save; `tick` then writes. Asserts nothing: an invalid configuration is for its caller to
  /// refuse.
  void save(const Configuration& configuration);
  /// Once a tick. Whether the last byte of a save has just been written.
  bool tick(Memory& memory);

 private:
  static constexpr uint8_t copies = 2;
  static constexpr uint16_t spacing = 128;

  static Found read_copy(const Memory& memory, uint8_t copy, Record& record);

  Record pending_{};
  static constexpr uint8_t steps_to_save = Record::size + 1;
  uint8_t steps_ = steps_to_save;  ///< of saving, that are done
  uint8_t next_copy_ = 0;
  uint8_t serial_ = 0;
};

}  // namespace heliorig_firmware
