#include "adapters/avr/parts/clock_chip.h"

#include <algorithm>
#include <cmath>

namespace heliorig::adapters {
namespace {

using namespace clock_register;

constexpr std::uint8_t top_bit = 0x80;
constexpr std::int64_t first_instant_s = 946684800;  // 2000-01-01T00:00:00, day 1 of the week

}  // namespace

ClockChip::ClockChip(const PartSetup& setup, const ClockChipModel& model)
    : mcu_(setup.mcu),
      model_(model),
      sensor_(setup.part.signal("value")),
      style_{.century = model.century_bit},
      healthy_style_(style_),
      registers_(model.registers, 0) {
  for (const ClockChipRegister& special : model.special)
    registers_.at(special.address) = special.at_first_power;
  if (model.stop_flag_register) registers_[*model.stop_flag_register] &= static_cast<std::uint8_t>(~top_bit);
  setup.join_bus(*this);
}

void ClockChip::begin(const Quantum& quantum) {
  time_.follow(quantum.sensors[sensor_]);
  healthy_.follow(quantum.sensors[sensor_]);
  if (stopped_on_battery_ && quantum.end > quantum.begin) {
    stopped_on_battery_ = false;
    run_or_halt();
  }
}

/// On its battery, where EOSC decides whether its oscillator runs (DS3231, pages 13 and 14).
void ClockChip::lose_power() {
  if (!model_.battery_stop_register || (registers_[*model_.battery_stop_register] & top_bit) == 0) return;
  stopped_on_battery_ = true;
  run_or_halt();
  note_stop();
  healthy_stop_flag_ = true;
}

/// "Set any time that the oscillator stops" (DS3231, page 14).
void ClockChip::note_stop() {
  if (model_.stop_flag_register) registers_[*model_.stop_flag_register] |= top_bit;
}

void ClockChip::start(bool read) {
  take_what_was_written();
  pointer_follows_ = !read;
  show_time();
}

bool ClockChip::write(std::uint8_t byte) {
  if (pointer_follows_) {
    pointer_ = byte;
    pointer_follows_ = false;
    return true;
  }
  if (pointer_ < model_.registers) set_register(pointer_, byte);
  advance();
  return true;
}

std::uint8_t ClockChip::read() {
  const std::uint8_t byte = pointer_ < model_.registers ? registers_[pointer_] : 0;
  compare(pointer_, byte);
  advance();
  return byte;
}

void ClockChip::advance() {
  pointer_ = pointer_ + 1 < model_.registers ? static_cast<std::uint8_t>(pointer_ + 1) : 0;
  if (pointer_ == 0 && std::ranges::find(written_, true) == written_.end()) show_time();
}

void ClockChip::show_time() {
  const auto whole = [](const ClockTime& time) {
    return static_cast<std::int64_t>(std::floor(time.now_s()));
  };
  ClockRegisters shown = clock_registers(whole(time_), style_);
  show_what_is_no_date(shown);
  std::ranges::copy(shown, registers_.begin());
  if (model_.halt_bit && halted_) registers_[second] |= top_bit;
  without_fault_ = clock_registers(whole(healthy_), healthy_style_);
  show_what_is_no_date(without_fault_);
  if (model_.halt_bit && halted_ && !faults_[battery_lost].on) without_fault_[second] |= top_bit;
}

/// Whether the firmware reads what it would not without a fault.
void ClockChip::compare(std::uint8_t address, std::uint8_t byte) {
  const bool of_time = address < without_fault_.size() && byte != without_fault_[address];
  const bool of_flag = address == model_.stop_flag_register && (byte & top_bit) != 0 && !healthy_stop_flag_;
  for (FaultState& fault : faults_) fault.noticed = fault.noticed || (fault.on && (of_time || of_flag));
}

void ClockChip::set_register(std::uint8_t address, std::uint8_t byte) {
  if (address < written_.size()) written_[address] = true;
  const auto special = std::ranges::find(model_.special, address, &ClockChipRegister::address);
  if (special == model_.special.end()) {
    registers_[address] = byte;
    return;
  }
  if ((byte & special->unmodelled) != 0) {
    mcu_.note("emulator: " + std::string(model_.name) + ": " + std::string(special->of) +
              " are not modelled");
  }
  const std::uint8_t old = registers_[address];
  registers_[address] =
      static_cast<std::uint8_t>((byte & special->writable) | (old & byte & special->clearable) |
                                (old & ~(special->writable | special->clearable)));
  if (address != model_.stop_flag_register) return;
  if ((byte & top_bit) == 0) healthy_stop_flag_ = false;
  if (faults_[stuck].on) note_stop();  // it "either is stopped or was": as long as it is, the flag stays
}

/// What the firmware wrote into the time's registers becomes the chip's time.
void ClockChip::take_what_was_written() {
  const auto written = std::exchange(written_, {});
  if (std::ranges::find(written, true) == written.end()) return;
  ClockRegisters now{};
  std::copy_n(registers_.begin(), now.size(), now.begin());
  now = keep_what_is_no_date(now, written);
  const auto to = clock_time(now);
  if (!to) {
    mcu_.note("emulator: " + std::string(model_.name) +
              ": set to a time that does not exist; it keeps its own");
    return;
  }
  const bool only_weekday = std::ranges::count(written, true) == 1 && written[weekday];
  const double fraction = written[second] ? 0.0 : time_.now_s() - std::floor(time_.now_s());
  if (!only_weekday) {
    time_.set(static_cast<double>(*to) + fraction);
    healthy_.set(static_cast<double>(*to) + fraction);
  }
  style_.twelve_hours = (now[hour] & twelve_hours) != 0;
  style_.weekday_shift = (now[weekday] & 7) - iso_weekday(*to);
  healthy_style_ = style_;
  if (model_.halt_bit) halted_ = (now[second] & top_bit) != 0;
  run_or_halt();
}

/// The registers with the chip's own date where theirs is none, but the time of the day is one.
ClockRegisters ClockChip::keep_what_is_no_date(ClockRegisters now, const Written& written) {
  const ClockRegisters own = clock_registers(static_cast<std::int64_t>(std::floor(time_.now_s())), style_);
  ClockRegisters dated = now;
  std::copy(own.begin() + weekday, own.end(), dated.begin() + weekday);
  if (clock_time(now)) no_date_ = {};
  if (clock_time(now) || !clock_time(dated)) return now;
  for (std::size_t i = weekday; i < now.size(); ++i) {
    if (written[i]) no_date_[i] = now[i];
  }
  mcu_.note("emulator: " + std::string(model_.name) +
            ": set to a date that does not exist; it keeps the registers until they are one");
  return dated;
}

void ClockChip::show_what_is_no_date(ClockRegisters& shown) const {
  for (std::size_t i = 0; i < shown.size(); ++i) shown[i] = no_date_[i].value_or(shown[i]);
}

void ClockChip::run_or_halt() {
  run_or_stick();
  healthy_.run(!halted_ && !stopped_on_battery_);
}

void ClockChip::run_or_stick() {
  time_.run(!halted_ && !stopped_on_battery_ && !faults_[stuck].on);
}

void ClockChip::start_anew() {
  std::ranges::fill(registers_, 0);
  for (const ClockChipRegister& special : model_.special)
    registers_.at(special.address) = special.at_first_power;
  style_ = {.century = model_.century_bit, .weekday_shift = 1 - iso_weekday(first_instant_s)};
  halted_ = model_.halt_bit;
  no_date_ = {};
  time_.set(static_cast<double>(first_instant_s));
  run_or_stick();
}

void ClockChip::set_fault(std::size_t fault, std::optional<double> value) {
  const bool came = value && !faults_[fault].on;
  faults_[fault].on = value.has_value();
  if (came) faults_[fault].noticed = false;
  if (fault == stuck) {
    run_or_stick();
    if (came) note_stop();
  } else if (came) {
    start_anew();
  }
}

}  // namespace heliorig::adapters
