#include "adapters/reference_firmware/configuration.h"

#include <math.h>

namespace heliorig_firmware {
namespace {

constexpr float units_a_degree = 1e5f;

uint32_t word_at(const uint8_t* bytes) {
  uint32_t word = 0;
  for (uint8_t i = 4; i > 0; --i) word = word << 8 | bytes[i - 1];
  return word;
}

float degrees_at(const uint8_t* bytes) {
  return static_cast<float>(static_cast<int32_t>(word_at(bytes))) / units_a_degree;
}

int32_t units(float degrees) {
  return static_cast<int32_t>(lroundf(degrees * units_a_degree));
}

Configuration contents_of(const Record& record) {
  Configuration read{};
  read.latitude_deg = degrees_at(record.bytes + 2);
  read.longitude_deg = degrees_at(record.bytes + 6);
  const uint8_t* byte = record.bytes + Record::encoders_at;
  for (EncoderCorrection& encoder : read.encoders) {
    for (int8_t& excess : encoder.excess) excess = static_cast<int8_t>(*byte++);
  }
  return read;
}

}  // namespace

bool valid(const Configuration& configuration) {
  for (const EncoderCorrection& encoder : configuration.encoders) {
    if (!valid(encoder)) return false;
  }
  return fabsf(configuration.latitude_deg) <= 66.0f && fabsf(configuration.longitude_deg) <= 180.0f;
}

ConfigurationStore::Found ConfigurationStore::read_copy(const Memory& memory, uint8_t copy, Record& record) {
  const uint16_t start = static_cast<uint16_t>(copy * spacing);
  for (uint8_t i = 0; i < Record::size; ++i) record.bytes[i] = memory.read(static_cast<uint16_t>(start + i));
  if (record.bytes[0] == Record::no_version) return Found::nothing;
  const uint16_t crc =
      static_cast<uint16_t>(record.bytes[Record::crc_at] | record.bytes[Record::crc_at + 1] << 8);
  if (crc != crc16(record.bytes, Record::crc_at)) return Found::damaged;
  return record.bytes[0] == Record::version ? Found::valid : Found::other_version;
}

ConfigurationStore::Found ConfigurationStore::load(const Memory& memory, Configuration& configuration) {
  Found found = Found::nothing;
  for (uint8_t copy = 0; copy < copies; ++copy) {
    Record record{};
    const Found here = read_copy(memory, copy, record);
    if (here != Found::valid) {
      if (here > found) found = here;
      continue;
    }
    const Configuration read = contents_of(record);
    if (!valid(read)) continue;
    const uint8_t serial = record.bytes[1];
    const bool newer = found != Found::valid || static_cast<int8_t>(serial - serial_) > 0;
    found = Found::valid;
    if (!newer) continue;
    configuration = read;
    serial_ = serial;
    next_copy_ = static_cast<uint8_t>(1 - copy);
  }
  return found;
}

void ConfigurationStore::save(const Configuration& configuration) {
  pending_ = record_of(units(configuration.latitude_deg), units(configuration.longitude_deg),
                       configuration.encoders, ++serial_);
  steps_ = 0;
}

bool ConfigurationStore::tick(Memory& memory) {
  if (steps_ == steps_to_save || memory.busy()) return false;
  bool written = false;
  while (!written && steps_ < steps_to_save) {
    const uint8_t place = static_cast<uint8_t>(steps_ % Record::size);
    const uint8_t byte = steps_ == 0 ? Record::no_version : pending_.bytes[place];
    const uint16_t address = static_cast<uint16_t>(next_copy_ * spacing + place);
    written = memory.read(address) != byte;
    if (written) memory.write(address, byte);
    ++steps_;
  }
  if (steps_ < steps_to_save) return false;
  next_copy_ = static_cast<uint8_t>(1 - next_copy_);
  return true;
}

}  // namespace heliorig_firmware
