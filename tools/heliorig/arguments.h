#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace heliorig::tools {

/// What a person gave on the command line, one struct a command. main.cpp fills them.
struct RunArguments {
  std::vector<std::string> scenarios;    ///< files or folders; empty: the tree at hand
  std::vector<std::string> controllers;  ///< empty: simulated
  std::string results;                   ///< folder; empty: a new numbered one below results/
  bool overwrite = false;
  bool corners = false;  ///< on the corners of each plant besides
  std::size_t jobs = 1;
  std::optional<std::uint64_t> seed;  ///< instead of the scenarios' own
  std::optional<double> speed;        ///< simulated over real time; nothing: as fast as it goes
  double most_overruns = 1.0;         ///< of its exchanges that may come a period late, in percent
  bool trace = true;
  bool csv = false;  ///< the trace as text besides
  bool break_on_violation = false;  ///< the run stops where a check is lost; with a debugger it halts there
  std::optional<unsigned> wall_limit_s;
  std::string gdb;  ///< port for a debugger, 0 for any that is free; empty: none comes
  bool json = false;

  /// However long a person thinks: nobody waits for a run that waits for its debugger.
  std::chrono::seconds wall_limit() const {
    if (wall_limit_s) return std::chrono::seconds{*wall_limit_s};
    return gdb.empty() ? std::chrono::seconds{std::chrono::hours{1}} : std::chrono::years{10};
  }
};

/// One controller, against a plan of validation.
struct ValidateArguments {
  std::string plan;  ///< file; empty: the tree's solarose-4x4
  RunArguments run;
};

struct CheckArguments {
  std::vector<std::string> scenarios;
  std::vector<std::string> controllers;
  bool json = false;
};

struct ListArguments {
  std::vector<std::string> scenarios;
  bool json = false;
};

/// Of `signals` and `faults`.
struct CatalogueArguments {
  std::string plant;  ///< plant file; empty: the tree's solarose-4x4
  std::string controller = "simulated";
  std::string filter;  ///< only names that contain it
  bool json = false;
};

struct PortsArguments {
  bool json = false;
};

struct SchemaArguments {
  std::string of;
};

}  // namespace heliorig::tools
