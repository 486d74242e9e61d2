#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "adapters/avr/debugger/await_debugger.h"
#include "adapters/avr/debugger/gdb_session.h"
#include "adapters/avr/debugger/halted_processor.h"
#include "adapters/avr/debugger/rsp_packet.h"
#include "adapters/avr/debugger/stop_points.h"
#include "adapters/avr/mcu/avr_mcu.h"
#include "adapters/link/byte_stream.h"

namespace heliorig::adapters {

/// Halts a program as avr-gdb says. It halts by not returning: nothing of the run goes on meanwhile, and how
/// long a person thinks changes no byte of it. The processor runs instruction by instruction only while there
/// is a point to halt at.
///
/// A step does not end within an interrupt that comes up: that is run to its end, as a debugger with a probe
/// does by holding interrupts back, which would be another run. Ctrl-C halts at the end of the quantum.
class Debugger final : public InstructionGate {
 public:
  /// Keeps `mcu`. `await` is called when it first has to halt.
  Debugger(AvrMcu& mcu, AwaitDebugger await) : mcu_(mcu), await_(std::move(await)) {}

  /// Before each quantum. First of all it waits for the debugger, and halts at the first instruction.
  void before_quantum();
  /// Halts here, between two quanta, and says why.
  void halt(const std::string& why);
  void run_ended();

  /// Why the run is not to go on: it was killed, or the way to the debugger broke. Nothing where it is.
  const std::optional<std::string>& why_over() const { return why_over_; }
  /// Whether the program was changed by hand.
  bool altered() const { return processor_.altered(); }

  void before_instruction() override;

 private:
  /// A step that is under way.
  struct Step {
    std::uint32_t from = 0;  ///< program address
    std::optional<std::uint32_t>
        back_above;  ///< where the stack is once the interrupt that came has returned
  };

  void begin();
  void halt_where_due();
  bool step_is_done();
  bool entered_interrupt() const;
  void note_watch();
  void stand(int signal, const WatchPoint* watch = nullptr);
  void answer_until_resumed();
  bool resumes(const RspEvent& event);
  RspEvent await_event();
  bool interrupted();
  void receive(std::chrono::milliseconds patience);
  void send(const std::string& bytes);
  void send_packet(const std::string& payload);
  void be_over(const std::string& why);

  AvrMcu& mcu_;
  AwaitDebugger await_;
  HaltedProcessor processor_{mcu_};
  StopPoints points_{mcu_.mcu().flash_bytes};
  GdbSession session_{processor_, points_};
  RspReader reader_;
  std::unique_ptr<ByteStream> peer_;  ///< none before it came, and after it left
  std::deque<RspEvent> events_;       ///< that arrived and were not looked at
  std::string last_sent_;
  bool runs_ = false;  ///< the debugger waits for it to halt
  bool told_of_loss_ = false;
  Cycle resumed_at_ = 0;
  std::optional<Step> step_;
  std::optional<WatchPoint> seen_;  ///< touched by the instruction under way
  std::optional<std::string> why_over_;
};

}  // namespace heliorig::adapters
