#include "adapters/avr/debugger/gdb_session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "adapters/avr/debugger/rsp_packet.h"

namespace heliorig::adapters {
namespace {

const std::string ok = "OK";
const std::string refused = "E01";
constexpr std::uint32_t longest_watch = 256;

/// What stands before the first `mark`, and behind it.
std::pair<std::string_view, std::string_view> parted(std::string_view text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

struct Range {
  std::uint32_t address;
  std::uint32_t length;
};

/// `ADDRESS,LENGTH`
std::optional<Range> range_of(std::string_view text) {
  const auto [address, length] = parted(text, ',');
  const auto start = number_of_hex(address);
  const auto count = number_of_hex(length);
  if (!start || !count) return std::nullopt;
  return Range{*start, *count};
}

std::string_view name_of(WatchKind kind) {
  switch (kind) {
    case WatchKind::write:
      return "watch";
    case WatchKind::read:
      return "rwatch";
    case WatchKind::access:
      return "awatch";
  }
  return "";
}

}  // namespace

GdbAnswer GdbSession::answer(std::string_view packet) {
  if (packet.empty()) return {};
  const std::string_view rest = packet.substr(1);
  switch (packet.front()) {
    case '?':
      return {halted_};
    case 'g':
      return {read_registers()};
    case 'G':
      return {write_registers(rest)};
    case 'p':
      return {read_register(rest)};
    case 'P':
      return {write_register(rest)};
    case 'm':
      return {read_memory(rest)};
    case 'M':
      return {write_memory(rest)};
    case 'Z':
    case 'z':
      return {set_point(rest, packet.front() == 'Z')};
    case 'H':  // there is one thread, whichever is asked for
    case 'T':
      return {ok};
    case 'D':
      return {ok, GdbAnswer::Then::detach};
    case 'k':
      return {"", GdbAnswer::Then::kill};
    case 'q':
      return answer_query(rest);
    default:
      return answer_resume(packet);
  }
}

/// The run was there before its debugger: a debugger that quits leaves it going on.
GdbAnswer GdbSession::answer_query(std::string_view packet) {
  const std::string_view name = packet.substr(0, packet.find_first_of(":,;"));
  if (name == "Supported") return {fmt::format("PacketSize={:x}", longest_rsp_payload)};
  if (name == "Attached") return {"1"};
  if (name == "C") return {"QC1"};
  if (name == "fThreadInfo") return {"m1"};
  if (name == "sThreadInfo") return {"l"};
  return {};
}

/// `c`, `s` and their kin that bring a signal, which no AVR knows.
GdbAnswer GdbSession::answer_resume(std::string_view packet) {
  if (packet == "vCont?") return {"vCont;c;C;s;S"};
  const bool of_threads = packet.starts_with("vCont;");
  if (of_threads) packet.remove_prefix(6);
  if (packet.empty()) return {of_threads ? refused : ""};
  const char what = packet.front();
  const bool go_on = what == 'c' || what == 'C';
  if (!go_on && what != 's' && what != 'S') return {of_threads ? refused : ""};
  // Elsewhere than where it stands: a debugger sets the program counter for that.
  const bool elsewhere =
      !of_threads && ((what == 'c' || what == 's') ? packet.size() > 1 : packet.find(';') != packet.npos);
  if (elsewhere) return {refused};
  return {"", go_on ? GdbAnswer::Then::go_on : GdbAnswer::Then::step};
}

const std::string& GdbSession::halted(int signal, const WatchPoint* watch) {
  halted_ = fmt::format("T{:02x}", signal);
  if (watch != nullptr) {
    halted_ += fmt::format("{}:{:x};", name_of(watch->kind), HaltedProcessor::data_start + watch->address);
  }
  constexpr std::uint32_t status = 32;  // and behind it what a debugger asks for after each stop
  for (std::uint32_t number = status; number < HaltedProcessor::register_count; ++number)
    halted_ += fmt::format("{:x}:{};", number, hex_of(processor_.read_register(number)));
  halted_ += "thread:1;";
  return halted_;
}

std::string GdbSession::read_registers() const {
  std::string all;
  for (std::uint32_t number = 0; number < HaltedProcessor::register_count; ++number)
    all += hex_of(processor_.read_register(number));
  return all;
}

std::string GdbSession::write_registers(std::string_view values) {
  std::size_t size = 0;
  for (std::uint32_t number = 0; number < HaltedProcessor::register_count; ++number)
    size += HaltedProcessor::size_of_register(number);
  const auto bytes = bytes_of_hex(values);
  if (!bytes || bytes->size() != size) return refused;
  std::span<const std::uint8_t> left{*bytes};
  for (std::uint32_t number = 0; number < HaltedProcessor::register_count; ++number) {
    const std::size_t own = HaltedProcessor::size_of_register(number);
    processor_.write_register(number, left.first(own));
    left = left.subspan(own);
  }
  return ok;
}

std::string GdbSession::read_register(std::string_view number) const {
  const auto wanted = number_of_hex(number);
  if (!wanted || *wanted >= HaltedProcessor::register_count) return refused;
  return hex_of(processor_.read_register(*wanted));
}

/// `NUMBER=VALUE`
std::string GdbSession::write_register(std::string_view assignment) {
  const auto [number, value] = parted(assignment, '=');
  const auto wanted = number_of_hex(number);
  const auto bytes = bytes_of_hex(value);
  if (!wanted || !bytes || *wanted >= HaltedProcessor::register_count ||
      bytes->size() != HaltedProcessor::size_of_register(*wanted))
    return refused;
  processor_.write_register(*wanted, *bytes);
  return ok;
}

std::string GdbSession::read_memory(std::string_view range) const {
  const auto wanted = range_of(range);
  if (!wanted) return refused;
  const auto bytes =
      processor_.read(wanted->address, std::min<std::size_t>(wanted->length, longest_rsp_payload / 2));
  return bytes.empty() ? refused : hex_of(bytes);
}

/// `ADDRESS,LENGTH:BYTES`
std::string GdbSession::write_memory(std::string_view assignment) {
  const auto [range, contents] = parted(assignment, ':');
  const auto wanted = range_of(range);
  const auto bytes = bytes_of_hex(contents);
  if (!wanted || !bytes || bytes->size() != wanted->length) return refused;
  return processor_.write(wanted->address, *bytes) ? ok : refused;
}

/// `KIND,ADDRESS,SIZE`: 0 and 1 halt at an instruction, 2 to 4 on access to data.
std::string GdbSession::set_point(std::string_view point, bool on) {
  const auto [kind, place] = parted(point, ',');
  const auto wanted = range_of(place.substr(0, place.find(';')));
  if (kind.size() != 1 || kind[0] < '0' || kind[0] > '4') return "";
  if (!wanted) return refused;
  if (kind[0] <= '1') return points_.set_break(wanted->address, on) ? ok : refused;
  const auto watch = static_cast<WatchKind>(kind[0] - '2');
  const bool in_data =
      wanted->address >= HaltedProcessor::data_start && wanted->address < HaltedProcessor::eeprom_start;
  if (!in_data || wanted->length == 0 || wanted->length > longest_watch) return refused;
  points_.set_watch({watch, wanted->address - HaltedProcessor::data_start, wanted->length}, on);
  return ok;
}

}  // namespace heliorig::adapters
