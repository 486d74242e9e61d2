#include <cstdio>
#include <nlohmann/json.hpp>

#include "adapters/serial/serial_ports.h"
#include "tools/heliorig/commands.h"
#include "tools/heliorig/exit_codes.h"

namespace heliorig::tools {
namespace {

using adapters::SerialPort;

nlohmann::ordered_json to_json(const SerialPort& port) {
  const auto optional = [](const std::optional<int>& number) {
    return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(nullptr);
  };
  return {{"port", port.name},
          {"lasting_name", adapters::lasting_name(port)},
          {"description", port.description},
          {"usb_vendor", optional(port.usb_vendor)},
          {"usb_product", optional(port.usb_product)},
          {"usb_serial", port.usb_serial},
          {"usb_manufacturer", port.usb_manufacturer}};
}

}  // namespace

int ports_command(const PortsArguments& arguments) {
  const auto ports = adapters::list_serial_ports();
  if (arguments.json) {
    auto list = nlohmann::ordered_json::array();
    for (const SerialPort& port : ports) list.push_back(to_json(port));
    std::puts(list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
    return exit_ok;
  }
  for (const SerialPort& port : ports) {
    const std::string by = port.usb_manufacturer.empty() ? "" : ", " + port.usb_manufacturer;
    std::printf("%-16s %-30s %s%s\n", port.name.c_str(), adapters::lasting_name(port).c_str(),
                port.description.c_str(), by.c_str());
  }
  if (ports.empty())
    std::fputs("No serial port is there. Is the board plugged in, with a cable that carries data?\n", stderr);
  return exit_ok;
}

}  // namespace heliorig::tools
