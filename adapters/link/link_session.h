#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "adapters/link/clock_watch.h"
#include "adapters/link/frame_channel.h"
#include "adapters/link/link_faults.h"
#include "adapters/link/round_trips.h"

namespace heliorig::adapters {

/// Wall-clock times and limits. They decide whether a run is broken, and nothing else.
struct SessionOptions {
  /// Names the run to the controller, so that nothing left over from another is taken for this one's, and a
  /// board whose last bench broke off begins anew; 0: a number that nobody has had.
  std::uint32_t session = 0;
  std::chrono::milliseconds greeting_patience{10000};  ///< until Hello: a board may have to start first
  std::chrono::milliseconds answer_patience{10000};    ///< until the answer to a step
  std::chrono::milliseconds repeat_after{250};         ///< a question that got no answer is asked again
  std::uint64_t most_bytes_per_answer = 1 << 20;       ///< a controller that sends more floods
  /// Nothing is said for so long, or until the controller says Hello unasked.
  std::chrono::milliseconds listen_first{0};
  std::string advice;  ///< what to look at where no Hello comes
  /// By which round trips are measured.
  std::function<std::chrono::steady_clock::time_point()> now = std::chrono::steady_clock::now;
  std::vector<std::string> notes;  ///< what the results are to say of the way to the controller
};

/// A sensor or an output as the controller named it, ranges written out.
struct LinkSignal {
  std::string name;
  wire::SignalForm form = wire::SignalForm::real;
};

/// What the controller said of itself.
struct LinkHello {
  wire::Hello hello;
  std::vector<LinkSignal> sensors;
  std::vector<LinkSignal> outputs;
};

/// Why there is no link any more, in words for a person.
struct SessionLost {
  std::string reason;
};

/// The conversation with a controller by adapters/protocol/wire.proto: the greeting, then steps, each of
/// sensors and the commands that answer them. What got no answer is asked again; the controller answers a
/// step that it has done already by the same commands, without doing it again. The last word, on every way
/// out, is DefocusAndVent.
class LinkSession {
 public:
  /// Greets. Whoever answers with another protocol, with a list of signals that does not add up, or not at
  /// all, is refused.
  static std::variant<std::unique_ptr<LinkSession>, SessionLost> open(std::unique_ptr<ByteStream> stream,
                                                                      const SessionOptions& options);
  ~LinkSession();
  LinkSession(const LinkSession&) = delete;
  LinkSession& operator=(const LinkSession&) = delete;

  const LinkHello& hello() const { return hello_; }
  const LinkStatistics& statistics() const { return channel_.statistics(); }
  /// How the link has done so far.
  bench::LinkFigures figures() const;

  /// One step; the session numbers it. Never again after a loss.
  std::variant<wire::Commands, SessionLost> step(wire::Sensors sensors);

  /// What befalls the sensors' frames on their way. Where a step's own does not come through, time alone is
  /// told to the controller (Sensors::silent), and its commands asked for.
  LinkFaults& faults() { return faults_; }
  /// Whether the last step's sensors have not come through.
  bool silent() const { return silent_; }
  /// Answers to frames that were to be rejected: to a step that was never asked rightly, to one before the
  /// last that was answered, or in another's session.
  std::uint64_t wrong_frames_taken() const { return wrong_frames_taken_; }

  /// What the controller printed since the last call, in printable characters.
  std::vector<std::string> take_lines() { return std::exchange(lines_, {}); }

 private:
  LinkSession(std::unique_ptr<ByteStream> stream, const SessionOptions& options)
      : channel_(std::move(stream), options.session), options_(options) {}

  std::variant<wire::Commands, SessionLost> pass_and_ask(wire::Sensors sensors);
  std::optional<SessionLost> send_wrong(const std::vector<std::string>& frames);
  void look_for_wrong_answers(const wire::Frame& frame);

  std::optional<SessionLost> listen();
  std::optional<SessionLost> greet();
  std::optional<SessionLost> read_signals();
  template <typename Answer, typename Matches>
  std::variant<Answer, SessionLost> ask(const wire::Body& question, std::chrono::milliseconds patience,
                                        Matches matches);
  template <typename Answer, typename Matches>
  std::variant<std::optional<Answer>, SessionLost> await(std::chrono::steady_clock::time_point until,
                                                         std::uint64_t most_bytes, Matches matches);
  SessionLost ended(const StreamEnd& end) const;
  SessionLost silent(std::chrono::milliseconds patience) const;

  /// A question that was answered: when it was sent last, when the answer came, and how often it was sent.
  struct Asked {
    std::chrono::steady_clock::time_point sent;
    std::chrono::steady_clock::time_point received;
    int times = 0;
  };
  void measure(const wire::Commands& answer);

  FrameChannel channel_;
  SessionOptions options_;
  LinkHello hello_;
  std::vector<std::string> lines_;
  Asked asked_;
  std::uint64_t asked_again_ = 0;
  RoundTrips round_trips_;
  ClockWatch clock_;
  LinkFaults faults_;
  bool silent_ = false;
  std::uint64_t wrong_frames_taken_ = 0;
  std::uint32_t step_ = 0;
  std::uint32_t answered_step_ = 0;
  bool greeted_ = false;
  bool lost_ = false;
};

}  // namespace heliorig::adapters
