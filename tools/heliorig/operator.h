#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace heliorig::tools {

/// Asks the operator to confirm each, then for a name, on `out`; answers are lines of `in`. Returns the name,
/// or nothing as soon as one is not confirmed or no name is given: then nothing may be sent to the board.
std::optional<std::string> ask_operator(const std::vector<std::string>& preconditions, std::istream& in,
                                        std::ostream& out);

}  // namespace heliorig::tools
