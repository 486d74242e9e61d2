// benchmark_avr_ratio FIRMWARE.elf BOARD.yaml [SECONDS [watch]]: what the link's lockstep, pins and parts
// cost beside the bare emulator with the same firmware and cycles, by the clock on the wall and by the
// processor's, which other work on the machine moves less. Sensors hold still. Both run in turns, in slices
// of simulated time, so that what else the machine does falls on both alike.
//
// Alone, firmware that talks to parts finds nobody there and does other work; where the shares of cycles
// awake differ, the ratio of wall time a cycle awake is the one that says what the link costs.
//
// Goals: 1.05 for a busy loop, 1.5 for firmware that sleeps, 2.5 with every instruction watched; and within
// 10 % the same on a board of one part as on one of many.
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

#include "adapters/avr/avr_link.h"
#include "adapters/avr/mcu/elf_image.h"
#include "adapters/avr/parts/catalogue.h"
#include "models/instruments/instruments_signals.h"
#include "tools/benchmarks/cpu_clock.h"

namespace heliorig {
namespace {

/// What slices of a run have taken so far, in seconds.
struct Taken {
  double wall_s = 0.0;
  double cpu_s = 0.0;

  template <typename Work>
  bool add(const Work& work) {
    const auto wall = std::chrono::steady_clock::now();
    const auto cpu = benchmarks::CpuClock::now();
    const bool good = work();
    cpu_s += std::chrono::duration<double>(benchmarks::CpuClock::now() - cpu).count();
    wall_s += std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    return good;
  }
};

void print_ratio(const char* what, double of_link, double of_bare, double awake_ratio) {
  std::printf("%-18s %8.3f s over %8.3f s: ratio %6.3f, a cycle awake %6.3f\n", what, of_link, of_bare,
              of_link / of_bare, of_link / of_bare / awake_ratio);
}

constexpr std::size_t rows = 10;
constexpr int quanta_a_slice = 100;

/// A quiet noon: what the sensors say all the time. The rest says 0.
const std::map<std::string, double> quiet_noon = {
    {"instruments.pressure_1", 9.8e5},
    {"instruments.pressure_2", 9.8e5},
    {"instruments.drum_temperature", 457},
    {"instruments.outlet_temperature", 473},
    {"instruments.evaporator_wall_temperature", 470},
    {"instruments.superheater_wall_temperature", 500},
    {"instruments.level_low_1", 1},
    {"instruments.level_low_2", 1},
    {"instruments.level_normal", 1},
    {"instruments.supply_voltage", 24},
    {"instruments.dni", 850},
    {"instruments.wind_speed", 3},
    {"instruments.chain_closed", 1},
    {"instruments.clock", 1782034200},
};

std::vector<models::SignalSpec> commands() {
  std::vector<models::SignalSpec> all;
  for (const char* name : {"feed_pump", "bypass_valve", "vent_shut", "chain_permit"}) {
    all.push_back({std::string("controller.command.") + name, "1", 0, 1, "", models::SignalKind::continuous});
  }
  for (std::size_t i = 0; i < rows; ++i) {
    all.push_back({"controller.command.drive[" + std::to_string(i) + "]", "1", -1e9, 1e9, "",
                   models::SignalKind::continuous});
  }
  return all;
}

/// libsimavr as its own examples run it, less what waits for the wall clock.
class BareEmulator {
 public:
  BareEmulator(const adapters::Board& board, const adapters::ElfImage& image) {
    core_ = avr_make_mcu_by_name(std::string(board.mcu->name).c_str());
    avr_init(core_);
    core_->frequency = static_cast<std::uint32_t>(board.clock_Hz);
    core_->vcc = core_->avcc = static_cast<std::uint32_t>(board.supply_V * 1000.0);
    core_->sleep = [](avr_t*, avr_cycle_count_t cycles) { asleep += cycles + 1; };
    std::memcpy(core_->flash, image.flash.data(), image.flash.size());
    for (avr_io_t* io = core_->io_port; io != nullptr; io = io->next) {
      if (std::strcmp(io->kind, "uart") == 0) reinterpret_cast<avr_uart_t*>(io)->flags = 0;
    }
    core_->run_cycle_limit = core_->frequency;
  }
  bool run_to(std::uint64_t cycle) {
    while (core_->cycle < cycle) {
      avr_run(core_);
      if (core_->state == cpu_Done || core_->state == cpu_Crashed) return false;
    }
    return true;
  }

