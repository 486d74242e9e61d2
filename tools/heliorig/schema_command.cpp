#include <cstdio>
#include <nlohmann/json.hpp>

#include "adapters/boards/board.pb.h"
#include "bench/reader/json_schema.h"
#include "bench/scenario/schemas.h"
#include "models/plant_parameters.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/complaints.h"
#include "tools/heliorig/exit_codes.h"

namespace heliorig::tools {

int schema_command(const SchemaArguments& arguments) {
  nlohmann::ordered_json schema;
  if (arguments.of == "scenario") {
    schema = bench::scenario_schema();
  } else if (arguments.of == "requirements") {
    schema = bench::requirements_schema();
  } else if (arguments.of == "validation") {
    schema = bench::validation_schema();
  } else if (arguments.of == "plant") {
    models::PlantParameters parameters;
    schema = bench::plant_schema(models::parameter_refs(parameters));
  } else if (arguments.of == "board") {
    schema = bench::schema_head("Heliorig board");
    schema.update(bench::json_schema(*heliorig::BoardFile::descriptor()));
  } else {
    return report({{"schema", bench::whole_file("schema " + arguments.of), "there is no such kind of file",
                    bench::suggestion(arguments.of, {"scenario", "requirements", "plant", "board", "validation"})}},
                  false);
  }
  std::puts(schema.dump(2).c_str());
  return exit_ok;
}

}  // namespace heliorig::tools
