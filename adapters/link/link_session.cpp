#include "adapters/link/link_session.h"

#include <algorithm>
#include <cassert>
#include <random>

#include "adapters/link/signal_list.h"

namespace heliorig::adapters {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// More than any machine of this kind has.
constexpr std::uint32_t most_signals = 1000;
/// How long a controller that may be lost is given to take the last word.
constexpr milliseconds last_word_patience{200};

std::string in_seconds(milliseconds time) {
  const auto ms = time.count();
  return ms % 1000 == 0 ? std::to_string(ms / 1000) + " s" : std::to_string(ms) + " ms";
}

/// By chance, and of the same length on the wire always. It reaches no trace and no verdict.
std::uint32_t fresh_number() {
  return std::random_device{}() | 0x80000000u;
}

std::string or_unnamed(const std::string& name) {
  return name.empty() ? "a firmware without a name" : "'" + printable(name) + "'";
}

}  // namespace

std::variant<std::unique_ptr<LinkSession>, SessionLost> LinkSession::open(std::unique_ptr<ByteStream> stream,
                                                                          const SessionOptions& options) {
  SessionOptions numbered = options;
  if (numbered.session == 0) numbered.session = fresh_number();
  std::unique_ptr<LinkSession> session{new LinkSession(std::move(stream), numbered)};
  if (auto lost = session->listen()) return *std::move(lost);
  if (auto lost = session->greet()) return *std::move(lost);
  if (auto lost = session->read_signals()) return *std::move(lost);
  return session;
}

LinkSession::~LinkSession() {
  if (greeted_) channel_.send(wire::DefocusAndVent{}, last_word_patience);
}

std::variant<wire::Commands, SessionLost> LinkSession::step(wire::Sensors sensors) {
  assert(!lost_);
  const auto count = [&](wire::SignalForm form, bool equal) {
    return static_cast<std::size_t>(std::ranges::count_if(
        hello_.outputs, [&](const LinkSignal& signal) { return (signal.form == form) == equal; }));
  };
  auto answer = pass_and_ask(std::move(sensors));
  lost_ = std::holds_alternative<SessionLost>(answer);
  const auto* commands = std::get_if<wire::Commands>(&answer);
  if (commands == nullptr) return answer;
  measure(*commands);
  const std::size_t reals = count(wire::SignalForm::real, true);
  const std::size_t counts = count(wire::SignalForm::real, false);
  if (commands->reals.size() == reals && commands->counts.size() == counts) return answer;
  lost_ = true;
  return SessionLost{"it answers with " + std::to_string(commands->reals.size()) + " reals and " +
                     std::to_string(commands->counts.size()) + " counts, but named " + std::to_string(reals) +
                     " and " + std::to_string(counts) + " outputs"};
}

/// A wrong frame bears a step's number that is never asked rightly, or has been long ago: who answers to it
/// has taken it.
std::variant<wire::Commands, SessionLost> LinkSession::pass_and_ask(wire::Sensors sensors) {
  sensors.step = ++step_;
  const LinkFaults::Passage passage =
      faults_.pass(channel_.next(sensors), std::chrono::microseconds{hello_.hello.period_us});
  silent_ = !passage.heard;
  if (auto lost = send_wrong(passage.before)) return *std::move(lost);
  if (silent_ || !passage.before.empty()) {
    channel_.use_up_number();
    sensors.step = ++step_;
  }
  if (silent_) sensors = {.step = sensors.step, .power_up = sensors.power_up, .silent = true};
  auto answer = ask<wire::Commands>(sensors, options_.answer_patience,
                                    [&](const wire::Commands& commands) { return commands.step == step_; });
  answered_step_ = step_;
  if (std::holds_alternative<SessionLost>(answer)) return answer;
  if (auto lost = send_wrong(passage.after)) return *std::move(lost);
  return answer;
}

std::optional<SessionLost> LinkSession::send_wrong(const std::vector<std::string>& frames) {
  for (const std::string& bytes : frames) {
    if (const auto end = channel_.send_bytes(bytes, options_.answer_patience)) return ended(*end);
  }
  return std::nullopt;
}

/// Who is slow may be asked twice, and then answers twice; but in their order.
void LinkSession::look_for_wrong_answers(const wire::Frame& frame) {
  const auto* commands = std::get_if<wire::Commands>(&frame.body);
  if (commands == nullptr || step_ == 0) return;
  const bool rightly_asked = commands->step == step_ || commands->step == answered_step_;
  if (frame.session != channel_.session() || !rightly_asked) ++wrong_frames_taken_;
}

/// An answer to a question that was sent twice may be to either: it says nothing.
void LinkSession::measure(const wire::Commands& answer) {
  if (asked_.times != 1) return;
  round_trips_.add(asked_.received - asked_.sent);
  if (answer.clock_us != 0)
    clock_.add(asked_.sent.time_since_epoch(), asked_.received.time_since_epoch(), answer.clock_us);
}

bench::LinkFigures LinkSession::figures() const {
  const LinkStatistics& seen = statistics();
  return {.frames = {.sent = seen.sent,
                     .asked_again = asked_again_,
                     .received = seen.good,
                     .damaged = seen.damaged,
                     .unknown = seen.unknown,
                     .foreign = seen.foreign,
                     .duplicated = seen.duplicated,
                     .reordered = seen.reordered,
                     .lost = seen.lost},
          .round_trips = round_trips_.figures(),
          .clock = clock_.figures()};
}

std::optional<SessionLost> LinkSession::listen() {
  const Clock::time_point until = Clock::now() + options_.listen_first;
  while (Clock::now() < until) {
    const auto received = channel_.receive(until);
    if (const auto* end = std::get_if<StreamEnd>(&received)) return ended(*end);
    const auto& frame = std::get<std::optional<wire::Frame>>(received);
    if (frame && std::holds_alternative<wire::Hello>(frame->body)) break;
  }
  return std::nullopt;
}

