#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "adapters/link/byte_stream.h"

namespace heliorig::adapters {

/// The words of a command as a person wrote it: divided at spaces, held together by '…' or "…". No shell sees
/// it: nothing else has a meaning. Empty where a quotation mark is not closed.
std::vector<std::string> words_of_command(const std::string& command);

/// Starts a program in a process group of its own, and is its standard input and output; what it says on
/// standard error goes where the bench's goes. Destroyed, it closes the program's input, gives it half a
/// second to end by itself and kills what is left of the group. It dies with the bench. Or why the program
/// could not be started, in words.
std::variant<std::unique_ptr<ByteStream>, std::string> start_process(const std::vector<std::string>& words);

}  // namespace heliorig::adapters
