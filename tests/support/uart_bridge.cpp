// avr_uart_bridge FIRMWARE.elf [MCU]: runs a firmware on the emulator with its UART 0 on standard input and
// output, for tests of links to a board. Ends when its input does. The emulated clock runs as fast as it may
// while bytes go either way, else no faster than the wall's.
#include <poll.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <vector>

#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/avr/mcu/find_uart.h"

namespace {

using namespace heliorig::adapters;

constexpr double clock_Hz = 16e6;
constexpr Cycle quantum = 16'000;  // 1 ms
constexpr int idle_after = 20;     // quanta in which nothing came or went

/// Bytes to and from the UART, each way at the pace that the emulator's keeps.
class Uart final : private CycleCallback {
 public:
  explicit Uart(AvrMcu& mcu) : mcu_(mcu), uart_(find_uart(mcu.core(), 0)) {
    avr_irq_register_notify(uart_->io.irq + UART_IRQ_OUTPUT, &Uart::on_byte, this);
  }

  void receive(std::uint8_t byte) {
    waiting_.push_back(byte);
    if (waiting_.size() == 1) mcu_.call_at(mcu_.cycle() + uart_->cycles_per_byte, *this);
  }
  bool receives() const { return !waiting_.empty(); }
  std::vector<std::uint8_t> take_sent() { return std::exchange(sent_, {}); }

 private:
  static void on_byte(avr_irq_t*, std::uint32_t value, void* self) {
    static_cast<Uart*>(self)->sent_.push_back(static_cast<std::uint8_t>(value));
  }
  Cycle on_cycle(Cycle when) override {
    avr_raise_irq(uart_->io.irq + UART_IRQ_INPUT, waiting_.front());
    waiting_.pop_front();
    return waiting_.empty() ? 0 : when + uart_->cycles_per_byte;
  }

  AvrMcu& mcu_;
  avr_uart_t* uart_;
  std::deque<std::uint8_t> waiting_;
  std::vector<std::uint8_t> sent_;
};

/// False at the end of the input.
bool take_input(Uart& uart, int patience_ms) {
  pollfd input{STDIN_FILENO, POLLIN, 0};
  if (poll(&input, 1, patience_ms) <= 0) return true;
  std::array<std::uint8_t, 1024> bytes{};
  const ssize_t got = read(STDIN_FILENO, bytes.data(), bytes.size());
  for (ssize_t i = 0; i < got; ++i) uart.receive(bytes[static_cast<std::size_t>(i)]);
  return got > 0;
}

bool give_output(const std::vector<std::uint8_t>& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = write(STDOUT_FILENO, bytes.data() + done, bytes.size() - done);
    if (written <= 0) return false;
    done += static_cast<std::size_t>(written);
  }
  return true;
}

int bridge(const ElfImage& image, const Mcu& mcu_kind) {
  AvrMcu mcu(mcu_kind, image, {.clock_Hz = clock_Hz, .supply_V = 5.0, .analog_reference_V = {}});
  Uart uart(mcu);
  int idle = 0;
  for (;;) {
    if (!take_input(uart, idle > idle_after ? 1 : 0)) return EXIT_SUCCESS;
    mcu.run_to(mcu.cycle() + quantum);
    const auto sent = uart.take_sent();
    idle = sent.empty() && !uart.receives() ? idle + 1 : 0;
    if (!give_output(sent)) return EXIT_SUCCESS;
    for (const std::string& line : mcu.take_lines()) std::fprintf(stderr, "%s\n", line.c_str());
  }
}

}  // namespace

// SystemC's library refers to it, for programs that leave main() to the library.
extern "C" int sc_main(int, char**) { return 1; }

int main(int count, char** words) {
  const Mcu* mcu = find_mcu(count > 2 ? words[2] : "atmega2560");
  if (count < 2 || mcu == nullptr) {
    std::fprintf(stderr, "usage: %s FIRMWARE.elf [MCU]\n", words[0]);
    return 2;
  }
  const auto read = read_firmware(words[1], *mcu);
  if (const auto* complaints = std::get_if<heliorig::bench::Diagnostics>(&read)) {
    std::fprintf(stderr, "%s", heliorig::bench::to_text(*complaints).c_str());
    return 2;
  }
  return bridge(std::get<ElfImage>(read), *mcu);
}
