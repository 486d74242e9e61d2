#pragma once

#include "tools/heliorig/arguments.h"

namespace heliorig::tools {

/// Each command returns the exit code of the process. Results asked for as JSON go to standard output,
/// everything for people to standard error or, where it is the answer itself, to standard output.
int run_command(const RunArguments& arguments);
int validate_command(const ValidateArguments& arguments);
int check_command(const CheckArguments& arguments);
int list_command(const ListArguments& arguments);
int signals_command(const CatalogueArguments& arguments);
int faults_command(const CatalogueArguments& arguments);
int ports_command(const PortsArguments& arguments);
int schema_command(const SchemaArguments& arguments);

}  // namespace heliorig::tools
