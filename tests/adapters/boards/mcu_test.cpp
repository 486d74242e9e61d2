#include "adapters/boards/mcu.h"

#include <boost/test/unit_test.hpp>

#include <set>

namespace heliorig::adapters {

BOOST_AUTO_TEST_SUITE(mcu)

BOOST_AUTO_TEST_CASE(a_pin_is_found_by_port_and_by_the_board_s_name) {
  const Mcu& mega = *find_mcu("atmega2560");
  BOOST_TEST(mega.pin("PB4")->text() == "D10 (PB4)");
  BOOST_TEST(mega.pin("D10")->port_name() == "PB4");
  BOOST_TEST(mega.pin("A10")->adc_channel == 10);
  BOOST_TEST(mega.pin("PD4")->text() == "PD4");  // not on the board's headers
  BOOST_TEST(!mega.pin("D54"));
  BOOST_TEST(!mega.pin(""));
  BOOST_TEST(find_mcu("atmega8") == nullptr);
}

BOOST_AUTO_TEST_CASE(pins_are_there_once_and_do_what_the_data_sheet_says) {
  for (const Mcu& mcu : mcus()) {
    std::set<std::string> names;
    for (const McuPin& pin : mcu.pins) {
      BOOST_TEST(names.insert(pin.port_name()).second);
      if (!pin.board_name.empty()) BOOST_TEST(names.insert(std::string(pin.board_name)).second);
    }
    BOOST_TEST(mcu.pin(mcu.twi_data).has_value());
    for (const auto name : {mcu.spi_in, mcu.spi_out, mcu.spi_clock}) BOOST_TEST(mcu.pin(name).has_value());
    BOOST_TEST(mcu.pin(mcu.twi_clock).has_value());
  }
  const Mcu& mega = *find_mcu("atmega2560");
  BOOST_TEST(mega.pins.size() == 86u);  // I/O lines of the data sheet's first page
  // 16 channels, INT0-7, OC0A/B, OC1A-C, OC2A/B, OC3A-C, OC4A-C, OC5A-C on 15 pins (PB7 has two), four UARTs.
  const auto count = [&](PinUse use) {
    int pins = 0;
    for (const McuPin& pin : mega.pins) pins += pin.fits(use) ? 1 : 0;
    return pins;
  };
  BOOST_TEST(count(PinUse::analog_input) == 16);
  BOOST_TEST(count(PinUse::interrupt_input) == 8);
  BOOST_TEST(count(PinUse::pwm_output) == 15);
  BOOST_TEST(count(PinUse::uart_output) == 4);
  const Mcu& leonardo = *find_mcu("atmega32u4");
  BOOST_TEST(leonardo.pins.size() == 26u);  // I/O lines of the data sheet's first page
  BOOST_TEST(leonardo.pin("D8")->adc_channel == 11);
  BOOST_TEST(leonardo.pin("D3")->interrupt);
  BOOST_TEST(leonardo.pin("D3")->pwm);  // OC0B
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace heliorig::adapters
