#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace heliorig::bench {

/// Writes a file whole or not at all: beside it first, then renamed. Returns why it could not be written.
std::optional<std::string> write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace heliorig::bench
