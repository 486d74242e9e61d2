#include "bench/trace/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace heliorig::bench {

std::variant<OutputFile, OutputError> OutputFile::create(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor >= 0) return OutputFile{descriptor, file.string()};
  const int error = errno;
  const bool machine =
      error == ENOSPC || error == EDQUOT || error == EIO || error == EMFILE || error == ENFILE;
  return OutputError{!machine, file.string() + ": " + std::generic_category().message(error)};
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), name_(std::move(other.name_)), size_(other.size_) {}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string OutputFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return complaint(count < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    size_ += static_cast<std::uint64_t>(count);
  }
  return {};
}

std::string OutputFile::close() {
  if (descriptor_ < 0) return {};
  return ::close(std::exchange(descriptor_, -1)) == 0 ? std::string{} : complaint(errno);
}

std::string OutputFile::complaint(int error) const {
  return name_ + ": " + std::generic_category().message(error);
}

}  // namespace heliorig::bench
