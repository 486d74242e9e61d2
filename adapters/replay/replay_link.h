#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include "bench/diagnostics/diagnostic.h"
#include "bench/run/controller_link.h"

namespace heliorig::adapters {

struct ReplayOptions {
  std::string name;  ///< what the link calls itself
  std::filesystem::path trace;
  std::uint64_t seed = 0;  ///< of the run to come; with another than the recorded one nothing would fit
};

/// A recorded controller in the place of the one that was recorded: it gives the same answers at the same
/// instants, bit by bit. It knows no others: where the run shows it other sensor values than were recorded,
/// sets another fault, types another line, or goes on for longer, the link is lost, with the instant and the
/// reason. Checks, requirements and reports may differ from those of the recorded run.
///
/// Complaints (code `recording`): the trace cannot be read, holds no recording, is of another seed, or of a
/// run that was too slow for the clock on the wall to show anything.
std::variant<std::unique_ptr<bench::ControllerLink>, bench::Diagnostics> open_replay(
    const ReplayOptions& options);

}  // namespace heliorig::adapters
