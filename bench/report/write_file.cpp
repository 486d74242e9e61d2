#include "bench/report/write_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace heliorig::bench {
namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return ::fsync(file) == 0;
}

}  // namespace

std::optional<std::string> write_file(const std::filesystem::path& file, const std::string& bytes) {
  const std::string beside = file.string() + ".part";
  const auto failed = [&] {
    const std::string why = std::generic_category().message(errno);
    ::unlink(beside.c_str());
    return file.string() + " could not be written: " + why;
  };
  const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) return failed();
  const bool written = write_all(descriptor, bytes);
  const int error = errno;
  const bool closed = ::close(descriptor) == 0;
  if (!written) errno = error;
  if (!written || !closed || ::rename(beside.c_str(), file.c_str()) != 0) return failed();
  return std::nullopt;
}

}  // namespace heliorig::bench