  static inline std::uint64_t asleep = 0;

 private:
  avr_t* core_;
};

void print(const bench::Diagnostics& diagnostics) {
  std::fprintf(stderr, "%s\n", bench::to_text(diagnostics).c_str());
}

int run(const char* firmware, const char* board_file, double seconds, bool watch) {
  const auto outputs = models::instruments_output_specs(rows, rows);
  const auto inputs = commands();
  const auto reading = adapters::read_board(board_file, adapters::part_kinds(), {outputs, inputs, {}});
  auto opened = adapters::open_avr_link("avr", firmware, board_file, {outputs, inputs, {}}, {.watch = watch});
  if (const auto* wrong = std::get_if<bench::Diagnostics>(&opened)) return print(*wrong), 2;
  auto& link = *std::get<0>(opened);
  const auto image = std::get<adapters::ElfImage>(adapters::read_firmware(firmware, *reading.board.mcu));
  BareEmulator bare(reading.board, image);

  std::vector<double> sensors;
  for (const std::string& name : link.describe().sensors) {
    const auto found = quiet_noon.find(name);
    sensors.push_back(found == quiet_noon.end() ? 0.0 : found->second);
  }
  std::vector<double> driven(link.describe().outputs.size());
  const std::size_t asleep_share = static_cast<std::size_t>(
      std::ranges::find(link.describe().outputs, "controller.mcu.asleep_share", &models::SignalSpec::name) -
      link.describe().outputs.begin());
  models::SimTime time{};
  Taken of_link;
  Taken of_bare;
  double link_asleep = 0.0;
  const auto link_slice = [&] {
    for (int i = 0; i < quanta_a_slice; ++i) {
      if (link.exchange(time, sensors, driven)) return false;
      time += link.describe().quantum;
      link_asleep += driven[asleep_share];
    }
    return true;
  };
  const auto bare_slice = [&] {
    return bare.run_to(static_cast<std::uint64_t>(models::seconds(time) * reading.board.clock_Hz));
  };
  while (models::seconds(time) < seconds) {
    if (!of_link.add(link_slice)) return 3;
    if (!of_bare.add(bare_slice)) {
      std::fprintf(stderr,
                   "alone, without what the board connects, this firmware ends: nothing to compare\n");
      return 1;
    }
    link.take_console_lines();
  }
  const double simulated = models::seconds(time);
  const double link_awake = simulated - link_asleep * models::seconds(link.describe().quantum);
  const double bare_awake = simulated - static_cast<double>(BareEmulator::asleep) / reading.board.clock_Hz;
  std::printf("simulated          %8.1f s, awake %.2f %%, alone %.2f %%\n", simulated,
              100.0 * link_awake / simulated, 100.0 * bare_awake / simulated);
  print_ratio("clock on the wall", of_link.wall_s, of_bare.wall_s, link_awake / bare_awake);
  print_ratio("processor", of_link.cpu_s, of_bare.cpu_s, link_awake / bare_awake);
  return 0;
}

}  // namespace
}  // namespace heliorig

int main(int count, char** arguments) {
  const bool watch = count == 5 && std::strcmp(arguments[4], "watch") == 0;
  if (count < 3 || count > 5 || (count == 5 && !watch)) {
    std::fprintf(stderr, "usage: benchmark_avr_ratio FIRMWARE.elf BOARD.yaml [SECONDS [watch]]\n");
    return 2;
  }
  return heliorig::run(arguments[1], arguments[2], count >= 4 ? std::atof(arguments[3]) : 60.0, watch);
}
