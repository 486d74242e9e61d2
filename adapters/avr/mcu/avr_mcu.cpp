#include "adapters/avr/mcu/avr_mcu.h"

#include <simavr/avr_eeprom.h>
#include <simavr/avr_extint.h>
#include <simavr/avr_timer.h>
#include <simavr/avr_uart.h>
#include <simavr/avr_watchdog.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_core.h>
#include <simavr/sim_cycle_timers.h>
#include <simavr/sim_interrupts.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "adapters/avr/mcu/execution_watch.h"

namespace heliorig::adapters {
namespace {

/// Addresses of data are 16 bits wide, those of ELPM and SPM 24 bits and a page. The emulator checks neither
/// before it touches its own memory.
constexpr std::size_t data_reach = 0x10000;
constexpr std::size_t flash_reach = 0x1000000 + 0x200;

constexpr std::size_t most_notes = 48;

// SMCR, bit SE, of all our chips (data sheets, register summary).
constexpr std::uint16_t sleep_control = 0x53;
constexpr std::uint8_t sleep_enable = 0x01;

/// Without SE the SLEEP instruction does nothing (data sheet, "SMCR – Sleep Mode Control Register"); the
/// emulator does not look.
bool may_sleep(const avr_t& core) {
  return (core.data[sleep_control] & sleep_enable) != 0;
}

std::uint32_t millivolts(double volts) {
  return static_cast<std::uint32_t>(std::lround(volts * 1000.0));
}

/// Without the escape sequences and line ends that the emulator puts around its messages.
std::string plain(const char* text) {
  std::string result;
  for (const char* c = text; *c != 0; ++c) {
    if (*c == '\x1b') {
      while (*c != 0 && *c != 'm') ++c;
      if (*c == 0) break;
    } else if (*c >= ' ') {
      result += *c;
    }
  }
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

struct AvrMcu::Hooks {
  static AvrMcu& self(avr_t* core) { return *static_cast<AvrMcu*>(core->custom.data); }

  /// The emulator's core is about to let the time pass up to its next timer.
  static void sleep(avr_t* core, avr_cycle_count_t cycles) {
    if (!may_sleep(*core)) {
      core->state = cpu_Running;
      core->cycle -= cycles + 1;  // which it adds next
      return;
    }
    AvrMcu& mcu = self(core);
    mcu.longest_awake_ = mcu.longest_awake();
    mcu.woke_ = core->cycle + cycles + 1;
    mcu.cycles_asleep_ += cycles + 1;
  }

  static int watchdog(avr_io_t* io, std::uint32_t control, void* parameter) {
    AvrMcu& mcu = self(io->avr);
    if (control == AVR_IOCTL_WATCHDOG_RESET && mcu.watchdog_listener_ != nullptr)
      mcu.watchdog_listener_->on_kick();
    return mcu.watchdog_ioctl_(io, control, parameter);
  }

  /// Only where the watchdog may reset, too, does serving its interrupt switch that off (data sheet,
  /// "Watchdog Timer", WDIE). The emulator does so always, but not where it finds the flag gone; called
  /// before it.
  static void watchdog_served(avr_irq_t*, std::uint32_t pending, void* watchdog) {
    auto& timer = *static_cast<avr_watchdog_t*>(watchdog);
    if (pending == 0 && avr_regbit_get(timer.io.avr, timer.wde) == 0)
      avr_regbit_clear(timer.io.avr, timer.watchdog.raised);
  }

  static void reset(avr_t* core) {
    AvrMcu& mcu = self(core);
    if (mcu.reset_of_core_ != nullptr) mcu.reset_of_core_(core);
    mcu.was_reset_ = true;
  }

  static avr_cycle_count_t stop(avr_t*, avr_cycle_count_t, void*) { return 0; }

  static avr_cycle_count_t callback(avr_t*, avr_cycle_count_t when, void* param) {
    return static_cast<CycleCallback*>(param)->on_cycle(when);
  }

  static void log(avr_t* core, const int level, const char* format, va_list arguments) {
    if (level > LOG_WARNING || level == LOG_OUTPUT || core == nullptr || core->custom.data == nullptr) return;
    std::array<char, 256> text{};
    std::vsnprintf(text.data(), text.size(), format, arguments);
    AvrMcu& mcu = self(core);
    // Told of a crash by its bare name, behind a message that says more.
    const bool crash = std::strstr(text.data(), "avr_sadly_crashed") != nullptr;
    if (!crash) mcu.note("emulator: " + plain(text.data()));
    // The emulator takes an undefined instruction for none at all; what the chip does is not defined.
    const bool undefined = std::strstr(format, "Invalid Opcode") != nullptr;
    if (undefined) core->state = cpu_Crashed;
    if (crash || undefined) mcu.lost_at_ = core->pc;
  }
};

AvrMcu::AvrMcu(const Mcu& mcu, const ElfImage& image, const AvrSettings& settings)
    : mcu_(mcu), clock_Hz_(settings.clock_Hz), full_supply_V_(millivolts(settings.supply_V) / 1000.0) {
  avr_global_logger_set(&Hooks::log);
  core_ = avr_make_mcu_by_name(std::string(mcu.name).c_str());
  assert(core_ != nullptr && "a microcontroller of our table that libsimavr lacks");
  assert(core_->flashend + 1 == mcu.flash_bytes && core_->ramend + 1u == mcu.ram_start + mcu.ram_bytes);
  avr_init(core_);
  core_->custom.data = this;
  core_->sleep = &Hooks::sleep;
  reset_of_core_ = std::exchange(core_->reset, &Hooks::reset);
  core_->log = LOG_WARNING;
  core_->frequency = static_cast<std::uint32_t>(std::lround(settings.clock_Hz));
  core_->vcc = core_->avcc = millivolts(settings.supply_V);
  core_->aref = settings.analog_reference_V ? millivolts(*settings.analog_reference_V) : 0;
  widen_memories();
  load(image);
  configure_peripherals();
  arm_stop();
}

AvrMcu::~AvrMcu() {
  // avr_terminate() forgets what hangs on registers and interrupts, and its pool.
  constexpr int irqs_of_register = 9;  // each bit and all of them, as avr_iomem_getirq() makes them
  for (auto& io : core_->io) {
    if (io.irq != nullptr) avr_free_irq(io.irq, irqs_of_register);
  }
  for (int i = 0; i < core_->interrupts.vector_count; ++i) {
    avr_free_irq(core_->interrupts.vector[i]->irq, AVR_INT_IRQ_COUNT);
  }
  avr_free_irq(core_->interrupts.irq, AVR_INT_IRQ_COUNT);
  avr_terminate(core_);
  std::free(core_->irq_pool.irq);
  std::free(core_);
}

void AvrMcu::widen_memories() {
  const auto widen = [](std::uint8_t*& memory, std::size_t used, std::size_t reach) {
    auto* wide = static_cast<std::uint8_t*>(std::calloc(reach, 1));  // pages that nobody touches cost nothing
    if (wide == nullptr) throw std::bad_alloc();
    std::memcpy(wide, memory, used);
    std::free(memory);
    memory = wide;
  };
  widen(core_->data, core_->ramend + 1u, data_reach);
  widen(core_->flash, core_->flashend + 3u, flash_reach);
}

void AvrMcu::load(const ElfImage& image) {
  assert(image.flash.size() <= mcu_.flash_bytes && image.eeprom.size() <= mcu_.eeprom_bytes);
  std::memcpy(core_->flash, image.flash.data(), image.flash.size());
  core_->codeend = static_cast<std::uint32_t>(image.flash.size());
  if (image.eeprom.empty()) return;
  std::vector<std::uint8_t> eeprom = image.eeprom;
  avr_eeprom_desc_t contents{eeprom.data(), 0, static_cast<std::uint32_t>(eeprom.size())};
  avr_ioctl(core_, AVR_IOCTL_EEPROM_SET, &contents);
}

/// By default a UART sleeps in wall time when it is polled, and collects lines past the end of its buffer; an
/// external interrupt on a low level, which every one is after a reset, is looked at in each cycle ever
/// after; and a timer keeps mode and prescaler over a reset.
void AvrMcu::configure_peripherals() {
  for (avr_io_t* io = core_->io_port; io != nullptr; io = io->next) {
    if (std::strcmp(io->kind, "uart") == 0) {
      reinterpret_cast<avr_uart_t*>(io)->flags = 0;
    } else if (std::strcmp(io->kind, "extint") == 0) {
      for (auto& interrupt : reinterpret_cast<avr_extint_t*>(io)->eint) interrupt.strict_lvl_trig = 0;
    } else if (std::strcmp(io->kind, "timer") == 0) {
      auto& timer = *reinterpret_cast<avr_timer_t*>(io);
      timer.mode = timer.wgm_op[0];
      timer.wgm_op_mode_kind = static_cast<int>(timer.mode.kind);
      timer.wgm_op_mode_size = (1u << timer.mode.size) - 1;
      timer.cs_div_value = 0;
    } else if (std::strcmp(io->kind, "watchdog") == 0 && io->ioctl != &Hooks::watchdog) {
      watchdog_ = reinterpret_cast<avr_watchdog_t*>(io);
      watchdog_ioctl_ = std::exchange(io->ioctl, &Hooks::watchdog);
      avr_irq_register_notify(watchdog_->watchdog.irq, &Hooks::watchdog_served, watchdog_);
    }
  }
}

/// The core runs, and sleeps, up to its next timer; one of them is where we want it to stop. A reset clears
/// both that and the limit, which it sets to single steps.
void AvrMcu::arm_stop() {
  core_->run_cycle_limit = by_instruction() ? 1 : core_->frequency;
  const Cycle left = target_ > core_->cycle ? target_ - core_->cycle : 1;
  avr_cycle_timer_register(core_, left, &Hooks::stop, nullptr);
}

void AvrMcu::run_to(Cycle target) {
  target_ = target;
  arm_stop();
  while (core_->cycle < target_) {
    if (!alive()) {
      run_lost();
    } else if (by_instruction()) {
      run_by_instruction();
    } else {
      run_core();
    }
    if (was_reset_) after_reset();
  }
  if (watch_ != nullptr) watch_->look(*core_);
}

/// Up to the target, or to what run_to() has to look at.
void AvrMcu::run_by_instruction() {
  while (core_->cycle < target_ && alive() && !was_reset_) {
    if (core_->run == &avr_callback_run_raw && core_->state == cpu_Running) {
      if (gate_ != nullptr) gate_->before_instruction();
      if (watch_ != nullptr) watch_->before_instruction(*core_);
      if (!data_listeners_.empty()) tell_of_access();
      if (!program_listeners_.empty()) tell_of_program();
      step();
    } else if (core_->state == cpu_Sleeping && !may_sleep(*core_)) {
      core_->state = cpu_Running;
    } else {
      run_core();
    }
    if (watch_ != nullptr) watch_->after_instruction(*core_);
  }
}

std::uint16_t AvrMcu::program_word(std::uint32_t address) const {
  return static_cast<std::uint16_t>(core_->flash[address] | core_->flash[address + 1] << 8);
}

std::optional<DataAccess> AvrMcu::next_access() const {
  return data_access(program_word(core_->pc), program_word(core_->pc + 2), core_->data, core_->address_size);
}

void AvrMcu::tell_of_access() {
  const auto access = next_access();
  if (!access) return;
  const auto listeners = data_listeners_;  // one that has seen enough leaves
  for (DataListener* listener : listeners) listener->before_access(*access);
}

void AvrMcu::tell_of_program() {
  const std::uint16_t opcode = program_word(core_->pc);
  const auto read = program_read(opcode, core_->data);
  const auto listeners = program_listeners_;  // one that has seen enough leaves
  for (ProgramListener* listener : listeners) {
    listener->before_read(core_->pc, takes_two_words(opcode) ? 4 : 2);
    if (read) listener->before_read(*read, 1);
  }
}

/// Takes effect with the next run_to().
void AvrMcu::watch_data(DataListener& listener) {
  if (std::ranges::find(data_listeners_, &listener) == data_listeners_.end())
    data_listeners_.push_back(&listener);
}

void AvrMcu::leave_data(DataListener& listener) {
  std::erase(data_listeners_, &listener);
}

void AvrMcu::watch_program(ProgramListener& listener) {
  if (std::ranges::find(program_listeners_, &listener) == program_listeners_.end())
    program_listeners_.push_back(&listener);
}

void AvrMcu::leave_program(ProgramListener& listener) {
  std::erase(program_listeners_, &listener);
}

/// One instruction, and what the emulator's own run function does after a batch of them, where there is any
/// of it to do. The limit of one cycle keeps it from going on by itself.
void AvrMcu::step() {
  core_->run_cycle_count = 0;
  const avr_flashaddr_t next = avr_run_one(core_);
  const avr_cycle_timer_slot_t* timer = core_->cycle_timers.timer;
  if (timer == nullptr || timer->when <= core_->cycle) avr_cycle_timer_process(core_);
  core_->pc = next;
  if (alive() && core_->interrupt_state != 0) avr_service_interrupts(core_);
}

Cycle AvrMcu::cycle() const {
  return core_->cycle;
}

std::uint32_t AvrMcu::program_address() const {
  return core_->state == cpu_Crashed ? lost_at_ : core_->pc;
}

bool AvrMcu::alive() const {
  return core_->state == cpu_Running || core_->state == cpu_Sleeping;
}

/// The watchdog resets in it, of its own accord, and the emulator clears MCUSR then.
void AvrMcu::run_core() {
  causes_ = core_->data[core_->reset_flags.porf.reg];
  core_->run(core_);
  const bool taken_to_sleep_for_good = core_->state == cpu_Done;
  if (taken_to_sleep_for_good && !may_sleep(*core_)) core_->state = cpu_Running;
}

/// Time passes for the timers alone. The watchdog's swaps the core's run function for one that resets.
void AvrMcu::run_lost() {
  if (!told_of_loss_) tell_of_loss();
  const Cycle wait = avr_cycle_timer_process(core_);
  if (core_->run != &avr_callback_run_raw) {
    run_core();
  } else {
    core_->cycle += wait > 0 ? wait : 1;
  }
}

void AvrMcu::tell_of_loss() {
  told_of_loss_ = true;
  if (watch_ != nullptr) watch_->lost(*core_);
  const bool asleep = core_->state == cpu_Done;
  std::array<char, 96> text{};
  std::snprintf(text.data(), text.size(), "emulator: the processor %s at program address 0x%05x",
                asleep ? "went to sleep for good, with interrupts off," : "is lost",
                static_cast<unsigned>(asleep ? core_->pc : lost_at_));
  note(text.data());
}

void AvrMcu::after_reset() {
  was_reset_ = false;
  ++resets_;
  longest_awake_ = longest_awake();
  woke_ = core_->cycle;
  told_of_loss_ = false;
  core_->data[core_->reset_flags.porf.reg] |= causes_;
  configure_peripherals();
  arm_stop();
  if (watch_ != nullptr) watch_->after_reset(*core_);
  for (ResetListener* listener : reset_listeners_) listener->on_reset();
}

Cycle AvrMcu::longest_awake() const {
  return std::max(longest_awake_, core_->cycle > woke_ ? core_->cycle - woke_ : 0);
}

/// The flags of MCUSR add up until the firmware clears them or the power comes anew, and while WDRF is among
/// them the watchdog is on (data sheet, "MCUSR – MCU Status Register", "Watchdog Timer"). The emulator's
/// watchdog learns of its own reset from a note that it would have left itself.
void AvrMcu::reset(ResetCause cause) {
  const auto& flags = core_->reset_flags;
  causes_ = cause == ResetCause::power_on ? std::uint8_t{0} : core_->data[flags.porf.reg];
  const bool watchdog = cause == ResetCause::watchdog || (causes_ >> flags.wdrf.bit & 1) != 0;
  auto& pending = watchdog_->reset_context;
  if (pending.wdrf != 0) core_->run = pending.avr_run;  // its own reset was due next
  pending = {.wdrf = static_cast<std::uint8_t>(watchdog ? 1 : 0), .avr_run = core_->run};
  avr_reset(core_);
  if (cause == ResetCause::external) avr_regbit_set(core_, flags.extrf);
  if (cause == ResetCause::power_on) avr_regbit_set(core_, flags.porf);
  if (cause == ResetCause::brown_out) avr_regbit_set(core_, flags.borf);
  after_reset();
}

void AvrMcu::restart_watchdog() {
  watchdog_ioctl_(&watchdog_->io, AVR_IOCTL_WATCHDOG_RESET, nullptr);
}

double AvrMcu::supply_V() const {
  return core_->vcc / 1000.0;
}

void AvrMcu::set_supply_V(double volts) {
  core_->vcc = core_->avcc = millivolts(volts);
}

void AvrMcu::call_at(Cycle when, CycleCallback& callback) {
  const Cycle left = when > core_->cycle ? when - core_->cycle : 0;
  avr_cycle_timer_register(core_, left, &Hooks::callback, &callback);
}

void AvrMcu::note(const std::string& text) {
  if (notes_.size() > most_notes || !notes_.insert(text).second) return;
  lines_.push_back(notes_.size() > most_notes ? "emulator: further messages are left out" : text);
}

}  // namespace heliorig::adapters
