#include "adapters/avr/parts/sd_protocol.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "adapters/avr/parts/fat_volume.h"
#include "adapters/avr/parts/sd_checksums.h"

namespace heliorig::adapters {
namespace {

// Bits of the answer R1 (section 7.3.2.1).
constexpr std::uint8_t in_idle_state = 0x01;
constexpr std::uint8_t illegal_command = 0x04;
constexpr std::uint8_t wrong_checksum = 0x08;
constexpr std::uint8_t address_error = 0x20;
constexpr std::uint8_t parameter_error = 0x40;

// Tokens (section 7.3.3).
constexpr std::uint8_t begin_block = 0xfe;
constexpr std::uint8_t begin_block_of_many = 0xfc;
constexpr std::uint8_t end_of_many = 0xfd;
constexpr std::uint8_t data_accepted = 0x05;
constexpr std::uint8_t data_wrong_checksum = 0x0b;

constexpr std::uint64_t initialise_us = 10'000;
constexpr std::uint64_t program_us = 1'000;

constexpr std::size_t capacity_unit = 256 * 1024;  ///< of C_SIZE, with C_SIZE_MULT 7 and READ_BL_LEN 9

/// Sets the bits `high` to `low` of a register of 128, sent from bit 127 on.
void set_bits(std::array<std::uint8_t, 16>& bytes, int high, int low, std::uint32_t value) {
  for (int bit = low; bit <= high; ++bit, value >>= 1) {
    if ((value & 1) != 0)
      bytes[static_cast<std::size_t>(15 - bit / 8)] |= static_cast<std::uint8_t>(1 << bit % 8);
  }
}

}  // namespace

SdProtocol::SdProtocol(std::vector<std::uint8_t> contents) : contents_(std::move(contents)) {
  assert(!contents_.empty() && contents_.size() % capacity_unit == 0);
}

void SdProtocol::power_up() {
  deselect();
  in_spi_mode_ = false;
  idle_ = true;
  checks_ = application_ = reads_on_ = in_data_ = false;
  data_.clear();  // of a block that was under way
  writing_ = Writing::no;
  busy_until_us_ = ready_at_us_ = 0;
}

void SdProtocol::deselect() {
  command_.clear();
  out_.clear();
}

std::uint8_t SdProtocol::exchange(std::uint8_t byte, std::uint64_t now_us) {
  now_us_ = now_us;
  const std::uint8_t out = next_out();
  if (in_data_) {
    take_data(byte);
  } else if (!command_.empty() || (byte & 0xc0) == 0x40) {
    take_command_byte(byte);
  } else if (writing_ != Writing::no) {
    take_token(byte);
  }
  return out;
}

std::uint8_t SdProtocol::next_out() {
  if (out_.empty() && reads_on_) queue_block();
  if (out_.empty()) return now_us_ < busy_until_us_ ? 0x00 : 0xff;
  const std::uint8_t byte = out_.front();
  out_.pop_front();
  return byte;
}

void SdProtocol::take_command_byte(std::uint8_t byte) {
  command_.push_back(byte);
  if (command_.size() < 6) return;
  const auto bytes = std::exchange(command_, {});
  const std::uint8_t command = bytes[0] & 0x3f;
  const std::uint32_t argument = static_cast<std::uint32_t>(bytes[1]) << 24 |
                                 static_cast<std::uint32_t>(bytes[2]) << 16 |
                                 static_cast<std::uint32_t>(bytes[3]) << 8 | bytes[4];
  if (!in_spi_mode_ && command != 0) return;
  // Commands 0 and 8 are checked even while checksums are off (section 7.2.2).
  const bool wrong = sd_crc7(std::span(bytes).first(5)) != bytes[5];
  if (wrong && (checks_ || command == 0 || command == 8)) {
    application_ = false;
    if (in_spi_mode_) answer(wrong_checksum);
    return;
  }
  execute(command, argument);
}

/// After one byte; what was still to be sent is given up.
void SdProtocol::answer(std::uint8_t bits) {
  out_ = {0xff, static_cast<std::uint8_t>(bits | (idle_ ? in_idle_state : 0))};
}

void SdProtocol::answer_with(std::span<const std::uint8_t> block) {
  answer(0);
  out_.insert(out_.end(), {0xff, begin_block});
  out_.insert(out_.end(), block.begin(), block.end());
  const std::uint16_t crc = sd_crc16(block);
  out_.insert(out_.end(), {static_cast<std::uint8_t>(crc >> 8), static_cast<std::uint8_t>(crc)});
}

/// Table 7-3: the commands that an idle card takes.
bool SdProtocol::legal_when_idle(std::uint8_t command, bool application) const {
  if (application && command == 41) return true;
  constexpr std::array<std::uint8_t, 6> legal = {0, 1, 8, 55, 58, 59};
  return std::ranges::find(legal, command) != legal.end();
}

void SdProtocol::execute(std::uint8_t command, std::uint32_t argument) {
  const bool application = std::exchange(application_, false);
  if (idle_ && !legal_when_idle(command, application)) return answer(illegal_command);
  if (application && execute_application(command)) return;
  switch (command) {
    case 0:
      power_up();
      in_spi_mode_ = true;
      return answer(0);
    case 1:
      return initialise();
    case 8:
      answer(0);
      out_.insert(out_.end(), {0, 0, static_cast<std::uint8_t>(argument >> 8 & 0x0f),
                               static_cast<std::uint8_t>(argument)});
      return;
    case 9:
      return answer_with(card_data());
    case 10: {
      std::array<std::uint8_t, 16> identity = {0,    'H', 'R', 'S', 'I', 'M', 'S',  'D',
                                               0x10, 0,   0,   0,   1,   0,   0x01, 0};
      identity[15] = sd_crc7(std::span(identity).first(15));
      return answer_with(identity);
    }
    case 13:
      answer(0);
      out_.push_back(0);
      return;
    case 55:
      application_ = true;
      return answer(0);
    case 58:
      answer(0);  // 2.7 to 3.6 V, powered up once it is not idle, standard capacity
      out_.insert(out_.end(), {static_cast<std::uint8_t>(idle_ ? 0x00 : 0x80), 0xff, 0x80, 0x00});
      return;
    case 59:
      checks_ = (argument & 1) != 0;
      return answer(0);
    default:
      return execute_transfer(command, argument);
  }
}

void SdProtocol::execute_transfer(std::uint8_t command, std::uint32_t argument) {
  switch (command) {
    case 12:
      reads_on_ = false;
      return answer(0);
    case 16:
      return answer(argument == block_bytes ? 0 : parameter_error);
    case 17:
    case 18:
      if (!address_fits(argument)) return;
      answer(0);
      out_.push_back(0xff);
      queue_block();
      reads_on_ = command == 18;
      return;
    case 24:
    case 25:
      if (!address_fits(argument)) return;
      writing_ = command == 24 ? Writing::one : Writing::many;
      return answer(0);
    case 32:
    case 33:
      if (!address_fits(argument)) return;
      (command == 32 ? erase_first_ : erase_last_) = argument;
      return answer(0);
    case 38:
      erase();
      return answer(0);
    default:
      return answer(illegal_command);
  }
}

bool SdProtocol::execute_application(std::uint8_t command) {
  switch (command) {
    case 13:
      answer_with(std::array<std::uint8_t, 64>{});
      out_.insert(out_.begin() + 2, 0);  // the answer is one of two bytes
      return true;
    case 23:
      answer(0);
      return true;
    case 41:
      initialise();
      return true;
    case 51:
      // Version 2.00, erased to 0, one wire and four (section 5.6).
      answer_with(std::array<std::uint8_t, 8>{0x02, 0x05});
      return true;
    default:
      return false;
  }
}

void SdProtocol::initialise() {
  if (idle_ && ready_at_us_ == 0) ready_at_us_ = now_us_ + initialise_us;
  if (now_us_ >= ready_at_us_) idle_ = false;
  answer(0);
}

void SdProtocol::erase() {
  if (erase_first_ > erase_last_) return;
  std::fill(contents_.begin() + erase_first_,
            contents_.begin() + static_cast<std::ptrdiff_t>(erase_last_ + block_bytes), std::uint8_t{0});
  busy_until_us_ = now_us_ + program_us;
}

/// Addresses are in bytes. Answers where they do not fit; else it is kept.
bool SdProtocol::address_fits(std::uint32_t address) {
  if (address % block_bytes != 0) return answer(address_error), false;
  if (address >= contents_.size()) return answer(parameter_error), false;
  address_ = address;
  return true;
}

std::span<std::uint8_t> SdProtocol::block(std::uint32_t address) {
  return std::span(contents_).subspan(address, block_bytes);
}

void SdProtocol::queue_block() {
  if (address_ >= contents_.size()) {  // read beyond the end: out of range (section 7.3.3.3)
    out_.push_back(0x08);
    reads_on_ = false;
    return;
  }
  const auto data = block(address_);
  out_.push_back(begin_block);
  out_.insert(out_.end(), data.begin(), data.end());
  const std::uint16_t crc = sd_crc16(data);
  out_.insert(out_.end(), {static_cast<std::uint8_t>(crc >> 8), static_cast<std::uint8_t>(crc)});
  address_ += block_bytes;
  ++blocks_read_;
}

void SdProtocol::take_token(std::uint8_t byte) {
  if (byte == (writing_ == Writing::one ? begin_block : begin_block_of_many)) {
    in_data_ = true;
  } else if (byte == end_of_many && writing_ == Writing::many) {
    writing_ = Writing::no;
    out_ = {0xff};
    busy_until_us_ = now_us_ + program_us;
  }
}

void SdProtocol::take_data(std::uint8_t byte) {
  data_.push_back(byte);
  if (data_.size() < block_bytes + 2) return;
  in_data_ = false;
  const auto data = std::exchange(data_, {});
  const auto bytes = std::span(data).first(block_bytes);
  const auto crc = static_cast<std::uint16_t>(data[block_bytes] << 8 | data[block_bytes + 1]);
  const bool refused = (checks_ && sd_crc16(bytes) != crc) || address_ >= contents_.size();
  if (!refused) {
    std::ranges::copy(bytes, block(address_).begin());
    ++blocks_written_;
    busy_until_us_ = now_us_ + program_us;
  }
  out_ = {refused ? data_wrong_checksum : data_accepted};
  address_ += block_bytes;
  if (writing_ == Writing::one) writing_ = Writing::no;
}

/// CSD, version 1.0 (section 5.3.2): capacity (C_SIZE + 1) 256 KiB, 25 MHz, one boot sector and no partition
/// table.
std::array<std::uint8_t, 16> SdProtocol::card_data() const {
  std::array<std::uint8_t, 16> csd{};
  set_bits(csd, 119, 112, 0x26);  // TAAC 1.5 ms
  set_bits(csd, 103, 96, 0x32);
  set_bits(csd, 95, 84, 0x135);  // classes 0, 2, 4, 5, 8
  set_bits(csd, 83, 80, 9);
  set_bits(csd, 79, 79, 1);
  set_bits(csd, 73, 62, static_cast<std::uint32_t>(contents_.size() / capacity_unit - 1));
  set_bits(csd, 61, 50, 05555);
  set_bits(csd, 49, 47, 7);
  set_bits(csd, 46, 46, 1);
  set_bits(csd, 45, 39, 0x1f);
  set_bits(csd, 28, 26, 2);
  set_bits(csd, 25, 22, 9);
  set_bits(csd, 11, 10, 1);
  csd[15] = sd_crc7(std::span(csd).first(15));
  return csd;
}

}  // namespace heliorig::adapters
