#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <string>

#include "bench/diagnostics/diagnostic.h"
#include "bench/reader/yaml_tree.h"

namespace heliorig::bench {

/// Places of what was read, by path: `events[2].fault.target`, `initial.steam.pressure`.
using Positions = std::map<std::string, Position>;

/// Fills a message from a mapping, strictly: unknown and missing keys, wrong kinds, units, ranges and choices
/// are complaints, all of them at once; what is right is filled in all the same. Field options
/// (options.proto) say what is right.
Positions read_message(const YamlNode& root, google::protobuf::Message& message, Diagnostics& diagnostics);

}  // namespace heliorig::bench
