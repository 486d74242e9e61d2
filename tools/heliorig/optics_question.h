#pragma once

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace heliorig::tools {

/// Adds `optics` with its options to `model`; what is given is noted in `values` by option, and `optics` in
/// `asked`.
void describe_optics(CLI::App& model, std::string& asked, std::map<std::string, std::string>& values);

/// What a plant's field makes of a sun, by FieldOptics: the efficiency and its factors, each row's light and
/// beam, and the profile of light across the absorber's height. JSON on standard output, SI with units in the
/// names. A plant file that is wrong, and a sun that is not above the horizon, are complained of; exit codes
/// as the command's.
int answer_optics(const std::map<std::string, std::string>& values);

}  // namespace heliorig::tools
