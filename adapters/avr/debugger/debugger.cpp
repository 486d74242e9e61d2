#include "adapters/avr/debugger/debugger.h"

#include <simavr/sim_avr.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace heliorig::adapters {
namespace {

using std::chrono::milliseconds;

constexpr int by_ctrl_c = 2;          // the numbers that gdb has for signals: SIGINT,
constexpr int by_no_instruction = 4;  // SIGILL,
constexpr int by_point = 5;           // SIGTRAP

constexpr milliseconds a_while{60'000};  // looked again after it
constexpr milliseconds patience_to_write{10'000};

std::span<const std::uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace

void Debugger::begin() {
  if (!await_) return;
  peer_ = std::exchange(await_, nullptr)();
  if (peer_) return stand(by_point);
  be_over("no debugger could come");
}

void Debugger::before_quantum() {
  if (await_) return begin();
  if (!peer_) return;
  const bool stop = interrupted();
  if (!peer_) return;
  const bool lost = !mcu_.alive();
  if (stop) {
    stand(by_ctrl_c);
  } else if (lost && (!told_of_loss_ || step_)) {
    stand(by_no_instruction);
  }
  told_of_loss_ = lost;
}

void Debugger::halt(const std::string& why) {
  begin();
  if (!peer_) return;
  send_packet("O" + hex_of(bytes_of(why + "\n")));
  stand(by_point);
}

void Debugger::run_ended() {
  if (peer_ && runs_) send_packet("W00");
  peer_.reset();
}

void Debugger::before_instruction() {
  // Where it stood between two quanta, it is asked about that instruction again.
  if (mcu_.cycle() != resumed_at_) halt_where_due();
  note_watch();
}

void Debugger::halt_where_due() {
  if (const auto seen = std::exchange(seen_, std::nullopt)) {
    stand(by_point, &*seen);
  } else if (points_.breaks_at(processor_.program_counter()) || step_is_done()) {
    stand(by_point);
  }
}

bool Debugger::step_is_done() {
  if (!step_) return false;
  const std::uint32_t stack = processor_.stack_pointer();
  if (!step_->back_above && entered_interrupt()) step_->back_above = stack + mcu_.core().address_size;
  return !step_->back_above || stack >= *step_->back_above;
}

/// At a vector, and not stepped there from another.
bool Debugger::entered_interrupt() const {
  const avr_t& core = mcu_.core();
  const auto is_vector = [&core](std::uint32_t address) {
    return std::any_of(core.interrupts.vector, core.interrupts.vector + core.interrupts.vector_count,
                       [&](const avr_int_vector_t* vector) {
                         return address == static_cast<std::uint32_t>(vector->vector) * core.vector_size;
                       });
  };
  return is_vector(processor_.program_counter()) && !is_vector(step_->from);
}

void Debugger::note_watch() {
  seen_.reset();
  if (!points_.watches_data()) return;
  const auto access = mcu_.next_access();
  const WatchPoint* seen = access ? points_.seen(*access) : nullptr;
  if (seen != nullptr) seen_ = *seen;
}

void Debugger::stand(int signal, const WatchPoint* watch) {
  step_.reset();
  const std::string& why = session_.halted(signal, watch);
  if (runs_) send_packet(why);
  runs_ = false;
  answer_until_resumed();
  resumed_at_ = mcu_.cycle();
  mcu_.gate_instructions(step_ || points_.any() ? this : nullptr);
}

void Debugger::answer_until_resumed() {
  while (peer_ && !resumes(await_event())) {
  }
}

bool Debugger::resumes(const RspEvent& event) {
  using Then = GdbAnswer::Then;
  if (event.kind == RspEvent::Kind::again) send(last_sent_);
  if (event.kind == RspEvent::Kind::damaged) send("-");
  if (event.kind != RspEvent::Kind::packet) return false;
  send("+");
  const GdbAnswer answer = session_.answer(event.payload);
  const bool resumes = answer.then == Then::step || answer.then == Then::go_on;
  if (answer.then == Then::kill) {
    be_over("the debugger killed the run");
  } else if (resumes) {
    runs_ = true;
    if (answer.then == Then::step) step_ = Step{processor_.program_counter(), {}};
  } else {
    send_packet(answer.reply);
  }
  if (answer.then == Then::detach) {
    points_.clear();
    peer_.reset();
  }
  return resumes;
}

/// Of kind `again` where none comes any more.
RspEvent Debugger::await_event() {
  while (peer_ && events_.empty()) receive(a_while);
  if (events_.empty()) return {RspEvent::Kind::again, ""};
  RspEvent event = std::move(events_.front());
  events_.pop_front();
  return event;
}

/// Whether Ctrl-C came; whatever else did waits for the program to halt.
bool Debugger::interrupted() {
  receive(milliseconds{0});
  return std::erase(events_, RspEvent{RspEvent::Kind::interrupt, ""}) > 0;
}

void Debugger::receive(milliseconds patience) {
  std::array<std::uint8_t, 4096> bytes{};
  const StreamProgress progress = peer_->read(bytes, patience);
  if (std::holds_alternative<StreamEnd>(progress)) return be_over("the connection to the debugger broke");
  for (const std::uint8_t byte : std::span{bytes}.first(std::get<std::size_t>(progress))) {
    if (auto event = reader_.take(static_cast<char>(byte))) events_.push_back(std::move(*event));
  }
}

void Debugger::send(const std::string& bytes) {
  if (!peer_) return;
  const StreamProgress progress = peer_->write(bytes_of(bytes), patience_to_write);
  const auto* written = std::get_if<std::size_t>(&progress);
  if (written == nullptr || *written < bytes.size()) be_over("the connection to the debugger broke");
}

void Debugger::send_packet(const std::string& payload) {
  last_sent_ = rsp_packet(payload);
  send(last_sent_);
}

/// What would come of a run that nobody looks at any more must not be taken for what its author saw.
void Debugger::be_over(const std::string& why) {
  why_over_ = why;
  points_.clear();
  step_.reset();
  peer_.reset();
  mcu_.gate_instructions(nullptr);
}

}  // namespace heliorig::adapters
