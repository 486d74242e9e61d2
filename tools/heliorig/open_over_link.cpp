#include "tools/heliorig/open_over_link.h"

#include <stdexcept>

#include "adapters/file_sha256.h"
#include "adapters/link/linked_controller.h"
#include "adapters/process/process_stream.h"
#include "adapters/process/program_file.h"
#include "adapters/serial/serial_ports.h"
#include "adapters/serial/serial_stream.h"

namespace heliorig::tools {
namespace {

using Stream = std::unique_ptr<adapters::ByteStream>;
using Opened = std::variant<Stream, bench::Diagnostic>;

/// A boot loader takes for its own what it hears, and some wait for ever for the rest of it: until a board
/// that starts when its port is opened has started, nothing is said. The longest of the usual ones waits 2 s.
constexpr std::chrono::milliseconds boot_time{2500};
constexpr std::chrono::seconds connect_patience{10};

Opened open_process(const ControllerChoice& choice, const bench::Position& position) {
  auto started = adapters::start_process(choice.command);
  if (auto* stream = std::get_if<Stream>(&started)) return std::move(*stream);
  return bench::Diagnostic{"link-lost", position, std::get<std::string>(started), ""};
}

std::vector<adapters::SerialPort> ports_where_needed(const std::string& wanted) {
  try {
    return adapters::list_serial_ports();
  } catch (const std::runtime_error&) {
    if (wanted.starts_with("usb:")) throw;
    return {};  // a path needs no list
  }
}

Opened open_serial(const ControllerChoice& choice, const bench::Position& position,
                   adapters::SessionOptions& options) {
  const auto found = adapters::find_serial_port(choice.port, ports_where_needed(choice.port), position);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&found)) return *wrong;
  auto opened = adapters::open_serial_port(std::get<std::string>(found), choice.baud, position);
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&opened)) return *wrong;
  auto& port = std::get<adapters::OpenedSerialPort>(opened);
  options.listen_first = boot_time;
  options.advice = "is it the right port (heliorig ports), is " + std::to_string(choice.baud) +
                   " baud the firmware's speed (serial:PORT@BAUD), and is the firmware one with the link?";
  if (!port.low_latency) options.notes.push_back("the port's driver has no low-latency mode");
  return std::move(port.stream);
}

}  // namespace

std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_over_link(
    const ControllerChoice& choice, const adapters::PlantSignals& signals) {
  const bench::Position position = bench::whole_file("--controller " + choice.name);
  adapters::SessionOptions options;
  std::string sha256;
  Opened stream;
  if (choice.kind == ControllerChoice::Kind::process) {
    stream = open_process(choice, position);
    sha256 = adapters::sha256_of_file(adapters::program_file(choice.command));
  } else {
    stream = choice.kind == ControllerChoice::Kind::tcp
                 ? adapters::connect_tcp(choice.peer, connect_patience, position)
                 : open_serial(choice, position, options);
  }
  if (const auto* wrong = std::get_if<bench::Diagnostic>(&stream)) return bench::Diagnostics{*wrong};
  return adapters::open_linked_controller(choice.name, sha256, std::get<Stream>(std::move(stream)), signals,
                                          options);
}

}  // namespace heliorig::tools
