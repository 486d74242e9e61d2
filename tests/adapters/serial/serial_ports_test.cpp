#include "adapters/serial/serial_ports.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/process.h"

namespace heliorig::adapters {
namespace {

const bench::Position here = bench::whole_file("--controller serial:x");

const std::vector<SerialPort> two_boards{{.name = "/dev/ttyACM0",
                                          .description = "Mega",
                                          .usb_vendor = 0x2341,
                                          .usb_product = 0x0042,
                                          .usb_serial = "75935"},
                                         {.name = "/dev/ttyACM1",
                                          .description = "Mega",
                                          .usb_vendor = 0x2341,
                                          .usb_product = 0x0042,
                                          .usb_serial = "64131"},
                                         {.name = "/dev/ttyS0", .description = "ttyS0"}};

std::string found(const std::string& wanted) {
  const auto port = find_serial_port(wanted, two_boards, here);
  const auto* name = std::get_if<std::string>(&port);
  return name != nullptr ? *name : std::get<bench::Diagnostic>(port).message;
}

BOOST_AUTO_TEST_SUITE(serial_ports)

BOOST_AUTO_TEST_CASE(a_board_is_found_by_its_serial_number) {
  BOOST_CHECK_EQUAL(found("usb:2341:0042:64131"), "/dev/ttyACM1");
  for (const SerialPort& port : two_boards) {
    if (port.usb_vendor) BOOST_CHECK_EQUAL(found(lasting_name(port)), port.name);
  }
}

BOOST_AUTO_TEST_CASE(one_description_that_fits_two_boards_is_refused_with_both) {
  const auto port = find_serial_port("usb:2341:0042", two_boards, here);
  const auto& wrong = std::get<bench::Diagnostic>(port);
  BOOST_CHECK(wrong.advice.find("75935") != std::string::npos &&
              wrong.advice.find("64131") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_board_that_is_not_there_is_refused_with_what_is) {
  const auto port = find_serial_port("usb:1a86:7523", two_boards, here);
  const auto& wrong = std::get<bench::Diagnostic>(port);
  BOOST_CHECK(wrong.advice.find("/dev/ttyACM0 (usb:2341:0042:75935)") != std::string::npos);
  BOOST_CHECK(wrong.advice.find("/dev/ttyS0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_names_no_device_is_refused) {
  for (const char* wanted : {"usb:", "usb:2341", "usb:2341:", "usb:2341:42", "usb:2341:0042:",
                             "usb:-234:0042", "usb:234x:0042", "usb:2341 0042", "usb:02341:0042"}) {
    BOOST_TEST(found(wanted).find("names no USB device") != std::string::npos, wanted);
  }
}

BOOST_AUTO_TEST_CASE(a_link_by_id_leads_to_its_device) {
  const tests::TemporaryFolder folder;
  std::filesystem::create_symlink("/dev/null", folder.path() / "usb-Arduino_Mega-if00");
  BOOST_CHECK_EQUAL(found((folder.path() / "usb-Arduino_Mega-if00").string()), "/dev/null");
  BOOST_TEST(found("/dev/ttyACM9").find("there is no port") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_systems_ports_can_be_listed) {
  for (const SerialPort& port : list_serial_ports()) BOOST_TEST(port.name.starts_with("/dev/"), port.name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace heliorig::adapters
