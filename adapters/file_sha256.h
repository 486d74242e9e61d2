#pragma once

#include <filesystem>
#include <string>

namespace heliorig::adapters {

/// SHA-256 of a file's bytes, in hexadecimal; empty where it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

}  // namespace heliorig::adapters
