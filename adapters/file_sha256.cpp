#include "adapters/file_sha256.h"

#include <sys/types.h>
// sha256.h needs the types above.
#include <sha256.h>

#include <array>

namespace heliorig::adapters {

std::string sha256_of_file(const std::filesystem::path& file) {
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
  return SHA256File(file.c_str(), digits.data()) == nullptr ? "" : digits.data();
}

}  // namespace heliorig::adapters
