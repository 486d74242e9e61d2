#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

namespace heliorig::bench {

/// A file could not be made or written. `refused` is the user's to mend (no permission, it exists already);
/// otherwise the machine failed (disk full).
struct OutputError {
  bool refused = false;
  std::string message;  ///< with the file's name
};

/// A new file that grows at its end. What append() was given is with the operating system when it returns,
/// and stays there if this process is killed.
class OutputFile {
 public:
  /// Refuses to overwrite.
  static std::variant<OutputFile, OutputError> create(const std::filesystem::path& file);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();

  /// Errors in words; empty: it went well.
  std::string append(std::string_view bytes);
  std::string close();
  std::uint64_t size() const { return size_; }

 private:
  OutputFile(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  std::string complaint(int error) const;

  int descriptor_;
  std::string name_;
  std::uint64_t size_ = 0;
};

}  // namespace heliorig::bench
