// The command `heliorig`. Every command is a function of its arguments; this file only says what they are.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "bench/reader/scalar_reader.h"
#include "tools/heliorig/arguments.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/exit_codes.h"
#include "tools/heliorig/model_command.h"

namespace {

using namespace heliorig::tools;

/// One after each --controller: what follows is a scenario.
void add_controllers(CLI::App& command, std::vector<std::string>& controllers) {
  command
      .add_option("-c,--controller", controllers,
                  "simulated, avr:FIRMWARE.elf|.hex[,board=FILE][,watch=off], process:COMMAND, "
                  "serial:PORT[@BAUD], tcp:HOST:PORT[,allow-remote] or replay:TRACE;"
                  " may be given several times")
      ->allow_extra_args(false);
}

void add_speed(CLI::App& command, RunArguments& arguments) {
  command
      .add_option("--speed", arguments.speed,
                  "hold runs to the clock on the wall: 1 is real time, 4 four times as fast; as fast as it "
                  "goes if not given")
      ->check(CLI::Range(0.001, 1000.0));
  command
      .add_option(
          "--most-overruns", arguments.most_overruns,
          "percent of a run's exchanges that may come a period late before it is invalid; 1 if not given")
      ->check(CLI::Range(0.0, 100.0));
}

/// Read as a scenario's own: the library would take -1 for 2^64 - 1.
std::uint64_t seed_of(const std::string& text) {
  const auto seed = heliorig::bench::read_integer<std::uint64_t>(text, {});
  if (const auto* wrong = std::get_if<heliorig::bench::ScalarComplaint>(&seed))
    throw CLI::ValidationError("--seed", wrong->message + "; " + wrong->advice);
  return std::get<std::uint64_t>(seed);
}

CLI::App* describe_run(CLI::App& app, RunArguments& arguments) {
  CLI::App* run = app.add_subcommand("run", "Run scenarios against controllers and judge them");
  run->add_option("scenarios", arguments.scenarios,
                  "scenario files, or folders of them; all at hand if none is given");
  add_controllers(*run, arguments.controllers);
  run->add_option("-r,--results", arguments.results,
                  "folder for the results; a new one below results/ if not given");
  run->add_flag("--overwrite", arguments.overwrite, "replace what an earlier run left in that folder");
  run->add_flag("--corners", arguments.corners,
                "on the corners of each plant besides: the ends of what its file does not know");
  run->add_option("-j,--jobs", arguments.jobs, "runs side by side")->check(CLI::Range(1, 256));
  run->add_option_function<std::string>(
      "--seed", [&](const std::string& text) { arguments.seed = seed_of(text); },
      "instead of the seeds that the scenarios name");
  add_speed(*run, arguments);
  CLI::Option* no_trace = run->add_flag("!--no-trace", arguments.trace, "write no trace.mcap");
  run->add_flag("--csv", arguments.csv,
                "write trace.csv besides: a column a signal, in SI; 1 GB of a whole day")
      ->excludes(no_trace);
  run->add_flag(
      "--break-on-violation", arguments.break_on_violation,
      "end a run at the instant at which a check is certainly lost; with --gdb halt the program there");
  run->add_option("--wall-limit", arguments.wall_limit_s,
                  "seconds after which a run that has not ended is invalid; an hour, but none with --gdb")
      ->check(CLI::Range(1, 1'000'000));
  run->add_flag(
      "--gdb{0}", arguments.gdb,
      "--gdb[=PORT]: wait for avr-gdb on this machine, and halt as it says; one scenario, one avr:");
  run->add_flag("--json", arguments.json, "the results on standard output, as JSON");
  return run;
}

CLI::App* describe_validate(CLI::App& app, ValidateArguments& arguments) {
  CLI::App* validate = app.add_subcommand(
      "validate", "Take a board through the bench validation before it is bolted to a machine");
  validate->add_option("plan", arguments.plan,
                       "file of the tree's validation/; that of solarose-4x4 if not given");
  validate
      ->add_option("-c,--controller", arguments.run.controllers,
                   "the board, as `heliorig run` takes it; its operator answers on the terminal")
      ->required()
      ->expected(1);
  validate->add_option("-r,--results", arguments.run.results,
                       "folder for the results; a new one below results/ if not given");
  add_speed(*validate, arguments.run);
  validate->add_flag("--overwrite", arguments.run.overwrite,
                     "replace what an earlier run left in that folder");
  return validate;
}

CLI::App* describe_check(CLI::App& app, CheckArguments& arguments) {
  CLI::App* check = app.add_subcommand("check", "Read scenarios and all that they name, and run nothing");
  check->add_option("scenarios", arguments.scenarios,
                    "scenario files, or folders of them; all at hand if none is given");
  add_controllers(*check, arguments.controllers);
  check->add_flag("--json", arguments.json, "complaints on standard output, as JSON");
  return check;
}

CLI::App* describe_list(CLI::App& app, ListArguments& arguments) {
  CLI::App* list = app.add_subcommand("list", "List the scenarios at hand");
  list->add_option("scenarios", arguments.scenarios, "scenario files, or folders of them");
  list->add_flag("--json", arguments.json, "on standard output, as JSON");
  return list;
}

CLI::App* describe_catalogue(CLI::App& app, const char* name, const char* what,
                             CatalogueArguments& arguments) {
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("filter", arguments.filter, "only names that contain this");
  command->add_option("-p,--plant", arguments.plant, "plant file; solarose-4x4 if not given");
  command->add_option("-c,--controller", arguments.controller, "whose signals and faults count in");
  command->add_flag("--json", arguments.json, "on standard output, as JSON");
  return command;
}

CLI::App* describe_schema(CLI::App& app, SchemaArguments& arguments) {
  CLI::App* schema = app.add_subcommand("schema", "Print the JSON Schema of a kind of file, for editors");
  schema->add_option("of", arguments.of, "scenario, requirements, plant, board or validation")->required();
  return schema;
}

CLI::App* describe_ports(CLI::App& app, PortsArguments& arguments) {
  CLI::App* ports = app.add_subcommand("ports", "List the serial ports with the boards behind them");
  ports->add_flag("--json", arguments.json, "on standard output, as JSON");
  return ports;
}

int dispatch(int argc, char** argv) {
  CLI::App app{
      "Heliorig: a test bench for the controllers of small solar steam concentrators.\n"
      "Exit codes: 0 all pass, 1 a failure, 2 usage or scenario error, 3 controller lost,\n"
      "4 the bench itself failed, 5 inconclusive or invalid.",
      "heliorig"};
  app.set_version_flag("--version", HELIORIG_VERSION);
  app.require_subcommand(1);
  RunArguments run_arguments;
  ValidateArguments validate_arguments;
  CheckArguments check_arguments;
  ListArguments list_arguments;
  CatalogueArguments catalogue_arguments;
  PortsArguments ports_arguments;
  SchemaArguments schema_arguments;
  ModelArguments model_arguments;
  const CLI::App* run = describe_run(app, run_arguments);
  const CLI::App* validate = describe_validate(app, validate_arguments);
  const CLI::App* check = describe_check(app, check_arguments);
  const CLI::App* list = describe_list(app, list_arguments);
  const CLI::App* signals = describe_catalogue(
      app, "signals", "List every signal with unit, range and meaning", catalogue_arguments);
  const CLI::App* faults = describe_catalogue(
      app, "faults", "List every fault and stimulus that a scenario may ask for", catalogue_arguments);
  const CLI::App* ports = describe_ports(app, ports_arguments);
  const CLI::App* schema = describe_schema(app, schema_arguments);
  const CLI::App* model = describe_model(app, model_arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_ok : exit_usage;  // CLI11's own codes are above 100
  }
  if (run->parsed()) return run_command(run_arguments);
  if (validate->parsed()) return validate_command(validate_arguments);
  if (check->parsed()) return check_command(check_arguments);
  if (list->parsed()) return list_command(list_arguments);
  if (signals->parsed()) return signals_command(catalogue_arguments);
  if (faults->parsed()) return faults_command(catalogue_arguments);
  if (ports->parsed()) return ports_command(ports_arguments);
  if (schema->parsed()) return schema_command(schema_arguments);
  if (model->parsed()) return model_command(model_arguments);
  return exit_usage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return dispatch(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliorig: internal error: %s\n", error.what());
    return exit_internal;
  }
}

// SystemC's library asks for one; the kernel is driven by models/plant_kernel.
extern "C" int sc_main(int, char**) {
  return heliorig::tools::exit_internal;
}
