#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/signals/signal_table.h"

namespace heliorig::bench {

/// The Protobuf message of a trace row: one named double for each signal, nested as the names are, so that
/// `mirrors.row[3].angle` is field `angle` of the fourth `row` of `mirrors`, and `controller.alarm[0]` is
/// field `value` of the first `alarm` of `controller`.
///
/// Every field is written in every row, zeros too: a row is then always the same bytes but for the doubles,
/// which stand at fixed places. Encoding is one store a signal.
class RowCodec {
 public:
  /// Nothing where a name cannot be that of a field: not of the form `a.b_2[3].c`, an index above 999, or
  /// both a signal and a prefix of others.
  static std::optional<RowCodec> create(const SignalTable& signals);

  static constexpr const char* message_name = "heliorig.Row";
  /// A serialized google.protobuf.FileDescriptorSet with that message.
  const std::string& descriptor_set() const { return descriptor_set_; }

  /// The row's bytes; valid until the next call.
  std::string_view encode(std::span<const double> values);
  /// The values of a row that encode() made for the same signals; nothing where the bytes are none.
  std::optional<std::vector<double>> decode(std::string_view bytes) const;

 private:
  RowCodec() = default;

  std::string template_;
  std::vector<std::size_t> slots_;  ///< of each signal: where its double stands
  std::vector<std::size_t> slots_sorted_;
  std::string descriptor_set_;
};

}  // namespace heliorig::bench
