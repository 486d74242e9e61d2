#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace heliorig::adapters {

/// An SD card of standard capacity, version 2, in SPI mode (SD Physical Layer Simplified Specification 6.00,
/// chapter 7): the bytes that it gives for those that it is sent. Understands commands 0, 1, 8, 9, 10, 12,
/// 13, 16 (512 alone), 17, 18, 24, 25, 32, 33, 38, 55, 58, 59 and application commands 13, 23, 41, 51; others
/// are illegal to it, as on a card. It answers a command after one byte, needs 10 ms to initialise and 1 ms
/// to write a block, while it is busy.
class SdProtocol {
 public:
  /// `contents`: a whole number of blocks of 512 bytes and of 256 KiB.
  explicit SdProtocol(std::vector<std::uint8_t> contents);

  /// One byte each way at `now_us`: takes the master's, and returns what has gone out in its time.
  std::uint8_t exchange(std::uint8_t byte, std::uint64_t now_us);
  /// The select line is high: what is under way, of a command or an answer, is lost.
  void deselect();
  /// It has lost its power, and its contents have not.
  void power_up();

  const std::vector<std::uint8_t>& contents() const { return contents_; }
  std::uint64_t blocks_read() const { return blocks_read_; }
  std::uint64_t blocks_written() const { return blocks_written_; }

 private:
  enum class Writing { no, one, many };

  std::uint8_t next_out();
  void take_command_byte(std::uint8_t byte);
  void take_token(std::uint8_t byte);
  void take_data(std::uint8_t byte);
  void execute(std::uint8_t command, std::uint32_t argument);
  void execute_transfer(std::uint8_t command, std::uint32_t argument);
  bool execute_application(std::uint8_t command);
  bool legal_when_idle(std::uint8_t command, bool application) const;
  void initialise();
  void erase();
  void answer(std::uint8_t bits);
  void answer_with(std::span<const std::uint8_t> block);
  bool address_fits(std::uint32_t address);
  void queue_block();
  std::span<std::uint8_t> block(std::uint32_t address);
  std::array<std::uint8_t, 16> card_data() const;

  std::vector<std::uint8_t> contents_;
  bool in_spi_mode_ = false;
  bool idle_ = true;
  bool checks_ = false;  ///< checksums
  bool application_ = false;
  std::uint64_t now_us_ = 0;
  std::uint64_t busy_until_us_ = 0;
  std::uint64_t ready_at_us_ = 0;  ///< 0: not initialising
  std::vector<std::uint8_t> command_;
  std::deque<std::uint8_t> out_;
  bool reads_on_ = false;
  Writing writing_ = Writing::no;
  bool in_data_ = false;
  std::vector<std::uint8_t> data_;
  std::uint32_t address_ = 0;
  std::uint32_t erase_first_ = 0;
  std::uint32_t erase_last_ = 0;
  std::uint64_t blocks_read_ = 0;
  std::uint64_t blocks_written_ = 0;
};

}  // namespace heliorig::adapters
