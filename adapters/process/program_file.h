#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace heliorig::adapters {

/// The file of a command that stands for its controller: the first word that is a file, as the script is that
/// an interpreter runs; else the program, where PATH finds it; else the first word as it is.
std::filesystem::path program_file(const std::vector<std::string>& command);

}  // namespace heliorig::adapters
