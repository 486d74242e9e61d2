#include "adapters/process/program_file.h"

#include <cassert>
#include <cstdlib>
#include <sstream>

namespace heliorig::adapters {
namespace {

bool is_file(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

std::filesystem::path found_by_path(const std::string& program) {
  const char* const folders = std::getenv("PATH");
  std::istringstream path(folders == nullptr ? "" : folders);
  for (std::string folder; std::getline(path, folder, ':');) {
    if (is_file(std::filesystem::path{folder} / program)) return std::filesystem::path{folder} / program;
  }
  return program;
}

}  // namespace

std::filesystem::path program_file(const std::vector<std::string>& command) {
  assert(!command.empty());
  for (const std::string& word : command) {
    if (is_file(word)) return word;
  }
  return found_by_path(command.front());
}

}  // namespace heliorig::adapters