std::optional<SessionLost> LinkSession::greet() {
  auto answer =
      ask<wire::Hello>(wire::Start{}, options_.greeting_patience, [](const wire::Hello&) { return true; });
  if (auto* lost = std::get_if<SessionLost>(&answer)) return std::move(*lost);
  hello_.hello = std::get<wire::Hello>(std::move(answer));
  const wire::Hello& hello = hello_.hello;
  greeted_ = true;
  const std::string who = or_unnamed(hello.firmware);
  if (hello.protocol != wire::protocol_version) {
    return SessionLost{who + " speaks version " + std::to_string(hello.protocol) +
                       " of the link's protocol, this bench version " +
                       std::to_string(wire::protocol_version)};
  }
  if (hello.period_us == 0 || hello.period_us > 10'000'000)
    return SessionLost{who + " wants sensors every " + std::to_string(hello.period_us) +
                       " us; 1 us to 10 s can be had"};
  if (hello.sensors > most_signals || hello.outputs > most_signals)
    return SessionLost{who + " names more than " + std::to_string(most_signals) + " signals"};
  return std::nullopt;
}

std::optional<SessionLost> LinkSession::read_signals() {
  const std::uint32_t all = hello_.hello.sensors + hello_.hello.outputs;
  for (std::uint32_t index = 0; index < all; ++index) {
    auto answer = ask<wire::Signal>(wire::AskSignal{index}, options_.answer_patience,
                                    [&](const wire::Signal& signal) { return signal.index == index; });
    if (auto* lost = std::get_if<SessionLost>(&answer)) return std::move(*lost);
    const auto& signal = std::get<wire::Signal>(answer);
    const auto names = written_out(signal.name);
    if (!names || signal.form > static_cast<std::uint32_t>(wire::SignalForm::total)) {
      return SessionLost{or_unnamed(hello_.hello.firmware) + " names a signal '" + printable(signal.name) +
                         "' of form " + std::to_string(signal.form) +
                         "; 'name', or 'name[0..9]', of form 0 to 2 is understood"};
    }
    auto& list = index < hello_.hello.sensors ? hello_.sensors : hello_.outputs;
    for (const std::string& name : *names) list.push_back({name, static_cast<wire::SignalForm>(signal.form)});
  }
  return std::nullopt;
}

/// Asks until the answer comes that matches. Lines are kept, answers to earlier questions dropped.
template <typename Answer, typename Matches>
std::variant<Answer, SessionLost> LinkSession::ask(const wire::Body& question, milliseconds patience,
                                                   Matches matches) {
  const Clock::time_point end = Clock::now() + patience;
  const std::uint64_t most_bytes = statistics().bytes_received + options_.most_bytes_per_answer;
  asked_.times = 0;
  do {
    if (asked_.times++ > 0) ++asked_again_;
    asked_.sent = options_.now();
    if (const auto ended_by = channel_.send(question, patience)) return ended(*ended_by);
    auto answer = await<Answer>(std::min(end, Clock::now() + options_.repeat_after), most_bytes, matches);
    if (auto* lost = std::get_if<SessionLost>(&answer)) return std::move(*lost);
    asked_.received = options_.now();
    if (auto& found = std::get<std::optional<Answer>>(answer)) return *std::move(found);
  } while (Clock::now() < end);
  return silent(patience);
}

template <typename Answer, typename Matches>
std::variant<std::optional<Answer>, SessionLost> LinkSession::await(Clock::time_point until,
                                                                    std::uint64_t most_bytes,
                                                                    Matches matches) {
  for (;;) {
    auto received = channel_.receive(until);
    if (const auto* end = std::get_if<StreamEnd>(&received)) return ended(*end);
    if (statistics().bytes_received > most_bytes)
      return SessionLost{"it sends without end: more than " +
                         std::to_string(options_.most_bytes_per_answer / 1024) + " KiB for one answer"};
    auto& frame = std::get<std::optional<wire::Frame>>(received);
    if (!frame) return std::nullopt;
    const bool says_hello = std::holds_alternative<wire::Hello>(frame->body);
    if (greeted_ && says_hello && frame->session == 0) return SessionLost{"it has started anew in mid-run"};
    look_for_wrong_answers(*frame);
    if (frame->session != channel_.session()) continue;
    if (auto* line = std::get_if<wire::LogLine>(&frame->body)) lines_.push_back(printable(line->text));
    auto* answer = std::get_if<Answer>(&frame->body);
    if (answer != nullptr && matches(*answer)) return std::move(*answer);
  }
}

SessionLost LinkSession::ended(const StreamEnd& end) const {
  switch (end.kind) {
    case StreamEnd::Kind::closed:
      return {"it has closed the link" + (end.detail.empty() ? "" : ": " + end.detail)};
    case StreamEnd::Kind::unplugged:
      return {"it was unplugged" + (end.detail.empty() ? "" : ": " + end.detail)};
    case StreamEnd::Kind::failed:
      break;
  }
  return {end.detail};
}

SessionLost LinkSession::silent(milliseconds patience) const {
  const LinkStatistics& seen = statistics();
  const std::string within = " within " + in_seconds(patience);
  if (greeted_) return {"no answer to step " + std::to_string(step_) + within};
  if (seen.bytes_received == 0) return {"no hello" + within + ": nothing came at all"};
  if (seen.good + seen.foreign == 0)
    return {"no hello" + within + ": " + std::to_string(seen.bytes_received) +
            " bytes came, and none of them a frame of the link; is it the right firmware, and the right baud "
            "rate?"};
  return {"no hello" + within};
}

}  // namespace heliorig::adapters
