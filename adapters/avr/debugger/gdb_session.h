#pragma once

#include <string>
#include <string_view>

#include "adapters/avr/debugger/halted_processor.h"
#include "adapters/avr/debugger/stop_points.h"

namespace heliorig::adapters {

/// What is to be done upon a packet.
struct GdbAnswer {
  enum class Then { stay, step, go_on, detach, kill };
  std::string reply;  ///< payload; nothing is sent upon `step`, `go_on` (a stop answers those) and `kill`
  Then then = Then::stay;
};

/// The commands of gdb's remote serial protocol, on payloads alone: what a debugger asks of a program that
/// stands. What is not known is answered with nothing, as the protocol has it; what is known and makes no
/// sense with an error. Source: "Debugging with GDB", appendix E.
class GdbSession {
 public:
  /// Keeps both.
  GdbSession(HaltedProcessor& processor, StopPoints& points) : processor_(processor), points_(points) {}

  GdbAnswer answer(std::string_view packet);

  /// The program halts; the payload that says so, and that `?` is answered with from now on.
  /// 2 is Ctrl-C, 4 an instruction that is none, 5 a break, step or watch.
  const std::string& halted(int signal, const WatchPoint* watch = nullptr);

 private:
  GdbAnswer answer_query(std::string_view packet);
  GdbAnswer answer_resume(std::string_view packet);
  std::string read_registers() const;
  std::string write_registers(std::string_view values);
  std::string read_register(std::string_view number) const;
  std::string write_register(std::string_view assignment);
  std::string read_memory(std::string_view range) const;
  std::string write_memory(std::string_view assignment);
  std::string set_point(std::string_view point, bool on);

  HaltedProcessor& processor_;
  StopPoints& points_;
  std::string halted_;
};

}  // namespace heliorig::adapters
