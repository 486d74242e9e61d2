// Part of the build: place_program_crc PROGRAM CRC writes to the file CRC, two bytes, little end first, the
// CRC (polynomial 0x1021, from 0: avr-libc's _crc_xmodem_update) of the file PROGRAM.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

namespace {

std::uint16_t crc_of(const std::string& bytes) {
  std::uint32_t crc = 0;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 8;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return static_cast<std::uint16_t>(crc);
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: place_program_crc PROGRAM CRC\n";
    return 2;
  }
  std::ifstream program(words[1], std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(program), {});
  if (!program || bytes.empty()) {
    std::cerr << words[1] << ": nothing to be read\n";
    return EXIT_FAILURE;
  }
  const std::uint16_t crc = crc_of(bytes);
  std::ofstream to(words[2], std::ios::binary);
  to.put(static_cast<char>(crc)).put(static_cast<char>(crc >> 8)).flush();
  return to ? EXIT_SUCCESS : EXIT_FAILURE;
}
