#include "adapters/serial/serial_ports.h"

#include <fmt/format.h>
#include <libserialport.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace heliorig::adapters {
namespace {

std::string text_of(const char* text) {
  return text == nullptr ? "" : text;
}

SerialPort described(const sp_port* port) {
  SerialPort described{.name = text_of(sp_get_port_name(port)),
                       .description = text_of(sp_get_port_description(port))};
  int vendor = 0;
  int product = 0;
  if (sp_get_port_transport(port) == SP_TRANSPORT_USB &&
      sp_get_port_usb_vid_pid(port, &vendor, &product) == SP_OK) {
    described.usb_vendor = vendor;
    described.usb_product = product;
    described.usb_serial = text_of(sp_get_port_usb_serial(port));
    described.usb_manufacturer = text_of(sp_get_port_usb_manufacturer(port));
  }
  return described;
}

/// What stands behind `usb:`.
struct UsbName {
  int vendor = 0;
  int product = 0;
  std::string serial;  ///< empty: any
};

std::optional<int> four_hexadecimal_digits(const std::string& text) {
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number, 16);
  if (text.size() != 4 || text[0] == '-' || error != std::errc{} || last != end) return std::nullopt;
  return number;
}

std::optional<UsbName> parse_usb_name(const std::string& text) {
  std::istringstream parts{text};
  std::string vendor;
  std::string product;
  UsbName name;
  std::getline(parts, vendor, ':');
  std::getline(parts, product, ':');
  const bool serial_given = !parts.eof();
  std::getline(parts, name.serial);
  const auto vendor_number = four_hexadecimal_digits(vendor);
  const auto product_number = four_hexadecimal_digits(product);
  if (!vendor_number || !product_number || (serial_given && name.serial.empty())) return std::nullopt;
  name.vendor = *vendor_number;
  name.product = *product_number;
  return name;
}

bool fits(const SerialPort& port, const UsbName& name) {
  return port.usb_vendor == name.vendor && port.usb_product == name.product &&
         (name.serial.empty() || port.usb_serial == name.serial);
}

std::string list_of(std::span<const SerialPort> ports) {
  if (ports.empty()) return "there is none; is the board plugged in?";
  std::string list;
  for (const SerialPort& port : ports) {
    list += (list.empty() ? "there " + std::string(ports.size() == 1 ? "is " : "are ") : ", ") + port.name;
    if (port.usb_vendor) list += " (" + lasting_name(port) + ")";
  }
  return list;
}

}  // namespace

std::vector<SerialPort> list_serial_ports() {
  sp_port** list = nullptr;
  if (sp_list_ports(&list) != SP_OK) throw std::runtime_error{"the serial ports cannot be listed"};
  const std::unique_ptr<sp_port*, void (*)(sp_port**)> owner{list, sp_free_port_list};
  std::vector<SerialPort> ports;
  for (sp_port** port = list; *port != nullptr; ++port) ports.push_back(described(*port));
  std::ranges::sort(ports, {}, &SerialPort::name);
  return ports;
}

std::string lasting_name(const SerialPort& port) {
  if (!port.usb_vendor) return port.name;
  const std::string serial = port.usb_serial.empty() ? "" : ":" + port.usb_serial;
  return fmt::format("usb:{:04x}:{:04x}{}", *port.usb_vendor, *port.usb_product, serial);
}

std::variant<std::string, bench::Diagnostic> find_serial_port(const std::string& wanted,
                                                              std::span<const SerialPort> ports,
                                                              const bench::Position& position) {
  const auto complaint = [&](std::string message, std::string advice) {
    return bench::Diagnostic{"serial-port", position, std::move(message), std::move(advice)};
  };
  const std::string usb = "usb:";
  if (!wanted.starts_with(usb)) {
    std::error_code error;
    const auto path = std::filesystem::canonical(wanted, error);  // a link by id leads to the device
    if (!error) return path.string();
    return complaint("there is no port '" + wanted + "'", list_of(ports));
  }
  const auto name = parse_usb_name(wanted.substr(usb.size()));
  if (!name) {
    return bench::Diagnostic{
        "controller", position, "'" + wanted + "' names no USB device",
        "write usb:VID:PID or usb:VID:PID:SERIAL with four hexadecimal digits each, as heliorig ports does"};
  }
  std::vector<SerialPort> fitting;
  std::ranges::copy_if(ports, std::back_inserter(fitting),
                       [&](const SerialPort& port) { return fits(port, *name); });
  if (fitting.empty()) return complaint("no board is plugged in that is '" + wanted + "'", list_of(ports));
  if (fitting.size() > 1) {
    return complaint("'" + wanted + "' fits more than one board",
                     list_of(fitting) + "; name one by its serial number or path");
  }
  return fitting.front().name;
}

}  // namespace heliorig::adapters
