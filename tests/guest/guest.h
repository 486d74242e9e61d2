#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "tests/guest/channel.h"
#include "tests/guest/child.h"
#include "tests/support/process.h"

namespace heliorig::tests {

/// A PC of QEMU's with Debian's kernel, into which an FTDI adapter is plugged; behind that is the reference
/// firmware's link build on the emulated microcontroller. The adapter's bytes are not paced: nothing here is
/// a measurement of time.
class Guest {
 public:
  static constexpr const char* adapter_serial = "HELIO1";

  Guest();

  /// A line of shell, in the folder that holds scenarios/.
  Ended run(const std::string& line);

  void unplug();
  void plug_in();

 private:
  /// To QEMU, by its machine protocol, until it has answered and, where one is named, the event has come.
  void tell(const nlohmann::json& request, const std::string& event = "");

  Channel console_;
  Channel monitor_;
  std::optional<Child> computer_;
  std::optional<Child> board_;
};

}  // namespace heliorig::tests
