#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace heliorig::bench {

/// How many of the source lines that have code ran.
struct LineCoverage {
  std::uint64_t lines = 0;
  std::uint64_t lines_run = 0;
};

/// A register or an instruction that the firmware used and the emulator models in part or not at all.
struct Shortcoming {
  struct Use {
    std::uint32_t program_address = 0;  ///< in bytes
    std::string line;                   ///< `file:line`; empty where the firmware's file does not say
  };
  std::string what;           ///< as the data sheet calls it
  std::uint32_t address = 0;  ///< in the data space; 0 for an instruction
  bool in_part = false;
  std::string missing;  ///< what the emulator leaves out, in words
  std::vector<Use> used_from;
};

/// Every change of level of every pin, with its cycle: two runs that agree in both did the same at their
/// pins.
struct PinEdgeDigest {
  std::uint64_t count = 0;
  std::uint64_t hash = 0;
  bool operator==(const PinEdgeDigest&) const = default;
};

/// What a run took of the microcontroller it ran on, as only an emulator sees it. Nothing stands where it was
/// not watched, or where the firmware has not got it.
struct McuUsage {
  std::uint32_t ram_bytes = 0;
  std::optional<std::int32_t> least_free_ram_bytes;  ///< between stack and heap; negative where they met
  double asleep_share = 0.0;                         ///< of the time that its clock ran
  double longest_awake_s = 0.0;
  std::optional<double> longest_loop_s;
  std::optional<double> longest_interrupts_off_s;
  std::optional<double> least_watchdog_margin_s;         ///< none where the watchdog was never on
  std::optional<LineCoverage> coverage;                  ///< none where the firmware carries no debug lines
  std::map<std::uint32_t, std::uint64_t> eeprom_writes;  ///< by address; cells never written are left out
  PinEdgeDigest pin_edges;
  std::optional<std::vector<Shortcoming>> fidelity;  ///< the ledger; none where it was not kept
};

}  // namespace heliorig::bench
