#include "adapters/protocol/message_codec.h"

#include "adapters/protocol/wire.pb.h"

namespace heliorig::adapters::wire {
namespace {

namespace pb = heliorig::wire;

template <typename From, typename To>
void put_values(const From& from, To& to) {
  to.mutable_reals()->Add(from.reals.begin(), from.reals.end());
  to.mutable_counts()->Add(from.counts.begin(), from.counts.end());
}

struct Put {
  pb::Frame& frame;

  void operator()(const Start& from) const { frame.mutable_start()->set_protocol(from.protocol); }
  void operator()(const Hello& from) const {
    pb::Hello& to = *frame.mutable_hello();
    to.set_protocol(from.protocol);
    to.set_firmware(from.firmware);
    to.set_version(from.version);
    to.set_git_hash(from.git_hash);
    to.set_capabilities(from.capabilities);
    to.set_period_us(from.period_us);
    to.set_sensors(from.sensors);
    to.set_outputs(from.outputs);
  }
  void operator()(const AskSignal& from) const { frame.mutable_ask_signal()->set_index(from.index); }
  void operator()(const Signal& from) const {
    pb::Signal& to = *frame.mutable_signal();
    to.set_index(from.index);
    to.set_name(from.name);
    to.set_kind(from.form);
  }
  void operator()(const Sensors& from) const {
    pb::Sensors& to = *frame.mutable_sensors();
    to.set_step(from.step);
    put_values(from, to);
    to.set_power_up(from.power_up);
    to.set_line(from.line);
    to.set_typed(from.typed);
    to.set_silent(from.silent);
  }
  void operator()(const Commands& from) const {
    pb::Commands& to = *frame.mutable_commands();
    to.set_step(from.step);
    put_values(from, to);
    to.set_lines_taken(from.lines_taken);
    to.set_clock_us(from.clock_us);
  }
  void operator()(const LogLine& from) const { frame.mutable_log_line()->set_text(from.text); }
  void operator()(const DefocusAndVent&) const { frame.mutable_defocus_and_vent(); }
};

Hello hello_of(const pb::Hello& from) {
  return {.protocol = from.protocol(),
          .firmware = from.firmware(),
          .version = from.version(),
          .git_hash = from.git_hash(),
          .capabilities = from.capabilities(),
          .period_us = from.period_us(),
          .sensors = from.sensors(),
          .outputs = from.outputs()};
}

Sensors sensors_of(const pb::Sensors& from) {
  return {.step = from.step(),
          .reals = {from.reals().begin(), from.reals().end()},
          .counts = {from.counts().begin(), from.counts().end()},
          .power_up = from.power_up(),
          .line = from.line(),
          .typed = from.typed(),
          .silent = from.silent()};
}

Commands commands_of(const pb::Commands& from) {
  return {.step = from.step(),
          .reals = {from.reals().begin(), from.reals().end()},
          .counts = {from.counts().begin(), from.counts().end()},
          .lines_taken = from.lines_taken(),
          .clock_us = from.clock_us()};
}

std::optional<Body> body_of(const pb::Frame& from) {
  switch (from.body_case()) {
    case pb::Frame::kStart:
      return Start{from.start().protocol()};
    case pb::Frame::kHello:
      return hello_of(from.hello());
    case pb::Frame::kAskSignal:
      return AskSignal{from.ask_signal().index()};
    case pb::Frame::kSignal:
      return Signal{from.signal().index(), from.signal().name(), from.signal().kind()};
    case pb::Frame::kSensors:
      return sensors_of(from.sensors());
    case pb::Frame::kCommands:
      return commands_of(from.commands());
    case pb::Frame::kLogLine:
      return LogLine{from.log_line().text()};
    case pb::Frame::kDefocusAndVent:
      return DefocusAndVent{};
    case pb::Frame::BODY_NOT_SET:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string serialize(const Frame& frame) {
  pb::Frame message;
  message.set_session(frame.session);
  message.set_sequence(frame.sequence);
  std::visit(Put{message}, frame.body);
  return message.SerializeAsString();
}

std::optional<Frame> parse(std::string_view bytes) {
  pb::Frame message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return std::nullopt;
  auto body = body_of(message);
  if (!body) return std::nullopt;
  return Frame{message.session(), message.sequence(), *std::move(body)};
}

}  // namespace heliorig::adapters::wire
