#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "bench/reader/scalar_reader.h"

namespace google::protobuf {
class Descriptor;
}

namespace heliorig::bench {

/// The JSON Schema (draft 2020-12) of the files that read_message() reads into messages of that type, for
/// editors. It never refuses what the reader takes; what a schema cannot say (units that fit) the reader
/// alone says.
nlohmann::ordered_json json_schema(const google::protobuf::Descriptor& type);

/// The head of a schema: which draft, and what the file is called.
nlohmann::ordered_json schema_head(const std::string& title);

/// The schema of one number with a unit, as read_quantity() reads it.
nlohmann::ordered_json quantity_schema(const std::string& si_symbol, const Range& range,
                                       const std::string& meaning);

}  // namespace heliorig::bench
