#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "bench/diagnostics/diagnostic.h"

namespace heliorig::adapters {

/// A serial port of this machine, as the system names it.
struct SerialPort {
  std::string name;         ///< `/dev/ttyACM0`
  std::string description;  ///< the driver's words
  std::optional<int> usb_vendor;
  std::optional<int> usb_product;
  std::string usb_serial;        ///< empty where it has none
  std::string usb_manufacturer;  ///< in the device's words
};

/// All serial ports, by name. Throws std::runtime_error when the system cannot be asked.
std::vector<SerialPort> list_serial_ports();

/// The port that a person means by `/dev/ttyACM0`, a path below /dev/serial/by-id or by
/// `usb:VID:PID[:SERIAL]` (hexadecimal numbers), as the path to open. A port that is none, or a description
/// that fits several, is complained of with what there is. `position` is of the complaint.
std::variant<std::string, bench::Diagnostic> find_serial_port(const std::string& wanted,
                                                              std::span<const SerialPort> ports,
                                                              const bench::Position& position);

/// How find_serial_port() would be told of it for certain: `usb:2341:0042:75935` or its path.
std::string lasting_name(const SerialPort& port);

}  // namespace heliorig::adapters
