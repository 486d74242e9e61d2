#include "tools/heliorig/debugger_port.h"

#include <charconv>
#include <cstdio>

namespace heliorig::tools {
namespace {

std::optional<std::uint16_t> port_of(const std::string& text) {
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, port);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return port;
}

}  // namespace

std::optional<adapters::TcpListener> open_debugger_port(const RunArguments& arguments,
                                                        const Workload& workload,
                                                        bench::Diagnostics& diagnostics) {
  if (arguments.gdb.empty()) return std::nullopt;
  const auto port = port_of(arguments.gdb);
  const bench::Position position = bench::whole_file(port == 0 ? "--gdb" : "--gdb=" + arguments.gdb);
  const auto complain = [&](const std::string& what, const std::string& advice) {
    diagnostics.push_back({"gdb", position, what, advice});
  };
  if (!port) complain("'" + arguments.gdb + "' is no port", "write --gdb, or --gdb=PORT with 1 to 65535");
  if (arguments.speed)
    complain("a program that stands comes late by the clock on the wall", "leave --speed out");
  if (workload.scenarios.size() > 1)
    complain("a debugger follows one run, here are " + std::to_string(workload.scenarios.size()),
             "name one scenario, and leave --corners out");
  if (workload.controllers.size() > 1)
    complain("a debugger follows one controller, here are " + std::to_string(workload.controllers.size()),
             "give one --controller avr:FIRMWARE.elf");
  for (const ControllerChoice& controller : workload.controllers) {
    if (controller.kind != ControllerChoice::Kind::avr)
      complain(controller.name + " runs no program that could be halted",
               "give --controller avr:FIRMWARE.elf");
    for (const bench::ScenarioFile& scenario : workload.scenarios) {
      if (!suits(scenario, controller))
        complain(scenario.name + " is not for " + controller.name, "name another scenario");
    }
  }
  if (!diagnostics.empty()) return std::nullopt;
  auto listener = adapters::TcpListener::open(*port, position);
  if (auto* wrong = std::get_if<bench::Diagnostic>(&listener)) {
    diagnostics.push_back(std::move(*wrong));
    return std::nullopt;
  }
  return std::get<adapters::TcpListener>(std::move(listener));
}

void await_debugger(const adapters::TcpListener& port, ControllerChoice& controller) {
  std::fprintf(stderr,
               "The run waits for its debugger; in another terminal:\n"
               "  avr-gdb %s -ex 'target remote 127.0.0.1:%u'\n",
               controller.firmware.c_str(), port.port());
  controller.debugger = [&port] { return port.accept(); };
}

}  // namespace heliorig::tools
