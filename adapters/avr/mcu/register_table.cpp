#include "adapters/avr/mcu/register_table.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace heliorig::adapters {
namespace {

constexpr bool part = true;
constexpr bool none = false;

constexpr std::uint16_t adcsra = 0x7a;
constexpr std::uint16_t adcsrb = 0x7b;

/// TCCRnA and TCCRnB stand at an even address and the next; timers 0 and 2 have 8 bits (data sheet of the
/// ATmega640/1280/2560, tables "Waveform Generation Mode Bit Description").
bool counts_both_ways(const std::uint8_t* data, std::uint16_t address) {
  const std::uint16_t control_a = address & 0xfffe;
  const int modes_a = data[control_a] & 3;
  const int modes_b = data[control_a + 1] >> 3;
  if ((data[control_a + 1] & 7) == 0) return false;  // no clock yet: a mode may be half written
  if (control_a == 0x44 || control_a == 0xb0) return (modes_a & 1) != 0 && (modes_a & 2) == 0;
  const int mode = modes_a | (modes_b & 3) << 2;
  return (mode >= 1 && mode <= 3) || (mode >= 8 && mode <= 11);
}
bool sleeps_deeper_than_idle(const std::uint8_t* data, std::uint16_t address) {
  return (data[address] & 0x0e) != 0;  // SM2 … SM0
}
bool comparator_is_on(const std::uint8_t* data, std::uint16_t address) {
  return (data[address] & 0x80) == 0;
}  // ACD
bool other_than_plain_bytes(const std::uint8_t* data, std::uint16_t address) {
  return (data[address] & 0xf0) != 0;  // UMSEL, UPM
}
bool has_ninth_bit(const std::uint8_t* data, std::uint16_t address) {
  return (data[address] & 0x04) != 0;
}  // UCSZ2
bool other_than_plain_spi(const std::uint8_t* data, std::uint16_t address) {
  const int control = data[address];
  const bool slave = (control & 0x40) != 0 && (control & 0x10) == 0;  // SPE without MSTR
  return slave || (control & 0x2c) != 0;                              // DORD, CPOL, CPHA
}
/// The master's SS is an input and low: the chip would clear MSTR (data sheet, "SS Pin Functionality").
template <int bit>
bool slave_is_selected(const std::uint8_t* data, std::uint16_t) {
  constexpr std::uint16_t pinb = 0x23, ddrb = 0x24, spcr = 0x4c;
  const bool master = (data[spcr] & 0x50) == 0x50;  // SPE and MSTR
  const bool low = ((data[pinb] | data[ddrb]) >> bit & 1) == 0;
  return master && low;
}
bool triggered_from_outside(const std::uint8_t* data, std::uint16_t) {
  return (data[adcsra] & 0x20) != 0 && (data[adcsrb] & 0x07) != 0;  // ADATE, ADTS
}

constexpr Shortcoming clock_divider{none,
                                    "the clock is not divided: everything runs at the board file's clock"};
constexpr Shortcoming power_reduction{none, "no peripheral is switched off"};
constexpr Shortcoming oscillators{
    none, "clock sources and their calibration: the clock stays that of the board file"};
constexpr Shortcoming mcu_control{none, "pull-ups are not disabled by it and vectors are not moved"};
constexpr Shortcoming prescaler_reset{none, "prescalers are neither reset nor held"};
constexpr Shortcoming input_buffers{none, "digital inputs stay on beside analogue ones"};
constexpr Shortcoming external_memory{none, "external memory"};
constexpr Shortcoming on_chip_debug{none, "on-chip debugging"};
constexpr Shortcoming usb{none, "USB: no host is there"};
constexpr Shortcoming timer_missing{none, "timer 4"};
constexpr Shortcoming compare_missing{none, "compare unit C of this timer"};
constexpr Shortcoming force_compare{none, "a forced compare match does nothing"};
constexpr Shortcoming comparator_missing{none, "the analogue comparator", &comparator_is_on};
constexpr Shortcoming pin_changes_missing{none, "pin change interrupts of these pins"};
constexpr Shortcoming flow_control{none, "flow control by RTS and CTS"};
constexpr Shortcoming bus_slave{none, "no other master addresses the chip"};
constexpr Shortcoming reserved{none, "no register of this microcontroller"};
constexpr Shortcoming comparator{part, "nothing of a board is wired to the comparator's inputs",
                                 &comparator_is_on};
constexpr Shortcoming sleep_modes{
    part, "every mode sleeps as idle does: timers and converter go on, any interrupt wakes",
    &sleeps_deeper_than_idle};
constexpr Shortcoming asynchronous_timer{part, "the update flags never show busy"};
constexpr Shortcoming self_programming{part, "pages are erased and written at once, lock bits are ignored"};
constexpr Shortcoming frames{part, "parity and synchronous modes", &other_than_plain_bytes};
constexpr Shortcoming ninth_bit{part, "the ninth bit", &has_ninth_bit};
constexpr Shortcoming auto_trigger{part, "conversions are started by the program or the last one alone",
                                   &triggered_from_outside};
constexpr Shortcoming spi_modes{part, "slave mode, the order of bits and the clock's polarity and phase",
                                &other_than_plain_spi};
constexpr std::string_view stays_master =
    "SS is an input and low, or floats: the chip would become a slave, here it stays the master";
constexpr Shortcoming slave_select_b0{part, stays_master, &slave_is_selected<0>};  // SS is PB0
constexpr Shortcoming slave_select_b2{part, stays_master, &slave_is_selected<2>};
constexpr Shortcoming timer_modes{
    part, "modes that count both ways give their outputs' duty, neither counter nor interrupts",
    &counts_both_ways};
constexpr Shortcoming spm_at_once{part, "SPM takes effect at once, the program is not halted meanwhile"};
constexpr Shortcoming des{none, "DES: these chips have none; the processor is lost there"};

constexpr RegisterEntry r(std::uint16_t address, std::string_view name,
                          const Shortcoming* shortcoming = nullptr) {
  return {address, name, shortcoming};
}

constexpr std::array atmega2560_registers{
    r(0x20, "PINA"),
    r(0x21, "DDRA"),
    r(0x22, "PORTA"),
    r(0x23, "PINB"),
    r(0x24, "DDRB"),
    r(0x25, "PORTB"),
    r(0x26, "PINC"),
    r(0x27, "DDRC"),
    r(0x28, "PORTC"),
    r(0x29, "PIND"),
    r(0x2a, "DDRD"),
    r(0x2b, "PORTD"),
    r(0x2c, "PINE"),
    r(0x2d, "DDRE"),
    r(0x2e, "PORTE"),
    r(0x2f, "PINF"),
    r(0x30, "DDRF"),
    r(0x31, "PORTF"),
    r(0x32, "PING"),
    r(0x33, "DDRG"),
    r(0x34, "PORTG"),
    r(0x35, "TIFR0"),
    r(0x36, "TIFR1"),
    r(0x37, "TIFR2"),
    r(0x38, "TIFR3"),
    r(0x39, "TIFR4"),
    r(0x3a, "TIFR5"),
    r(0x3b, "PCIFR"),
    r(0x3c, "EIFR"),
    r(0x3d, "EIMSK"),
    r(0x3e, "GPIOR0"),
    r(0x3f, "EECR"),
    r(0x40, "EEDR"),
    r(0x41, "EEARL"),
    r(0x42, "EEARH"),
    r(0x43, "GTCCR", &prescaler_reset),
    r(0x44, "TCCR0A", &timer_modes),
    r(0x45, "TCCR0B", &timer_modes),
    r(0x46, "TCNT0"),
    r(0x47, "OCR0A"),
    r(0x48, "OCR0B"),
    r(0x4a, "GPIOR1"),
    r(0x4b, "GPIOR2"),
    r(0x4c, "SPCR", &spi_modes),
    r(0x4d, "SPSR"),
    r(0x4e, "SPDR", &slave_select_b0),
    r(0x50, "ACSR", &comparator_missing),
    r(0x51, "MONDR", &on_chip_debug),
    r(0x53, "SMCR", &sleep_modes),
    r(0x54, "MCUSR"),
    r(0x55, "MCUCR", &mcu_control),
    r(0x57, "SPMCSR", &self_programming),
    r(0x5b, "RAMPZ"),
    r(0x5c, "EIND"),
    r(0x5d, "SPL"),
    r(0x5e, "SPH"),
    r(0x5f, "SREG"),
    r(0x60, "WDTCSR"),
    r(0x61, "CLKPR", &clock_divider),
    r(0x64, "PRR0", &power_reduction),
    r(0x65, "PRR1", &power_reduction),
    r(0x66, "OSCCAL", &oscillators),
    r(0x68, "PCICR"),
    r(0x69, "EICRA"),
    r(0x6a, "EICRB"),
    r(0x6b, "PCMSK0"),
    r(0x6c, "PCMSK1", &pin_changes_missing),
    r(0x6d, "PCMSK2", &pin_changes_missing),
    r(0x6e, "TIMSK0"),
    r(0x6f, "TIMSK1"),
    r(0x70, "TIMSK2"),
    r(0x71, "TIMSK3"),
    r(0x72, "TIMSK4"),
    r(0x73, "TIMSK5"),
    r(0x74, "XMCRA", &external_memory),
    r(0x75, "XMCRB", &external_memory),
    r(0x78, "ADCL"),
    r(0x79, "ADCH"),
    r(0x7a, "ADCSRA", &auto_trigger),
    r(0x7b, "ADCSRB", &auto_trigger),
    r(0x7c, "ADMUX"),
    r(0x7d, "DIDR2", &input_buffers),
    r(0x7e, "DIDR0", &input_buffers),
    r(0x7f, "DIDR1", &input_buffers),
    r(0x80, "TCCR1A", &timer_modes),
    r(0x81, "TCCR1B", &timer_modes),
    r(0x82, "TCCR1C", &force_compare),
    r(0x84, "TCNT1L"),
    r(0x85, "TCNT1H"),
    r(0x86, "ICR1L"),
    r(0x87, "ICR1H"),
    r(0x88, "OCR1AL"),
    r(0x89, "OCR1AH"),
    r(0x8a, "OCR1BL"),
    r(0x8b, "OCR1BH"),
    r(0x8c, "OCR1CL"),
    r(0x8d, "OCR1CH"),
    r(0x90, "TCCR3A", &timer_modes),
    r(0x91, "TCCR3B", &timer_modes),
    r(0x92, "TCCR3C", &force_compare),
    r(0x94, "TCNT3L"),
    r(0x95, "TCNT3H"),
    r(0x96, "ICR3L"),
    r(0x97, "ICR3H"),
    r(0x98, "OCR3AL"),
    r(0x99, "OCR3AH"),
    r(0x9a, "OCR3BL"),
    r(0x9b, "OCR3BH"),
    r(0x9c, "OCR3CL"),
    r(0x9d, "OCR3CH"),
    r(0xa0, "TCCR4A", &timer_modes),
    r(0xa1, "TCCR4B", &timer_modes),
    r(0xa2, "TCCR4C", &force_compare),
    r(0xa4, "TCNT4L"),
    r(0xa5, "TCNT4H"),
    r(0xa6, "ICR4L"),
    r(0xa7, "ICR4H"),
    r(0xa8, "OCR4AL"),
    r(0xa9, "OCR4AH"),
    r(0xaa, "OCR4BL"),
    r(0xab, "OCR4BH"),
    r(0xac, "OCR4CL"),
    r(0xad, "OCR4CH"),
    r(0xb0, "TCCR2A", &timer_modes),
    r(0xb1, "TCCR2B", &timer_modes),
    r(0xb2, "TCNT2"),
    r(0xb3, "OCR2A"),
    r(0xb4, "OCR2B"),
    r(0xb6, "ASSR", &asynchronous_timer),
    r(0xb8, "TWBR"),
    r(0xb9, "TWSR"),
    r(0xba, "TWAR", &bus_slave),
    r(0xbb, "TWDR"),
    r(0xbc, "TWCR"),
    r(0xbd, "TWAMR", &bus_slave),
    r(0xc0, "UCSR0A"),
    r(0xc1, "UCSR0B", &ninth_bit),
    r(0xc2, "UCSR0C", &frames),
    r(0xc4, "UBRR0L"),
    r(0xc5, "UBRR0H"),
    r(0xc6, "UDR0"),
    r(0xc8, "UCSR1A"),
    r(0xc9, "UCSR1B", &ninth_bit),
    r(0xca, "UCSR1C", &frames),
    r(0xcc, "UBRR1L"),
    r(0xcd, "UBRR1H"),
    r(0xce, "UDR1"),
    r(0xd0, "UCSR2A"),
    r(0xd1, "UCSR2B", &ninth_bit),
    r(0xd2, "UCSR2C", &frames),
    r(0xd4, "UBRR2L"),
    r(0xd5, "UBRR2H"),
    r(0xd6, "UDR2"),
    r(0x100, "PINH"),
    r(0x101, "DDRH"),
    r(0x102, "PORTH"),
    r(0x103, "PINJ"),
    r(0x104, "DDRJ"),
    r(0x105, "PORTJ"),
    r(0x106, "PINK"),
    r(0x107, "DDRK"),
    r(0x108, "PORTK"),
    r(0x109, "PINL"),
    r(0x10a, "DDRL"),
    r(0x10b, "PORTL"),
    r(0x120, "TCCR5A", &timer_modes),
    r(0x121, "TCCR5B", &timer_modes),
    r(0x122, "TCCR5C", &force_compare),
    r(0x124, "TCNT5L"),
    r(0x125, "TCNT5H"),
    r(0x126, "ICR5L"),
    r(0x127, "ICR5H"),
    r(0x128, "OCR5AL"),
    r(0x129, "OCR5AH"),
    r(0x12a, "OCR5BL"),
    r(0x12b, "OCR5BH"),
    r(0x12c, "OCR5CL"),
    r(0x12d, "OCR5CH"),
    r(0x130, "UCSR3A"),
    r(0x131, "UCSR3B", &ninth_bit),
    r(0x132, "UCSR3C", &frames),
    r(0x134, "UBRR3L"),
    r(0x135, "UBRR3H"),
    r(0x136, "UDR3"),
};

constexpr std::array atmega328p_registers{
    r(0x23, "PINB"),
    r(0x24, "DDRB"),
    r(0x25, "PORTB"),
    r(0x26, "PINC"),
    r(0x27, "DDRC"),
    r(0x28, "PORTC"),
    r(0x29, "PIND"),
    r(0x2a, "DDRD"),
    r(0x2b, "PORTD"),
    r(0x35, "TIFR0"),
    r(0x36, "TIFR1"),
    r(0x37, "TIFR2"),
    r(0x3b, "PCIFR"),
    r(0x3c, "EIFR"),
    r(0x3d, "EIMSK"),
    r(0x3e, "GPIOR0"),
    r(0x3f, "EECR"),
    r(0x40, "EEDR"),
    r(0x41, "EEARL"),
    r(0x42, "EEARH"),
    r(0x43, "GTCCR", &prescaler_reset),
    r(0x44, "TCCR0A", &timer_modes),
    r(0x45, "TCCR0B", &timer_modes),
    r(0x46, "TCNT0"),
    r(0x47, "OCR0A"),
    r(0x48, "OCR0B"),
    r(0x4a, "GPIOR1"),
    r(0x4b, "GPIOR2"),
    r(0x4c, "SPCR", &spi_modes),
    r(0x4d, "SPSR"),
    r(0x4e, "SPDR", &slave_select_b2),
    r(0x50, "ACSR", &comparator),
    r(0x53, "SMCR", &sleep_modes),
    r(0x54, "MCUSR"),
    r(0x55, "MCUCR", &mcu_control),
    r(0x57, "SPMCSR", &self_programming),
    r(0x5d, "SPL"),
    r(0x5e, "SPH"),
    r(0x5f, "SREG"),
    r(0x60, "WDTCSR"),
    r(0x61, "CLKPR", &clock_divider),
    r(0x64, "PRR", &power_reduction),
    r(0x66, "OSCCAL", &oscillators),
    r(0x68, "PCICR"),
    r(0x69, "EICRA"),
    r(0x6b, "PCMSK0"),
    r(0x6c, "PCMSK1"),
    r(0x6d, "PCMSK2"),
    r(0x6e, "TIMSK0"),
    r(0x6f, "TIMSK1"),
    r(0x70, "TIMSK2"),
    r(0x78, "ADCL"),
    r(0x79, "ADCH"),
    r(0x7a, "ADCSRA", &auto_trigger),
    r(0x7b, "ADCSRB", &auto_trigger),
    r(0x7c, "ADMUX"),
    r(0x7e, "DIDR0", &input_buffers),
    r(0x7f, "DIDR1", &input_buffers),
    r(0x80, "TCCR1A", &timer_modes),
    r(0x81, "TCCR1B", &timer_modes),
    r(0x82, "TCCR1C", &force_compare),
    r(0x84, "TCNT1L"),
    r(0x85, "TCNT1H"),
    r(0x86, "ICR1L"),
    r(0x87, "ICR1H"),
    r(0x88, "OCR1AL"),
    r(0x89, "OCR1AH"),
    r(0x8a, "OCR1BL"),
    r(0x8b, "OCR1BH"),
    r(0xb0, "TCCR2A", &timer_modes),
    r(0xb1, "TCCR2B", &timer_modes),
    r(0xb2, "TCNT2"),
    r(0xb3, "OCR2A"),
    r(0xb4, "OCR2B"),
    r(0xb6, "ASSR", &asynchronous_timer),
    r(0xb8, "TWBR"),
    r(0xb9, "TWSR"),
    r(0xba, "TWAR", &bus_slave),
    r(0xbb, "TWDR"),
    r(0xbc, "TWCR"),
    r(0xbd, "TWAMR", &bus_slave),
    r(0xc0, "UCSR0A"),
    r(0xc1, "UCSR0B", &ninth_bit),
    r(0xc2, "UCSR0C", &frames),
    r(0xc4, "UBRR0L"),
    r(0xc5, "UBRR0H"),
    r(0xc6, "UDR0"),
};

constexpr std::array atmega32u4_registers{
    r(0x23, "PINB"),
    r(0x24, "DDRB"),
    r(0x25, "PORTB"),
    r(0x26, "PINC"),
    r(0x27, "DDRC"),
    r(0x28, "PORTC"),
    r(0x29, "PIND"),
    r(0x2a, "DDRD"),
    r(0x2b, "PORTD"),
    r(0x2c, "PINE"),
    r(0x2d, "DDRE"),
    r(0x2e, "PORTE"),
    r(0x2f, "PINF"),
    r(0x30, "DDRF"),
    r(0x31, "PORTF"),
    r(0x35, "TIFR0"),
    r(0x36, "TIFR1"),
    r(0x38, "TIFR3"),
    r(0x39, "TIFR4", &timer_missing),
    r(0x3b, "PCIFR"),
    r(0x3c, "EIFR"),
    r(0x3d, "EIMSK"),
    r(0x3e, "GPIOR0"),
    r(0x3f, "EECR"),
    r(0x40, "EEDR"),
    r(0x41, "EEARL"),
    r(0x42, "EEARH"),
    r(0x43, "GTCCR", &prescaler_reset),
    r(0x44, "TCCR0A", &timer_modes),
    r(0x45, "TCCR0B", &timer_modes),
    r(0x46, "TCNT0"),
    r(0x47, "OCR0A"),
    r(0x48, "OCR0B"),
    r(0x49, "PLLCSR", &oscillators),
    r(0x4a, "GPIOR1"),
    r(0x4b, "GPIOR2"),
    r(0x4c, "SPCR", &spi_modes),
    r(0x4d, "SPSR"),
    r(0x4e, "SPDR", &slave_select_b0),
    r(0x50, "ACSR", &comparator),
    r(0x51, "OCDR", &on_chip_debug),
    r(0x52, "PLLFRQ", &oscillators),
    r(0x53, "SMCR", &sleep_modes),
    r(0x54, "MCUSR"),
    r(0x55, "MCUCR", &mcu_control),
    r(0x57, "SPMCSR", &self_programming),
    r(0x5b, "RAMPZ"),
    r(0x5c, "EIND"),
    r(0x5d, "SPL"),
    r(0x5e, "SPH"),
    r(0x5f, "SREG"),
    r(0x60, "WDTCSR"),
    r(0x61, "CLKPR", &clock_divider),
    r(0x64, "PRR0", &power_reduction),
    r(0x65, "PRR1", &power_reduction),
    r(0x66, "OSCCAL", &oscillators),
    r(0x67, "RCCTRL", &oscillators),
    r(0x68, "PCICR"),
    r(0x69, "EICRA"),
    r(0x6a, "EICRB"),
    r(0x6b, "PCMSK0"),
    r(0x6e, "TIMSK0"),
    r(0x6f, "TIMSK1"),
    r(0x71, "TIMSK3"),
    r(0x72, "TIMSK4", &timer_missing),
    r(0x78, "ADCL"),
    r(0x79, "ADCH"),
    r(0x7a, "ADCSRA", &auto_trigger),
    r(0x7b, "ADCSRB", &auto_trigger),
    r(0x7c, "ADMUX"),
    r(0x7d, "DIDR2", &input_buffers),
    r(0x7e, "DIDR0", &input_buffers),
    r(0x7f, "DIDR1", &input_buffers),
    r(0x80, "TCCR1A", &timer_modes),
    r(0x81, "TCCR1B", &timer_modes),
    r(0x82, "TCCR1C", &force_compare),
    r(0x84, "TCNT1L"),
    r(0x85, "TCNT1H"),
    r(0x86, "ICR1L"),
    r(0x87, "ICR1H"),
    r(0x88, "OCR1AL"),
    r(0x89, "OCR1AH"),
    r(0x8a, "OCR1BL"),
    r(0x8b, "OCR1BH"),
    r(0x8c, "OCR1CL", &compare_missing),
    r(0x8d, "OCR1CH", &compare_missing),
    r(0x90, "TCCR3A", &timer_modes),
    r(0x91, "TCCR3B", &timer_modes),
    r(0x92, "TCCR3C", &force_compare),
    r(0x94, "TCNT3L"),
    r(0x95, "TCNT3H"),
    r(0x96, "ICR3L"),
    r(0x97, "ICR3H"),
    r(0x98, "OCR3AL"),
    r(0x99, "OCR3AH"),
    r(0x9a, "OCR3BL"),
    r(0x9b, "OCR3BH"),
    r(0x9c, "OCR3CL", &compare_missing),
    r(0x9d, "OCR3CH", &compare_missing),
    r(0xb8, "TWBR"),
    r(0xb9, "TWSR"),
    r(0xba, "TWAR", &bus_slave),
    r(0xbb, "TWDR"),
    r(0xbc, "TWCR"),
    r(0xbd, "TWAMR", &bus_slave),
    r(0xbe, "TCNT4L", &timer_missing),
    r(0xbf, "TCNT4H", &timer_missing),
    r(0xc0, "TCCR4A", &timer_missing),
    r(0xc1, "TCCR4B", &timer_missing),
    r(0xc2, "TCCR4C", &timer_missing),
    r(0xc3, "TCCR4D", &timer_missing),
    r(0xc4, "TCCR4E", &timer_missing),
    r(0xc5, "CLKSEL0", &oscillators),
    r(0xc6, "CLKSEL1", &oscillators),
    r(0xc7, "CLKSTA", &oscillators),
    r(0xc8, "UCSR1A"),
    r(0xc9, "UCSR1B", &ninth_bit),
    r(0xca, "UCSR1C", &frames),
    r(0xcb, "UCSR1D", &flow_control),
    r(0xcc, "UBRR1L"),
    r(0xcd, "UBRR1H"),
    r(0xce, "UDR1"),
    r(0xcf, "OCR4A", &timer_missing),
    r(0xd0, "OCR4B", &timer_missing),
    r(0xd1, "OCR4C", &timer_missing),
    r(0xd2, "OCR4D", &timer_missing),
    r(0xd4, "DT4", &timer_missing),
    r(0xd7, "UHWCON", &usb),
    r(0xd8, "USBCON", &usb),
    r(0xd9, "USBSTA", &usb),
    r(0xda, "USBINT", &usb),
    r(0xe0, "UDCON", &usb),
    r(0xe1, "UDINT", &usb),
    r(0xe2, "UDIEN", &usb),
    r(0xe3, "UDADDR", &usb),
    r(0xe4, "UDFNUML", &usb),
    r(0xe5, "UDFNUMH", &usb),
    r(0xe6, "UDMFN", &usb),
    r(0xe8, "UEINTX", &usb),
    r(0xe9, "UENUM", &usb),
    r(0xea, "UERST", &usb),
    r(0xeb, "UECONX", &usb),
    r(0xec, "UECFG0X", &usb),
    r(0xed, "UECFG1X", &usb),
    r(0xee, "UESTA0X", &usb),
    r(0xef, "UESTA1X", &usb),
    r(0xf0, "UEIENX", &usb),
    r(0xf1, "UEDATX", &usb),
    r(0xf2, "UEBCLX", &usb),
    r(0xf3, "UEBCHX", &usb),
    r(0xf4, "UEINT", &usb),
};

}  // namespace

std::span<const RegisterEntry> registers_of(const Mcu& mcu) {
  if (mcu.name == "atmega2560") return atmega2560_registers;
  if (mcu.name == "atmega328p") return atmega328p_registers;
  assert(mcu.name == "atmega32u4");
  return atmega32u4_registers;
}

RegisterEntry register_at(const Mcu& mcu, std::uint16_t address) {
  const auto registers = registers_of(mcu);
  const auto found = std::ranges::lower_bound(registers, address, {}, &RegisterEntry::address);
  if (found != registers.end() && found->address == address) return *found;
  return {address, "reserved", &reserved};
}

const RegisterEntry* shortcoming_of_instruction(std::uint16_t opcode) {
  static constexpr RegisterEntry spm{0, "SPM", &spm_at_once};
  static constexpr RegisterEntry des_instruction{0, "DES", &des};
  if ((opcode & 0xffef) == 0x95e8) return &spm;  // SPM, SPM Z+
  if ((opcode & 0xff0f) == 0x940b) return &des_instruction;
  return nullptr;
}

}  // namespace heliorig::adapters
